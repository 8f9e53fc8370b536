import type { OwnLayer } from '../../domain/own/model';
import { unionOfBounds } from '../../domain/site-bounds';
import type { ImportTranslate } from '../../i18n/import/messages';
import type { Atlas } from '../../state/atlas.svelte';
import { addOwn } from '../layers/own-deeds';

/** Puts imported layers on the map, looks at them and says so; a table without a place is opened. */
export function showAdded(atlas: Atlas, t: ImportTranslate, layers: readonly OwnLayer[]): void {
  if (layers.length === 0) return;
  addOwn(atlas, layers, 'deed.layer.import');
  atlas.open('layers');
  const bounds = unionOfBounds(layers.map(({ table }) => table.bounds));
  const [first] = layers;
  if (bounds) atlas.frameBounds(bounds);
  else if (first) atlas.workbench.openTable(first.id);
  const titles = layers.map(({ title }) => title).join(', ');
  atlas.announcer.say(t('added', { count: layers.length, titles }), 'high');
}
