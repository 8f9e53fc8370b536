/** How the board looks: the features of its two sources, and the layers that draw them. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Feature, FeatureCollection } from 'geojson';
import type { GeoJSONStoreFeatures } from 'terra-draw';
import type { LngLat } from '../domain/site';
import type { Palette } from './basemap/palette';
import { FONT } from './drawers/context';

export const DRAWING_SOURCE = 'drawing';
export const LABEL_SOURCE = 'drawing-labels';

/** Corners of a circle that can be taken: one in each direction. */
const CIRCLE_HANDLES = 4;
const CIRCLE_CORNERS = 64;

/** What a feature is on the board. */
function roleOf({ properties }: GeoJSONStoreFeatures): string {
  if (properties['midPoint']) return 'middle';
  if (properties['selectionPoint'] || properties['closingPoint']) return 'vertex';
  return 'shape';
}

/**
 * The features of the source `drawing`.
 * @param circles ids of the circles: of their many corners only some are shown as handles
 * @param snapped the position that the pointer keeps to
 */
export function boardFeatures(
  features: readonly GeoJSONStoreFeatures[],
  circles: ReadonlySet<string>,
  snapped: LngLat | null,
): FeatureCollection {
  const shown = features.filter(({ properties }) => {
    const owner = properties['selectionPointFeatureId'];
    if (typeof owner !== 'string' || !circles.has(owner)) return true;
    return Number(properties['index']) % (CIRCLE_CORNERS / CIRCLE_HANDLES) === 0;
  });
  return {
    type: 'FeatureCollection',
    features: [
      ...shown.map((feature): Feature => ({
        type: 'Feature',
        geometry: feature.geometry,
        properties: {
          role: roleOf(feature),
          kind: feature.properties['mode'] ?? '',
          selected: feature.properties['selected'] === true,
          draft: feature.properties['currentlyDrawing'] === true,
        },
      })),
      ...(snapped
        ? [
            {
              type: 'Feature' as const,
              geometry: { type: 'Point' as const, coordinates: [...snapped] },
              properties: { role: 'snap' },
            },
          ]
        : []),
    ],
  };
}

export interface BoardLabel {
  readonly at: LngLat;
  readonly text: string;
}

/** The features of the source `drawing-labels`. */
export const labelFeatures = (labels: readonly BoardLabel[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: labels.map(({ at, text }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [...at] },
    properties: { text },
  })),
});

const is = (role: string): ExpressionSpecification => ['==', ['get', 'role'], role];
const selected: ExpressionSpecification = ['boolean', ['get', 'selected'], false];

/** The layers of the board, bottom first. @param large handles for fingers */
export function boardLayers(palette: Palette, large: boolean): LayerSpecification[] {
  const source = DRAWING_SOURCE;
  const { draw, halo } = palette;
  const handle = (
    id: string,
    role: string,
    radius: number,
    hollow: boolean,
  ): LayerSpecification => ({
    id,
    type: 'circle',
    source,
    filter: is(role),
    paint: {
      'circle-radius': large ? radius * 1.7 : radius,
      'circle-color': hollow ? halo : draw,
      'circle-opacity': role === 'middle' ? 0.75 : 1,
      'circle-stroke-color': hollow ? draw : halo,
      'circle-stroke-width': 2,
    },
  });
  return [
    {
      id: 'drawing-fill',
      type: 'fill',
      source,
      filter: ['all', is('shape'), ['==', ['geometry-type'], 'Polygon']],
      paint: { 'fill-color': draw, 'fill-opacity': ['case', selected, 0.28, 0.16] },
    },
    {
      id: 'drawing-casing',
      type: 'line',
      source,
      filter: ['all', is('shape'), ['!=', ['geometry-type'], 'Point']],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': halo, 'line-width': 6, 'line-opacity': 0.7 },
    },
    {
      id: 'drawing-line',
      type: 'line',
      source,
      filter: ['all', is('shape'), ['!=', ['geometry-type'], 'Point']],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': draw, 'line-width': ['case', selected, 4, 2.5] },
    },
    {
      id: 'drawing-point',
      type: 'circle',
      source,
      filter: ['all', is('shape'), ['==', ['geometry-type'], 'Point']],
      paint: {
        'circle-radius': ['case', ['==', ['get', 'kind'], 'text'], 3.5, selected, 9, 7],
        'circle-color': draw,
        'circle-stroke-color': halo,
        'circle-stroke-width': ['case', selected, 3.5, 2],
      },
    },
    handle('drawing-middle', 'middle', 4, true),
    handle('drawing-vertex', 'vertex', 6, true),
    handle('drawing-snap', 'snap', 5, false),
    {
      id: 'drawing-label',
      type: 'symbol',
      source: LABEL_SOURCE,
      layout: {
        'text-field': ['get', 'text'],
        'text-font': FONT,
        'text-size': 13,
        'text-max-width': 14,
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': 0.9,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': draw, 'text-halo-color': halo, 'text-halo-width': 2 },
    },
  ];
}
