import type { FeatureCollection, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import landText from '../../geodata/basemap/land.geojson?raw';
import type { Bounds, LngLat } from './site';
import { decodeLand, encodeLand } from './sketch-land';
import { buildSketchLand, detailAround } from './sketch-land-build';

const land = JSON.parse(landText) as FeatureCollection<Polygon>;
const city: Bounds = [121.2, 38.75, 122, 39.2];

describe('encodeLand and decodeLand', () => {
  test('keep positions to half a step of 0.0001°', () => {
    const ring: LngLat[] = [
      [121.60004, 38.91004],
      [-179.99996, -89.12346],
      [121.6, 38.9],
    ];
    const encoded = encodeLand([ring.map((point) => ({ point, fine: false }))], 9);
    const decoded = decodeLand(encoded).levels[1]?.rings[0];
    expect(decoded).toHaveLength(3);
    for (const [index, point] of ring.entries()) {
      expect(Math.abs((decoded?.[index]?.[0] ?? 0) - point[0])).toBeLessThanOrEqual(0.0000501);
      expect(Math.abs((decoded?.[index]?.[1] ?? 0) - point[1])).toBeLessThanOrEqual(0.0000501);
    }
  });

  test('keep fine vertices and rings out of the coarse level', () => {
    const vertex = (lng: number, lat: number, fine: boolean) => ({
      point: [lng, lat] as const,
      fine,
    });
    const mainland = [vertex(1, 1, false), vertex(2, 1, true), vertex(3, 1, false)];
    mainland.push(vertex(3, 3, false));
    const islet = [vertex(5, 5, true), vertex(6, 5, true), vertex(6, 6, true)];
    const { levels } = decodeLand(encodeLand([mainland, islet], 9));
    expect(levels.map((level) => level.minZoom)).toEqual([0, 9]);
    expect(levels.map((level) => level.rings.map((ring) => ring.length))).toEqual([[3], [4, 3]]);
  });
});

describe('the land of Dalian', () => {
  const encoded = buildSketchLand(land.features, [city]);
  const { levels } = decodeLand(encoded);
  const [coarse, fine] = levels;

  test('stays within the tolerance of the true outline, finer in the city', () => {
    const rings = land.features.map((feature) => feature.geometry.coordinates[0] ?? []);
    const [mainland = []] = rings.sort((a, b) => b.length - a.length);
    const worst = (ring: readonly LngLat[], inCity: boolean) => {
      const [west, south, east, north] = city;
      let most = 0;
      for (const [lng = 0, lat = 0] of mainland) {
        // Half a kilometre inside the border of the city, so that no line leads out of it.
        const inside =
          lng > west + 0.005 && lng < east - 0.005 && lat > south + 0.005 && lat < north - 0.005;
        if (inside === inCity) most = Math.max(most, metresToRing([lng, lat], ring));
      }
      return most;
    };
    const longest = (rings: readonly (readonly LngLat[])[] = []) =>
      rings.reduce((best, ring) => (ring.length > best.length ? ring : best));
    // The quantum of 0.0001° adds up to 8 m.
    expect(worst(longest(fine?.rings), true)).toBeLessThan(30 + 8);
    expect(worst(longest(coarse?.rings), false)).toBeLessThan(200 + 8);
    expect(worst(longest(coarse?.rings), true)).toBeGreaterThan(38);
  }, 20_000);

  test('has every coarse vertex in the fine level too: no seam', () => {
    const known = new Set(fine?.rings.flat().map(String));
    expect(coarse?.rings.flat().every((point) => known.has(String(point)))).toBe(true);
  });

  test('keeps the islands that have a name and a place, drops specks', () => {
    expect(coarse?.rings.length).toBeGreaterThan(40);
    expect(coarse?.rings.length).toBeLessThan(land.features.length);
    expect(fine?.rings.length).toBeGreaterThan(coarse?.rings.length ?? 0);
    expect(coarse?.rings.every((ring) => ring.length >= 4)).toBe(true);
  });

  test('is finer round places', () => {
    const zhangzi: LngLat = [122.72916, 39.03005];
    const near = decodeLand(buildSketchLand(land.features, detailAround([zhangzi]))).levels[1];
    const vertices = (rings: readonly (readonly LngLat[])[] = []) =>
      rings.flat().filter(([lng, lat]) => Math.hypot(lng - 122.73, lat - 39.03) < 0.08).length;
    expect(vertices(near?.rings)).toBeGreaterThan(2 * vertices(coarse?.rings));
    expect(near?.rings.length).toBeLessThan(fine?.rings.length ?? 0);
  });

  test('keeps where a coast meets the end of the data, however flat', () => {
    // Without the vertex at 1° E the line of the coast would run along the end of the data.
    const ring = [
      [0, 0],
      [1, 0],
      [2, 0.001],
      [3, 2],
      [0, 3],
      [0, 0],
    ];
    const feature = {
      type: 'Feature' as const,
      properties: {},
      geometry: { type: 'Polygon' as const, coordinates: [ring] },
    };
    const [level] = decodeLand(buildSketchLand([feature])).levels;
    expect(level?.rings[0]).toHaveLength(5);
  });

  test('keeps the straight ends of the data exactly straight', () => {
    // The file's own description: frame lines lie on 119.9 E, 124.6 E, 41.05 N only.
    for (const level of levels) {
      const lngs = level.rings.flat().map((point) => point[0]);
      const lats = level.rings.flat().map((point) => point[1]);
      expect([Math.min(...lngs), Math.max(...lngs), Math.max(...lats)]).toEqual([
        119.9, 124.6, 41.05,
      ]);
    }
  });
});

/** Distance in metres from a point to the nearest segment of a ring, flat at 39° N. */
function metresToRing(point: LngLat, ring: readonly LngLat[]): number {
  const scale = [111_195 * Math.cos((39 * Math.PI) / 180), 111_195] as const;
  let best = Infinity;
  ring.forEach((to, index) => {
    const from = ring.at(index - 1) ?? to;
    const [dx, dy] = [(to[0] - from[0]) * scale[0], (to[1] - from[1]) * scale[1]];
    const [px, py] = [(point[0] - from[0]) * scale[0], (point[1] - from[1]) * scale[1]];
    const share = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
    best = Math.min(best, Math.hypot(px - share * dx, py - share * dy));
  });
  return best;
}
