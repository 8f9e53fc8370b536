import type { Speech } from '../../i18n/speech.svelte';
import type { Atlas } from '../../state/atlas.svelte';
import { rememberedProject } from './remembered';

/**
 * Begins to keep what is one's own as soon as there is any, now or from last time; to be called in an
 * effect. A visitor who makes nothing loads nothing, and nothing is written on their device.
 */
export function keepWhatIsOwn(atlas: Atlas, speech: Speech): void {
  const { own, connected } = atlas.workbench;
  if (own.all.length + connected.all.length === 0 && rememberedProject() === null) return;
  import('./keeper.svelte')
    .then(({ keepProjects }) => keepProjects(atlas, speech))
    .catch(() => {
      atlas.notices.tell('warning', 'project.denied');
    });
}
