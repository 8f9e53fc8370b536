import type { ExpressionSpecification } from 'maplibre-gl';
import { SELECTED_SITE } from '../state-keys';
import {
  FONT,
  FONT_BOLD,
  siteHovered,
  siteLabel,
  siteSelected,
  type DrawContext,
  type Drawing,
} from './context';
import { siteSource } from './site-features';

/** Pins and clusters; their features are worked out by src/map/pins.ts and follow the zoom. */
export function drawPins(context: DrawContext): Drawing {
  const { palette } = context;
  const single: ExpressionSpecification = ['==', ['get', 'count'], 1];
  const selected: ExpressionSpecification = [
    'any',
    siteSelected,
    ['in', ['global-state', SELECTED_SITE], ['get', 'members']],
  ];
  return {
    sources: { pins: { ...siteSource([]), promoteId: 'id' } },
    layers: [
      {
        id: 'site-pin-halo',
        type: 'circle',
        source: 'pins',
        filter: ['any', selected, siteHovered],
        paint: {
          'circle-radius': ['case', single, 21, 24],
          'circle-color': ['get', 'color'],
          'circle-opacity': ['case', selected, 0.34, 0.2],
        },
      },
      {
        id: 'site-pins',
        type: 'symbol',
        source: 'pins',
        layout: {
          'icon-image': ['get', 'icon'],
          'icon-allow-overlap': true,
          'icon-size': ['case', selected, 1.18, 1],
          'text-field': ['case', single, siteLabel(palette.labelMuted), ''],
          'text-font': ['case', selected, ['literal', FONT_BOLD], ['literal', FONT]],
          'text-size': 12.5,
          'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
          'text-radial-offset': 1.3,
          'text-justify': 'auto',
          'text-max-width': 9,
          'text-optional': true,
          'text-padding': 3,
          'symbol-sort-key': ['case', selected, -1, ['get', 'order']],
        },
        paint: {
          'text-color': palette.label,
          'text-halo-color': palette.halo,
          'text-halo-width': 1.8,
        },
      },
      {
        id: 'site-pin-counts',
        type: 'symbol',
        source: 'pins',
        filter: ['!', single],
        layout: {
          'text-field': ['to-string', ['get', 'count']],
          'text-font': FONT_BOLD,
          'text-size': 13,
          'text-allow-overlap': true,
          'text-ignore-placement': true,
        },
        paint: { 'text-color': palette.halo },
      },
    ],
  };
}
