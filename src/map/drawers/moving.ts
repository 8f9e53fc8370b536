import { emptyFeatures, type MovingFeatures } from '../moving';
import type { Drawing } from './context';

/** What moves over the map, above everything else; its features come by `moveMarker`. */
export function drawMoving(): Drawing {
  return {
    sources: { moving: { type: 'geojson', data: emptyFeatures() satisfies MovingFeatures } },
    layers: [
      {
        id: 'moving',
        type: 'symbol',
        source: 'moving',
        layout: {
          'icon-image': ['get', 'icon'],
          'icon-size': 1.25,
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
        },
      },
    ],
  };
}
