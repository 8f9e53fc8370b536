/** What is written on the map of an own layer: labels, and how many points a cluster holds. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../basemap/palette';
import { FONT, FONT_BOLD } from '../drawers/context';
import { isPainted } from './address';
import { AREAS, CLUSTER, LINES, POINTS, SINGLE } from './filters';
import type { OwnLayerView } from './view';

type Expression = ExpressionSpecification;

/** How many points a cluster holds, all of them. */
export function clusterCounts(
  layer: OwnLayerView,
  palette: Palette,
  sourceId: string,
): LayerSpecification[] {
  if (layer.style.points !== 'cluster' || !layer.geometryKinds.includes('point')) return [];
  return [
    {
      id: `${sourceId}/count`,
      type: 'symbol',
      source: sourceId,
      'source-layer': 'features',
      filter: CLUSTER,
      layout: {
        visibility: layer.shown ? 'visible' : 'none',
        'text-field': ['to-string', ['get', 'point_count']],
        'text-font': FONT_BOLD,
        'text-size': 12,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: {
        'text-color': palette.label,
        'text-halo-color': palette.halo,
        'text-halo-width': 2,
        'text-opacity': layer.opacity,
      },
    },
  ];
}

/** Labels by a field of the features. */
export function labels(
  layer: OwnLayerView,
  palette: Palette,
  sourceId: string,
): LayerSpecification[] {
  const { labelField, points, radiusPx } = layer.style;
  if (labelField === null) return [];
  const base = { source: sourceId, 'source-layer': 'features' } as const;
  const text = {
    visibility: layer.shown ? ('visible' as const) : ('none' as const),
    'text-field': ['to-string', ['get', labelField]] as Expression,
    'text-font': FONT,
    'text-size': 12,
    'text-max-width': 9,
  };
  const paint = {
    'text-color': palette.label,
    'text-halo-color': palette.halo,
    'text-halo-width': 1.6,
    'text-opacity': layer.opacity,
  };
  const names: LayerSpecification[] = [];
  if (layer.geometryKinds.includes('polygon'))
    names.push({
      id: `${sourceId}/name-area`,
      type: 'symbol',
      ...base,
      filter: AREAS,
      layout: text,
      paint,
    });
  if (layer.geometryKinds.includes('line'))
    names.push({
      id: `${sourceId}/name-line`,
      type: 'symbol',
      ...base,
      filter: LINES,
      layout: { ...text, 'symbol-placement': 'line', 'text-offset': [0, 0.9] },
      paint,
    });
  if (layer.geometryKinds.includes('point') && points !== 'heat')
    names.push({
      id: `${sourceId}/name-point`,
      type: 'symbol',
      ...base,
      filter: points === 'cluster' ? ['all', POINTS, SINGLE] : POINTS,
      ...(isPainted(layer) ? { minzoom: layer.crowdedBelowZoom } : {}),
      layout: {
        ...text,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.5 + radiusPx / 12,
        'text-justify': 'auto',
      },
      paint,
    });
  return names;
}
