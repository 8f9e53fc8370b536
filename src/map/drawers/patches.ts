import type { ExpressionSpecification } from 'maplibre-gl';
import { metresPerPixel } from '../../domain/mercator';
import { HOVERED_SITE, SELECTED_SITE, SHOWN_SITES } from '../state-keys';
import { FONT, siteLabel, themeColor, type DrawContext, type Drawing } from './context';
import { nameProperties, siteSource, type SiteFeature } from './site-features';

const LARGEST_ZOOM = 24;

const memberKey = (index: number): string => `member${index}`;

/** Soft patches for places of which only the area is known: no edge that could be taken for a border. */
export function drawPatches(context: DrawContext): Drawing {
  const { core, scene, palette } = context;
  const features = scene.areas.map((area): SiteFeature => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [...area.point] },
    properties: {
      id: area.siteIds[0],
      area: area.id,
      ...Object.fromEntries(area.siteIds.map((id, index) => [memberKey(index), id])),
      color: themeColor(context, area.themeId),
      // Pixels at zoom 0 and 24, between which MapLibre doubles the radius each level: a true radius.
      radius0: area.radiusMetres / metresPerPixel(area.point[1], 0),
      radius24: area.radiusMetres / metresPerPixel(area.point[1], LARGEST_ZOOM),
      count: area.siteIds.length,
      region: area.radiusMetres === 0,
      ...nameProperties(area.name, core.settings.localLanguage),
    },
  }));
  const most = Math.max(1, ...scene.areas.map(({ siteIds }) => siteIds.length));
  /** An area is shown, selected or hovered when any of its members is. */
  const anyMember = (holds: (member: ExpressionSpecification) => ExpressionSpecification) =>
    [
      'any',
      ...Array.from({ length: most }, (_, index) =>
        holds(['coalesce', ['get', memberKey(index)], '-']),
      ),
    ] as unknown as ExpressionSpecification;
  const shown = anyMember((member) => ['in', member, ['array', ['global-state', SHOWN_SITES]]]);
  const marked = anyMember((member) => [
    'any',
    ['==', member, ['global-state', SELECTED_SITE]],
    ['==', member, ['global-state', HOVERED_SITE]],
  ]);
  const emphasis = (rest: number, strong: number): ExpressionSpecification => [
    'case',
    marked,
    strong,
    rest,
  ];
  const radius: ExpressionSpecification = [
    'interpolate',
    ['exponential', 2],
    ['zoom'],
    0,
    ['get', 'radius0'],
    LARGEST_ZOOM,
    ['get', 'radius24'],
  ];
  return {
    sources: { patches: siteSource(features) },
    layers: [
      {
        id: 'site-patches',
        type: 'circle',
        source: 'patches',
        filter: ['all', shown, ['!', ['get', 'region']]],
        paint: {
          'circle-color': ['get', 'color'],
          'circle-radius': radius,
          'circle-blur': 0.9,
          'circle-opacity': [
            'interpolate',
            ['linear'],
            ['zoom'],
            11,
            emphasis(0.22, 0.36),
            14,
            emphasis(0.12, 0.2),
          ],
          'circle-pitch-alignment': 'map',
        },
      },
      {
        id: 'site-patch-labels',
        type: 'symbol',
        source: 'patches',
        filter: ['all', shown, ['any', ['!', ['get', 'region']], ['>=', ['zoom'], 8]]],
        layout: {
          'text-field': siteLabel(palette.labelMuted),
          'text-font': FONT,
          'text-size': ['interpolate', ['linear'], ['zoom'], 8, 11, 12, 13],
          'text-max-width': 9,
          'text-padding': 4,
          'text-letter-spacing': 0.02,
          'symbol-sort-key': ['case', ['get', 'region'], 2, 1],
        },
        paint: {
          'text-color': ['get', 'color'],
          'text-halo-color': palette.halo,
          'text-halo-width': 1.6,
        },
      },
    ],
  };
}
