import type { FeatureCollection, Geometry } from 'geojson';
import { circleRing } from '../../domain/measure';
import type { LngLat } from '../../domain/site';
import type { DrawContext, Drawing } from './context';

/** Where the device says it is, to how many metres, and what it is on its way to. */
export interface Whereabouts {
  readonly position: LngLat;
  readonly accuracyMetres: number;
  /** The selected place, to which a line shows the direction; null without one. */
  readonly towards: LngLat | null;
}

/** The features of the source `whereabouts`: the ring of the true accuracy, the dot, the direction. */
export function whereaboutsFeatures(whereabouts: Whereabouts | null): FeatureCollection {
  const feature = (kind: string, geometry: Geometry): FeatureCollection['features'][number] => ({
    type: 'Feature',
    geometry,
    properties: { kind },
  });
  if (!whereabouts) return { type: 'FeatureCollection', features: [] };
  const { position, accuracyMetres, towards } = whereabouts;
  const ring = circleRing(position, Math.max(1, accuracyMetres));
  return {
    type: 'FeatureCollection',
    features: [
      feature('ring', { type: 'Polygon', coordinates: [ring.map(([lng, lat]) => [lng, lat])] }),
      ...(towards
        ? [feature('line', { type: 'LineString', coordinates: [[...position], [...towards]] })]
        : []),
      feature('dot', { type: 'Point', coordinates: [...position] }),
    ],
  };
}

/** Where one is, above all that the atlas itself shows. */
export function drawWhereabouts({ palette }: DrawContext): Drawing {
  const place = { source: 'whereabouts' } as const;
  return {
    sources: { whereabouts: { type: 'geojson', data: whereaboutsFeatures(null) } },
    layers: [
      {
        id: 'whereabouts-ring',
        type: 'fill',
        ...place,
        filter: ['==', ['get', 'kind'], 'ring'],
        paint: { 'fill-color': palette.here, 'fill-opacity': 0.16 },
      },
      {
        id: 'whereabouts-line',
        type: 'line',
        ...place,
        filter: ['==', ['get', 'kind'], 'line'],
        paint: { 'line-color': palette.here, 'line-width': 2, 'line-dasharray': [1, 2] },
        layout: { 'line-cap': 'round' },
      },
      {
        id: 'whereabouts-dot',
        type: 'circle',
        ...place,
        filter: ['==', ['get', 'kind'], 'dot'],
        paint: {
          'circle-radius': 7,
          'circle-color': palette.here,
          'circle-stroke-color': palette.halo,
          'circle-stroke-width': 3,
        },
      },
    ],
  };
}
