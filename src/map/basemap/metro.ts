/** Metro and tram: lines and stations in the colours the data gives. */
import type { LayerSpecification } from 'maplibre-gl';
import { fade, grow, shown, type Expression, type From } from './expressions.ts';
import type { Palette } from './palette.ts';

export function metroLayers(palette: Palette, from: From): LayerSpecification[] {
  const color: Expression = ['get', 'color'];
  const line = {
    ...from('metro'),
    type: 'line',
    layout: { 'line-cap': 'round', 'line-join': 'round', visibility: shown('metro-lines.shown') },
  } as const;
  const width = grow([
    [8, 0.9],
    [11, 2.2],
    [13, 3.6],
    [16, 6],
  ]);
  const station = {
    ...from('stations'),
    type: 'circle',
    layout: {
      'circle-sort-key': ['-', 0, ['get', 'rank']] as Expression,
      visibility: shown('metro-stations.shown'),
    },
  } as const;
  return [
    {
      ...line,
      id: 'basemap-metro-casing',
      minzoom: 10,
      filter: ['all', ['==', ['get', 'mode'], 'metro'], ['==', ['get', 'status'], 'open']],
      paint: {
        'line-color': palette.halo,
        'line-opacity': 0.85,
        'line-width': grow([
          [10, 2.6],
          [11, 4],
          [13, 6],
          [16, 9],
        ]),
      },
    },
    {
      ...line,
      id: 'basemap-metro-tram',
      minzoom: 10.5,
      filter: ['==', ['get', 'mode'], 'tram'],
      paint: {
        'line-color': color,
        'line-width': grow([
          [10.5, 0.8],
          [13, 1.6],
          [16, 3],
        ]),
      },
    },
    {
      ...line,
      id: 'basemap-metro-construction',
      minzoom: 9.5,
      filter: ['all', ['==', ['get', 'mode'], 'metro'], ['!=', ['get', 'status'], 'open']],
      layout: { 'line-join': 'round', visibility: shown('metro-lines.shown') },
      paint: { 'line-color': color, 'line-width': width, 'line-dasharray': [2, 1.5] },
    },
    {
      ...line,
      id: 'basemap-metro-line',
      minzoom: 8,
      filter: ['all', ['==', ['get', 'mode'], 'metro'], ['==', ['get', 'status'], 'open']],
      paint: {
        'line-color': color,
        'line-width': width,
        'line-opacity': fade([
          [8, 0.6],
          [10, 1],
        ]),
      },
    },
    {
      ...station,
      id: 'basemap-metro-stop-tram',
      minzoom: 13,
      filter: ['==', ['get', 'mode'], 'tram'],
      paint: {
        'circle-color': palette.station,
        'circle-stroke-color': color,
        'circle-radius': grow([
          [13, 1.4],
          [16, 3],
        ]),
        'circle-stroke-width': grow([
          [13, 0.8],
          [16, 1.6],
        ]),
      },
    },
    {
      ...station,
      id: 'basemap-metro-station',
      minzoom: 10.8,
      filter: ['all', ['==', ['get', 'mode'], 'metro'], ['!=', ['get', 'rank'], 1]],
      paint: {
        'circle-color': palette.station,
        'circle-stroke-color': color,
        'circle-radius': grow([
          [10.8, 1.1],
          [13, 3],
          [16, 5.5],
        ]),
        'circle-stroke-width': grow([
          [10.8, 0.8],
          [13, 1.6],
          [16, 2.6],
        ]),
        'circle-opacity': ['case', ['==', ['get', 'status'], 'open'], 1, 0.6],
        'circle-stroke-opacity': ['case', ['==', ['get', 'status'], 'open'], 1, 0.6],
      },
    },
    {
      ...station,
      id: 'basemap-metro-interchange',
      minzoom: 10.3,
      filter: ['all', ['==', ['get', 'mode'], 'metro'], ['==', ['get', 'rank'], 1]],
      paint: {
        'circle-color': palette.station,
        'circle-stroke-color': palette.label,
        'circle-radius': grow([
          [10.3, 1.8],
          [13, 4.4],
          [16, 7.5],
        ]),
        'circle-stroke-width': grow([
          [10.3, 1],
          [13, 1.8],
          [16, 2.8],
        ]),
      },
    },
  ];
}
