import type { FeatureCollection } from 'geojson';
import type { LngLat } from '../../domain/site';
import type { DrawContext, Drawing } from './context';

/** The features of the source `highlight`: a point for each place that is pointed out. */
export const highlightFeatures = (points: readonly LngLat[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: points.map(([lng, lat]) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lng, lat] },
    properties: {},
  })),
});

/** A ring round each place that the page around the atlas points out, wider than any pin. */
export function drawHighlight({ palette }: DrawContext): Drawing {
  return {
    sources: { highlight: { type: 'geojson', data: highlightFeatures([]) } },
    layers: [
      {
        id: 'highlight-halo',
        type: 'circle',
        source: 'highlight',
        paint: {
          'circle-radius': 21,
          'circle-opacity': 0,
          'circle-stroke-width': 7,
          'circle-stroke-color': palette.halo,
        },
      },
      {
        id: 'highlight-ring',
        type: 'circle',
        source: 'highlight',
        paint: {
          'circle-radius': 22,
          'circle-opacity': 0,
          'circle-stroke-width': 4,
          'circle-stroke-color': palette.here,
        },
      },
    ],
  };
}
