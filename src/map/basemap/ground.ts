/** Sea, land and what lies on it: reserves, lakes, district borders and the shore. */
import type { LayerSpecification } from 'maplibre-gl';
import { fade, grow, type Expression, type From } from './expressions.ts';
import type { Palette } from './palette.ts';
import { shelfLayers } from './shelf.ts';

export function groundLayers(palette: Palette, from: From): LayerSpecification[] {
  const onLand: Expression = ['==', ['get', 'kind'], 'land'];
  return [
    {
      id: 'basemap-sea',
      type: 'background',
      paint: { 'background-color': palette.sea },
    },
    ...shelfLayers(palette, from),
    {
      id: 'basemap-reserve-sea',
      type: 'line',
      ...from('reserves'),
      filter: ['!', onLand],
      // Named from about here; further out its straight steps would be a riddle.
      minzoom: 9.6,
      paint: {
        'line-color': palette.reserveSea,
        'line-width': 1.2,
        'line-dasharray': [5, 3],
        'line-opacity': fade([
          [9.6, 0],
          [10.4, 0.8],
        ]),
      },
    },
    {
      id: 'basemap-land',
      type: 'fill',
      ...from('land'),
      paint: { 'fill-color': palette.land },
    },
    {
      id: 'basemap-reserve-land',
      type: 'fill',
      ...from('reserves'),
      filter: onLand,
      paint: { 'fill-color': palette.reserve },
    },
    {
      id: 'basemap-lake',
      type: 'fill',
      ...from('lakes'),
      paint: { 'fill-color': palette.lake },
    },
    {
      id: 'basemap-lake-edge',
      type: 'line',
      ...from('lakes'),
      minzoom: 8,
      paint: {
        'line-color': palette.coast,
        'line-opacity': 0.7,
        'line-width': grow([
          [8, 0.3],
          [13, 0.9],
        ]),
      },
    },
    {
      id: 'basemap-district-band',
      type: 'line',
      ...from('borders'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.border,
        'line-opacity': 0.18,
        'line-width': grow([
          [6, 3],
          [9, 6],
          [13, 10],
        ]),
      },
    },
    {
      id: 'basemap-district-border',
      type: 'line',
      ...from('borders'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.border,
        'line-width': [
          'interpolate',
          ['linear'],
          ['zoom'],
          6,
          ['case', ['==', ['get', 'kind'], 'outer'], 0.9, 0.5],
          12,
          ['case', ['==', ['get', 'kind'], 'outer'], 1.6, 1.1],
        ],
        'line-dasharray': [5, 2, 1, 2],
      },
    },
    {
      id: 'basemap-coast',
      type: 'line',
      ...from('coast'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': palette.coast,
        'line-width': grow([
          [6, 0.6],
          [9, 0.9],
          [12, 1.2],
          [16, 2],
        ]),
      },
    },
  ];
}
