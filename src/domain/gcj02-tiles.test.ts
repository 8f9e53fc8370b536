import gcoord from 'gcoord';
import { describe, expect, test } from 'vitest';
import { gcj02Pieces, PIECES, shiftedTilePoint, tilesOf } from './gcj02-tiles';
import type { LngLat } from './site';

/** Slippy map tile numbers with their fractions: OpenStreetMap wiki, "Slippy map tilenames". */
function tileOf([lng, lat]: LngLat, zoom: number): [number, number] {
  const phi = (lat * Math.PI) / 180;
  const y = (1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2;
  return [((lng + 180) / 360) * 2 ** zoom, y * 2 ** zoom];
}

const zhongshanSquare: LngLat = [121.63887, 38.92077];
const bounds = [119.92, 38.06, 124.3, 41.03] as const;

/** A shuffled grid over the bounds, the same in each run. */
const places: LngLat[] = Array.from({ length: 60 }, (_, index) => [
  bounds[0] + (bounds[2] - bounds[0]) * ((index * 0.618034) % 1),
  bounds[1] + (bounds[3] - bounds[1]) * ((index * 0.754878) % 1),
]);

describe('a point of the shifted map', () => {
  test('is where gcoord has its position', () => {
    for (const zoom of [3, 11, 18]) {
      const shifted = gcoord.transform(
        [...zhongshanSquare] as [number, number],
        gcoord.WGS84,
        gcoord.GCJ02,
      );
      const [x, y] = shiftedTilePoint(tileOf(zhongshanSquare, zoom), zoom);
      const [wantedX, wantedY] = tileOf(shifted, zoom);
      expect((x - wantedX) * 256).toBeCloseTo(0, 3);
      expect((y - wantedY) * 256).toBeCloseTo(0, 3);
    }
  });
});

describe('pieces of a tile', () => {
  test('show every point within a fifth of a pixel of where it belongs, from zoom 5 to 19', () => {
    let worst = 0;
    for (const place of places) {
      for (let zoom = 5; zoom <= 19; zoom += 1) {
        const [x, y] = tileOf(place, zoom).map(Math.floor) as [number, number];
        const pieces = gcj02Pieces({ z: zoom, x, y });
        if (!pieces) continue;
        // Corners and middles of pieces, of a tile of 256 pixels.
        for (const { to, side, from, width, height } of pieces) {
          for (const share of [0, 0.5, 1]) {
            const drawn = [from[0] + width * share, from[1] + height * (1 - share)];
            const belongs = shiftedTilePoint(
              [x + to[0] + side * share, y + to[1] + side * (1 - share)],
              zoom,
            );
            worst = Math.max(
              worst,
              Math.hypot((drawn[0] ?? NaN) - belongs[0], (drawn[1] ?? NaN) - belongs[1]) * 256,
            );
          }
        }
      }
    }
    expect(worst).toBeGreaterThan(0.01);
    expect(worst).toBeLessThan(0.2);
  });

  test('cover the tile once', () => {
    const pieces = gcj02Pieces({ z: 14, x: 13728, y: 6283 }) ?? [];
    expect(pieces).toHaveLength(PIECES ** 2);
    expect(pieces.reduce((area, { side }) => area + side ** 2, 0)).toBeCloseTo(1, 12);
  });

  test('come from two or three tiles each way, never more', () => {
    for (let zoom = 5; zoom <= 19; zoom += 1) {
      const [x, y] = tileOf(zhongshanSquare, zoom).map(Math.floor) as [number, number];
      const { columns, rows } = tilesOf(gcj02Pieces({ z: zoom, x, y }) ?? []);
      expect(columns[1] - columns[0]).toBeLessThanOrEqual(2);
      expect(rows[1] - rows[0]).toBeLessThanOrEqual(2);
    }
  });

  test('are none outside of the mainland', () => {
    const seoul = tileOf([126.978, 37.5665], 12).map(Math.floor) as [number, number];
    expect(gcj02Pieces({ z: 12, x: seoul[0], y: seoul[1] })).toBeNull();
  });
});
