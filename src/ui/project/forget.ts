import type { Atlas } from '../../state/atlas.svelte';
import type { Projects } from '../../state/projects.svelte';
import { forgetAll } from '../common/remembered';

/** Deletes projects, recent searches and settings from the device. The files of the atlas itself stay. */
export async function forgetEverything(atlas: Atlas, projects: Projects): Promise<void> {
  await projects.forget();
  forgetAll();
  atlas.settings.paint('auto');
  atlas.settings.nameMapIn('both');
  atlas.notices.tell('info', 'project.forgotten');
}
