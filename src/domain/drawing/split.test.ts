import { describe, expect, test } from 'vitest';
import { areaSquareMetres } from '../measure';
import type { LngLat } from '../site';
import { shapeThrough } from './shapes';
import { splitShape } from './split';

const shape = (kind: 'line' | 'polygon' | 'rectangle', ...positions: LngLat[]) =>
  shapeThrough(kind, positions)!;
const cut = (...positions: number[][]) => ({ type: 'LineString' as const, coordinates: positions });
const geometries = (pieces: ReturnType<typeof splitShape>) =>
  pieces?.map(({ geometry }) => geometry) ?? null;
const area = (pieces: ReturnType<typeof splitShape>): number[] =>
  (pieces ?? [])
    .map(({ geometry }) => (geometry.type === 'Polygon' ? areaSquareMetres(geometry) : NaN))
    .sort((a, b) => a - b);

describe('a line', () => {
  test('is parted where it is crossed, and no piece is lost', () => {
    const line = shape('line', [121, 39], [122, 39], [122, 38]);
    expect(geometries(splitShape(line, cut([121.5, 38.5], [121.5, 39.5])))).toEqual([
      {
        type: 'LineString',
        coordinates: [
          [121, 39],
          [121.5, 39],
        ],
      },
      {
        type: 'LineString',
        coordinates: [
          [121.5, 39],
          [122, 39],
          [122, 38],
        ],
      },
    ]);
  });

  test('that is not crossed stays whole', () => {
    expect(splitShape(shape('line', [121, 39], [122, 39]), cut([121, 38], [122, 38]))).toBeNull();
  });
});

describe('an area', () => {
  const square = shape('rectangle', [121, 38], [122, 39]);

  // The halves of the square have its western and eastern half of corners: by symmetry the same area.
  test('is parted in halves', () => {
    const [west = NaN, east = NaN, ...more] = area(
      splitShape(square, cut([121.5, 37], [121.5, 40])),
    );
    expect(more).toEqual([]);
    const half = shape('rectangle', [121, 38], [121.5, 39]).geometry;
    if (half.type !== 'Polygon') throw new Error('no area');
    expect(west).toBeCloseTo(areaSquareMetres(half), 0);
    expect(east).toBeCloseTo(west, 0);
  });

  test('is parted through its corners', () => {
    expect(area(splitShape(square, cut([120, 37], [123, 40])))).toHaveLength(2);
  });

  // A comb with two teeth, cut across the teeth: the back and two tips.
  test('with arms is parted in as many pieces as the line makes', () => {
    const comb = shape(
      'polygon',
      [121, 38],
      [122, 38],
      [122, 39],
      [121.7, 39],
      [121.7, 38.3],
      [121.3, 38.3],
      [121.3, 39],
      [121, 39],
    );
    const pieces = area(splitShape(comb, cut([120.5, 38.6], [122.5, 38.6])));
    expect(pieces).toHaveLength(3);
    const whole = comb.geometry.type === 'Polygon' ? areaSquareMetres(comb.geometry) : NaN;
    // The cut is straight in degrees, the sides of measured pieces are geodesics: 0.1 % apart.
    expect(pieces.reduce((sum, piece) => sum + piece) / whole).toBeCloseTo(1, 3);
  });

  test('stays whole when the line ends in it or passes by', () => {
    expect(splitShape(square, cut([121.5, 37], [121.5, 38.5]))).toBeNull();
    expect(splitShape(square, cut([125, 37], [125, 40]))).toBeNull();
  });
});

test('a point cannot be cut', () => {
  expect(splitShape(shapeThrough('point', [[121, 39]])!, cut([121, 38], [121, 40]))).toBeNull();
});
