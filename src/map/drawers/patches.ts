import type { ExpressionSpecification } from 'maplibre-gl';
import { metresPerPixel } from '../../domain/mercator';
import { FONT, siteLabel, siteShown, themeColor, type DrawContext, type Drawing } from './context';
import { emphasis, nameProperties, siteSource, type SiteFeature } from './site-features';

const LARGEST_ZOOM = 24;

/** Soft patches for places of which only the area is known: no edge that could be taken for a border. */
export function drawPatches(context: DrawContext): Drawing {
  const { core, scene, palette } = context;
  const features = scene.areas.flatMap((area) =>
    area.siteIds.map((id, index): SiteFeature => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...area.point] },
      properties: {
        id,
        area: area.id,
        first: index === 0,
        color: themeColor(context, area.themeId),
        // Pixels at zoom 0 and 24, between which MapLibre doubles the radius each level: a true radius.
        radius0: area.radiusMetres / metresPerPixel(area.point[1], 0),
        radius24: area.radiusMetres / metresPerPixel(area.point[1], LARGEST_ZOOM),
        count: area.siteIds.length,
        region: area.radiusMetres === 0,
        ...nameProperties(area.name, core.settings.localLanguage),
      },
    })),
  );
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
        filter: ['all', siteShown, ['get', 'first'], ['!', ['get', 'region']]],
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
        filter: [
          'all',
          siteShown,
          ['get', 'first'],
          ['any', ['!', ['get', 'region']], ['>=', ['zoom'], 8]],
        ],
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
