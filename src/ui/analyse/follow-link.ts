import type { Speech } from '../../i18n/speech.svelte';
import type { Atlas } from '../../state/atlas.svelte';
import { rememberedProject } from '../project/remembered';
import { sessionOf } from './session.svelte';

/** Works off the recipe that the address asks for, with the tool open that shows how it goes. */
export async function followLink(atlas: Atlas, speech: Speech, text: string): Promise<void> {
  if (atlas.panel === 'places' && !atlas.selection.selected) atlas.open('tools');
  atlas.workbench.take('analyse');
  if (rememberedProject() !== null) {
    // The project of last time comes first: it may have the result, and must not push it aside.
    const { keepProjects } = await import('../project/keeper.svelte');
    await keepProjects(atlas, speech);
  }
  await sessionOf(atlas, speech).runLink(text);
}
