/** Features that are hard to write: scripts, markup, holes, several parts, none, large numbers. */
import type { FeatureCollection } from 'geojson';

export const HARD: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'formula',
      geometry: { type: 'Point', coordinates: [121.6147, 38.914] },
      properties: { name: '=HYPERLINK("http://evil")', note: '大连 <b>&"\'', ok: true },
    },
    {
      type: 'Feature',
      id: 'ring',
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [121, 38],
            [122, 38],
            [122, 39],
            [121, 39],
            [121, 38],
          ],
          [
            [121.4, 38.4],
            [121.4, 38.6],
            [121.6, 38.6],
            [121.6, 38.4],
            [121.4, 38.4],
          ],
        ],
      },
      properties: { name: '有洞的面', n: 9007199254740991, ok: false },
    },
    {
      type: 'Feature',
      id: 'parts',
      geometry: {
        type: 'MultiLineString',
        coordinates: [
          [
            [121, 38],
            [121.5, 38.5],
          ],
          [
            [122, 39],
            [122.5, 39.5],
          ],
        ],
      },
      properties: { name: 'Две части', n: 1e-7 },
    },
    {
      type: 'Feature',
      id: 'points',
      geometry: {
        type: 'MultiPoint',
        coordinates: [
          [121, 38],
          [122, 39],
        ],
      },
      properties: { name: '두 점', n: 1.5e300 },
    },
    {
      type: 'Feature',
      id: 'nowhere',
      geometry: null as never,
      properties: { name: 'どこにもない\u0007', n: -5 },
    },
  ],
};
