// Where a point lies in a tile: OpenStreetMap wiki, "Slippy map tilenames".
import type { Feature } from 'geojson';
import { describe, expect, test } from 'vitest';
import { firstStyle } from '../domain/own/style';
import { crowdedBelowZoom, CROWD } from '../domain/table/crowding';
import { Table } from '../domain/table/table';
import { LayerTiles } from './layer-tiles';
import type { PaintRequest } from './paint-service';
import type { PaintedTile } from './painted-tiles';

/** Middles of 32 by 32 squares of the tile 9/429/196, each with one point. */
const [Z, X, Y] = [9, 429, 196];
const SQUARES = 32;

function lngLatOf(column: number, row: number): [number, number] {
  const [x, y] = [X + (column + 0.5) / SQUARES, Y + (row + 0.5) / SQUARES];
  const lng = (x / 2 ** Z) * 360 - 180;
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** Z))) * 180) / Math.PI;
  return [lng, lat];
}

const features = Array.from({ length: SQUARES ** 2 }, (_, index): Feature => {
  const [column, row] = [index % SQUARES, Math.floor(index / SQUARES)];
  return {
    type: 'Feature',
    id: `${column},${row}`,
    geometry: { type: 'Point', coordinates: lngLatOf(column, row) },
    properties: { odd: (column + row) % 2 },
  };
});
const tiles = new LayerTiles(Table.from({ type: 'FeatureCollection', features }));
const request: PaintRequest = {
  layer: 'own-a',
  z: Z,
  x: X,
  y: Y,
  pixelRatio: 1,
  scale: 1,
  style: {
    coloring: { kind: 'single', color: '#d7301f' },
    radiusPx: 3,
    sizeBy: firstStyle().sizeBy,
    strokeColor: '#ffffff',
    strokeWidthPx: 1,
  },
};

/** Colours in the middles of the squares; empty where nothing is painted. */
function middles({ side, bytes }: PaintedTile): string[] {
  return features.map((_, index) => {
    const [x, y] = [index % SQUARES, Math.floor(index / SQUARES)].map((square) =>
      Math.floor(((square + 0.5) * side) / SQUARES),
    );
    const at = (y! * side + x!) * 4;
    return bytes[at + 3] === 0 ? '' : bytes.slice(at, at + 3).join();
  });
}

const painted = ({ bytes }: PaintedTile): number =>
  bytes.reduce((count, value, at) => count + (at % 4 === 3 && value > 127 ? 1 : 0), 0);

describe('a painted tile', () => {
  test('has every point where it lies, at each pixel ratio', () => {
    for (const pixelRatio of [1, 2]) {
      const tile = tiles.painted({ ...request, pixelRatio });
      expect(tile.side).toBe(512 * pixelRatio);
      expect(new Set(middles(tile))).toEqual(new Set(['215,48,31']));
      // The area of circles with their outlines, π·4² each.
      const area = SQUARES ** 2 * Math.PI * 16 * pixelRatio ** 2;
      expect(Math.abs(painted(tile) / area - 1)).toBeLessThan(0.05);
    }
  });

  test('leaves out what a filter leaves out, and colours by a field', () => {
    const conditions = [{ kind: 'number' as const, field: 'odd', min: 1, max: 1 }];
    const odd = features.map(({ properties }) => properties?.['odd'] === 1);
    const left = middles(tiles.painted({ ...request, filter: { conditions } }));
    expect(left.map((color) => color !== '')).toEqual(odd);
    const byField = middles(
      tiles.painted({
        ...request,
        style: {
          ...request.style,
          coloring: {
            kind: 'graduated',
            field: 'odd',
            method: 'equal',
            ramp: 'viridis',
            breaks: [0.5],
            colors: ['#0000ff', '#00ff00'],
            missingColor: '#000000',
          },
        },
      }),
    );
    expect(byField).toEqual(odd.map((isOdd) => (isOdd ? '0,255,0' : '0,0,255')));
  });

  test('shows the other half of a circle whose middle lies beyond its edge', () => {
    const right = tiles.painted({
      ...request,
      x: X + 1,
      style: { ...request.style, radiusPx: 20 },
    });
    expect(painted(right)).toBeGreaterThan(0);
    expect(painted(tiles.painted({ ...request, x: X + 2 }))).toBe(0);
  });

  test('that is shown larger has its circles smaller', () => {
    const half = tiles.painted({ ...request, scale: 2, pixelRatio: 2 });
    const area = SQUARES ** 2 * Math.PI * 16;
    expect(Math.abs(painted(half) / area - 1)).toBeLessThan(0.05);
  });
});

test('what is near is found, the topmost first', () => {
  const [west, north] = lngLatOf(3, 5);
  const [east, south] = lngLatOf(4, 6);
  const margin = 1e-6;
  const bounds = [west - margin, south - margin, east + margin, north + margin] as const;
  expect(tiles.near({ layer: 'own-a', bounds })).toEqual(['4,6', '3,6', '4,5', '3,5']);
});

test('a layer is crowded until its points part', () => {
  const few = new Float64Array(CROWD * 2);
  expect(crowdedBelowZoom(few)).toBe(0);
  // Twice as many in two spots; at zoom 7 both are in the tile 107.
  const spots = [lngLatOf(31, 0), lngLatOf(32, 0)];
  const many = Float64Array.from(
    Array.from({ length: CROWD * 2 }, (_, at) => spots[at % 2]!).flat(),
  );
  // 429 + 31/32 and 429 + 32/32 are the tiles 429 and 430, and at zoom 8 their halves 214 and 215.
  expect(crowdedBelowZoom(many)).toBe(8);
});
