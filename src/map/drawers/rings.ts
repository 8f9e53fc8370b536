import { circleRing } from '../../domain/measure';
import { siteShown, themeColor, type DrawContext, type Drawing } from './context';
import { emphasis, siteSource, type SiteFeature } from './site-features';

const RING_STEPS = 96;

/** Rings of the true radius around places known to a few kilometres. */
export function drawRings(context: DrawContext): Drawing {
  const features = context.scene.rings.map((ring): SiteFeature => ({
    type: 'Feature',
    geometry: {
      type: 'Polygon',
      coordinates: [
        circleRing(ring.point, ring.radiusMetres, RING_STEPS).map(([lng, lat]) => [lng, lat]),
      ],
    },
    properties: { id: ring.id, color: themeColor(context, ring.themeId) },
  }));
  return {
    sources: { rings: siteSource(features) },
    layers: [
      {
        id: 'site-ring-fill',
        type: 'fill',
        source: 'rings',
        minzoom: 8,
        filter: siteShown,
        paint: {
          'fill-color': ['get', 'color'],
          'fill-opacity': emphasis(0.07, 0.16),
          'fill-antialias': false,
        },
      },
      {
        id: 'site-ring-line',
        type: 'line',
        source: 'rings',
        minzoom: 8,
        filter: siteShown,
        paint: {
          'line-color': ['get', 'color'],
          'line-opacity': ['interpolate', ['linear'], ['zoom'], 8, 0.2, 10.5, emphasis(0.65, 1)],
          'line-width': emphasis(1.2, 2.2),
          'line-dasharray': [3, 2.5],
        },
      },
    ],
  };
}
