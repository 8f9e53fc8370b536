/** Names and signs of what is no place: roads, stations, ports, peaks, lakes, reserves. */
import type { LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import {
  bilingual,
  fade,
  hasLocalName,
  ink,
  italic,
  medium,
  oneLine,
  regular,
  shown,
  stationNamesFrom,
  type From,
} from './expressions.ts';
import type { Palette } from './palette.ts';
import { placeLabelLayers } from './place-labels.ts';

/** Names, least first: later layers win the room. */
export function labelLayers(palette: Palette, from: From): LayerSpecification[] {
  const muted = ink(palette, palette.labelMuted);
  const sign = {
    'icon-color': palette.labelMuted,
    'icon-halo-color': palette.halo,
    'icon-halo-width': 1.4,
  };
  return [
    {
      id: 'basemap-label-reserve',
      type: 'symbol',
      ...from('reserves'),
      minzoom: 8,
      maxzoom: 11,
      filter: ['!=', ['get', 'kind'], 'land'],
      layout: {
        'text-field': oneLine,
        'text-font': italic,
        'text-size': 10,
        'symbol-placement': 'line',
        'symbol-spacing': 500,
        'text-offset': [0, 0.9],
        'text-max-angle': 20,
      },
      paint: { ...ink(palette, palette.reserveLabel), 'text-halo-color': palette.sea },
    },
    {
      id: 'basemap-label-road',
      type: 'symbol',
      ...from('roads'),
      minzoom: 8.6,
      maxzoom: 14,
      filter: ['all', ['has', 'ref'], ['!', ['has', 'fade']]],
      layout: {
        'text-field': ['get', 'ref'],
        'text-font': medium,
        'text-size': 9.5,
        'symbol-placement': 'line',
        'symbol-spacing': 280,
        'text-rotation-alignment': 'viewport',
        'text-pitch-alignment': 'viewport',
        'text-padding': 10,
        'icon-image': 'basemap-shield',
        'icon-text-fit': 'both',
        'icon-text-fit-padding': [1.5, 3.5, 1.5, 3.5],
        'icon-rotation-alignment': 'viewport',
        'icon-pitch-alignment': 'viewport',
      },
      paint: {
        'text-color': palette.label,
        'icon-color': palette.shield,
        'icon-halo-color': palette.motorwayCasing,
        'icon-halo-width': 1,
      },
    },
    {
      id: 'basemap-label-bridge',
      type: 'symbol',
      ...from('ports'),
      minzoom: 11,
      filter: ['==', ['get', 'kind'], 'bridge'],
      layout: {
        'text-field': oneLine,
        'text-font': regular,
        'text-size': 11,
        'text-max-width': 12,
        'text-variable-anchor': ['top', 'bottom'],
        'text-radial-offset': 0.7,
      },
      paint: muted,
    },
    {
      id: 'basemap-label-lake',
      type: 'symbol',
      ...from('lakes'),
      minzoom: 9.5,
      filter: hasLocalName,
      layout: {
        'text-field': bilingual(palette.labelSea),
        'text-font': italic,
        'text-size': 11,
        'text-max-width': 8,
      },
      paint: ink(palette, palette.labelSea),
    },
    {
      id: 'basemap-label-peak',
      type: 'symbol',
      ...from('peaks'),
      minzoom: 9,
      layout: {
        ...beside(10.5),
        'text-field': [
          'format',
          oneLine,
          {},
          ['concat', ' ', ['to-string', ['get', 'elevation']]],
          { 'font-scale': 0.85 },
        ],
        'icon-image': 'basemap-peak',
        'icon-size': 0.8,
      },
      paint: { ...muted, ...sign },
    },
    {
      id: 'basemap-metro-label-tram',
      type: 'symbol',
      ...from('stations'),
      minzoom: 14.5,
      filter: ['==', ['get', 'mode'], 'tram'],
      layout: stationLabel(10),
      paint: muted,
    },
    {
      id: 'basemap-label-port',
      type: 'symbol',
      ...from('ports'),
      minzoom: 9.6,
      filter: ['!=', ['get', 'kind'], 'bridge'],
      layout: {
        ...beside(10.5),
        'text-field': oneLine,
        'icon-image': ['concat', 'basemap-', ['get', 'kind']],
        'text-optional': true,
      },
      paint: { ...muted, ...sign },
    },
    ...placeLabelLayers(palette, from),
    {
      id: 'basemap-metro-label',
      type: 'symbol',
      ...from('stations'),
      minzoom: stationNamesFrom,
      filter: ['==', ['get', 'mode'], 'metro'],
      layout: stationLabel(11),
      paint: ink(palette, palette.label),
    },
  ];
}

const beside = (size: number): NonNullable<SymbolLayerSpecification['layout']> => ({
  'text-font': regular,
  'text-size': size,
  'text-max-width': 8,
  'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
  'text-radial-offset': 0.8,
  'text-justify': 'auto',
});

const stationLabel = (size: number): NonNullable<SymbolLayerSpecification['layout']> => ({
  ...beside(size),
  visibility: shown('metro-stations.shown'),
  // beside the corners first, where lines seldom run
  'text-variable-anchor': ['bottom-left', 'top-left', 'bottom-right', 'top-right', 'left', 'right'],
  'text-radial-offset': 0.6,
  'text-field': oneLine,
  'text-size': fade([
    [12, size],
    [16, size + 2],
  ]),
  'symbol-sort-key': ['get', 'rank'],
});
