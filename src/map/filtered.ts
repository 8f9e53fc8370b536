/** Filters of layers that are no sites: what of them is drawn follows the global state. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { filteredKey, passingKey, SELECTED_FEATURE, shownKey } from './state-keys';

/** A feature that the layer's filter leaves; the selected one is never hidden. */
const passes = (layerId: string): ExpressionSpecification => [
  'any',
  ['!', ['to-boolean', ['global-state', filteredKey(layerId)]]],
  ['in', ['get', 'id'], ['array', ['global-state', passingKey(layerId)]]],
  ['==', ['concat', `${layerId}/`, ['get', 'id']], ['global-state', SELECTED_FEATURE]],
];

/** Style layers that are switched with a layer of the catalogue, the basemap's among them, heed its filter. */
export function withFilters(
  layers: readonly LayerSpecification[],
  layerIds: readonly string[],
): LayerSpecification[] {
  return layers.map((layer) => {
    const text = JSON.stringify(layer);
    const id = layerIds.find((known) => text.includes(JSON.stringify(shownKey(known))));
    if (id === undefined || !('source' in layer)) return layer;
    const filter = 'filter' in layer ? layer.filter : undefined;
    const both: unknown = filter ? ['all', filter, passes(id)] : passes(id);
    return { ...layer, filter: both } as LayerSpecification;
  });
}
