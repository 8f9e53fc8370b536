import type { Atlas } from '../../state/atlas.svelte';
import type { Projects } from '../../state/projects.svelte';

/** What the atlas keeps begins with this; other applications of the same host keep theirs. */
const OWN_KEYS = 'atlas.';

/** Deletes projects, recent searches and settings from the device. The files of the atlas itself stay. */
export async function forgetEverything(atlas: Atlas, projects: Projects): Promise<void> {
  await projects.forget();
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(OWN_KEYS)) localStorage.removeItem(key);
    }
  } catch (error) {
    // Storage that is denied holds nothing.
    if (!(error instanceof DOMException)) throw error;
  }
  atlas.settings.paint('auto');
  atlas.settings.nameMapIn('both');
  atlas.notices.tell('info', 'project.forgotten');
}
