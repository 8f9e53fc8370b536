import type { FeatureCollection } from 'geojson';
import type { DrawContext, Drawing } from './context';

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** What is chosen in a table, outlined over everything that lies on the ground; filled by `markChosen`. */
export function drawChosen({ palette }: DrawContext): Drawing {
  const place = { source: 'chosen' } as const;
  return {
    sources: { chosen: { type: 'geojson', data: nothing } },
    layers: [
      {
        id: 'chosen-fill',
        type: 'fill',
        ...place,
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'fill-color': palette.chosen, 'fill-opacity': 0.14 },
      },
      {
        id: 'chosen-casing',
        type: 'line',
        ...place,
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': palette.halo, 'line-width': 6, 'line-opacity': 0.8 },
      },
      {
        id: 'chosen-line',
        type: 'line',
        ...place,
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': palette.chosen, 'line-width': 3 },
      },
      {
        id: 'chosen-point',
        type: 'circle',
        ...place,
        filter: ['==', ['geometry-type'], 'Point'],
        paint: {
          'circle-radius': 12,
          'circle-color': palette.chosen,
          'circle-opacity': 0.18,
          'circle-stroke-color': palette.chosen,
          'circle-stroke-width': 3,
        },
      },
    ],
  };
}
