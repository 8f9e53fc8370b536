import type { Speech } from '../../i18n/speech.svelte';
import type { Atlas } from '../../state/atlas.svelte';
import { sessionOf } from './session.svelte';

/** Works off the recipe that the address asks for, with the tool open that shows how it goes. */
export async function followLink(atlas: Atlas, speech: Speech, text: string): Promise<void> {
  if (atlas.panel === 'places' && !atlas.selection.selected) atlas.open('tools');
  atlas.workbench.take('analyse');
  await sessionOf(atlas, speech).runLink(text);
}
