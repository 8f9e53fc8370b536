import type { Speech } from '../../i18n/speech.svelte';
import type { Atlas } from '../../state/atlas.svelte';

/** What a layer is called, shipped or own; layers of places share a name, their theme tells them apart. */
export function layerTitle(id: string, { core, workbench }: Atlas, speech: Speech): string {
  const layer = core.layers.find((one) => one.id === id);
  if (!layer) return workbench.own.get(id)?.title ?? id;
  const theme = core.themes.find((one) => one.id === layer.theme);
  return speech.name(layer.draw.kind === 'sites' && theme ? theme.title : layer.title).text;
}
