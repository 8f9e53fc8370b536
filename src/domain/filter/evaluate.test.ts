import { booleanIntersects, feature as asFeature } from '@turf/turf';
import fc from 'fast-check';
import type { FeatureCollection, Geometry, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { destination } from '../measure';
import { Table } from '../table/table';
import type { Condition } from './model';
import { metresPerDegree } from './plane';
import { PreparedGeometry } from './prepared-geometry';

const collection = (
  rows: readonly [id: string, properties: Record<string, unknown>, geometry?: Geometry | null][],
): FeatureCollection => ({
  type: 'FeatureCollection',
  features: rows.map(([id, properties, geometry = null]) => ({
    type: 'Feature',
    id,
    properties,
    geometry: geometry!,
  })),
});
const point = (lng: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lng, lat] });
const line = (...coordinates: number[][]): Geometry => ({ type: 'LineString', coordinates });
const polygon = (...coordinates: number[][][]): Polygon => ({ type: 'Polygon', coordinates });
const square = (west: number, south: number, size: number): number[][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

const table = Table.from(
  collection([
    ['inside', { name: 'Xinghai Bay', n: 1, day: '2024-05-01', kind: 'a' }, point(1, 1)],
    ['edge', { name: 'ＸＩＮＧＨＡＩ Square', n: 2, day: '2024', kind: 'a' }, point(0, 5)],
    ['hole', { name: '星海广场', n: 3, day: '2024-12', kind: 'b' }, point(5, 5)],
    ['outside', { name: null, n: null, day: null, kind: null }, point(20, 5)],
    ['through', { name: 'x', n: -4, day: '2023-12-31', kind: 'b' }, line([-5, 2], [15, 2])],
    ['touching', { name: 'y', n: 5.5, day: '2025-01-01', kind: 'c' }, line([10, 10], [20, 20])],
    ['around', { name: 'z', n: 6, day: '2022/2026', kind: 'c' }, polygon(square(-50, -50, 100))],
    ['within', { name: 'bay', n: 7, day: null, kind: 'c' }, polygon(square(1, 1, 1))],
    ['nowhere', { name: 'bay xinghai', n: 8, day: '2020', kind: '' }],
  ]),
);
const ids = (...conditions: Condition[]): string[] => table.ids({ conditions });

describe('text', () => {
  const has = (contains: string): string[] => ids({ kind: 'text', field: 'name', contains });

  test('contains the words, whatever their case, order or width', () => {
    expect(has('xinghai')).toEqual(['inside', 'edge', 'nowhere']);
    expect(has('bay XINGHAI')).toEqual(['inside', 'nowhere']);
    expect(has('海广')).toEqual(['hole']);
  });

  test('an empty text matches everything', () => {
    expect(has(' ')).toHaveLength(9);
  });

  test('a name that has one field a language is looked at in all', () => {
    const names = Table.from(
      collection([
        ['a', { 'name:en': 'Bridge', 'name:zh-Hans': '桥' }],
        ['b', { 'name:en': 'Wharf', 'name:zh-Hans': '码头' }],
      ]),
    );
    const named = (contains: string): string[] =>
      names.ids({ conditions: [{ kind: 'text', field: 'name', contains }] });
    expect([named('桥'), named('wharf')]).toEqual([['a'], ['b']]);
  });
});

describe('number', () => {
  const between = (min: number | null, max: number | null): string[] =>
    ids({ kind: 'number', field: 'n', min, max });

  test('both ends belong to it, null is open, a missing value is nowhere', () => {
    expect(between(2, 5.5)).toEqual(['edge', 'hole', 'touching']);
    expect(between(null, 1)).toEqual(['inside', 'through']);
    expect(between(7, null)).toEqual(['within', 'nowhere']);
    expect(between(null, null)).toHaveLength(8);
  });
});

describe('date', () => {
  const dated = (from: string | null, to: string | null): string[] =>
    ids({ kind: 'date', field: 'day', from, to });

  test('what is known to the month, the year or as a span matches when any day of it does', () => {
    expect(dated('2024-05-01', '2024-05-01')).toEqual(['inside', 'edge', 'around']);
    expect(dated('2024-12-31', null)).toEqual(['edge', 'hole', 'touching', 'around']);
    expect(dated(null, '2023-12-31')).toEqual(['through', 'around', 'nowhere']);
  });
});

test('category: one of the values, the empty one stands for a missing value', () => {
  const of = (...values: string[]): string[] => ids({ kind: 'category', field: 'kind', values });
  expect(of('a')).toEqual(['inside', 'edge']);
  expect(of('b', '')).toEqual(['hole', 'outside', 'through', 'nowhere']);
  expect(of()).toEqual([]);
});

test('a field that is not there holds nowhere', () => {
  expect(ids({ kind: 'text', field: 'none', contains: '' })).toEqual([]);
});

test('conditions all have to hold', () => {
  expect(
    ids(
      { kind: 'category', field: 'kind', values: ['c'] },
      { kind: 'number', field: 'n', min: 6, max: null },
    ),
  ).toEqual(['around', 'within']);
});

describe('where', () => {
  test('bounds: what touches them, borders included', () => {
    expect(ids({ kind: 'bounds', bounds: [0, 0, 10, 10] })).toEqual([
      ...['inside', 'edge', 'hole', 'through', 'touching', 'around', 'within'],
    ]);
  });

  test('shape: what lies in a hole is not in it, what is around it touches it', () => {
    const shape = polygon(square(0, 0, 10), square(4, 4, 2));
    expect(ids({ kind: 'shape', polygon: shape })).toEqual([
      ...['inside', 'edge', 'through', 'touching', 'around', 'within'],
    ]);
  });

  test('near: of a feature of another layer, that has to be known', () => {
    const near = (distanceMetres: number): Condition => ({
      ...{ kind: 'near', layer: 'other', feature: 'a' },
      distanceMetres,
    });
    const geometryOf = (): Geometry => point(0, 0);
    const found = (metres: number): string[] =>
      table.ids({ conditions: [near(metres)] }, geometryOf);
    expect(found(0)).toEqual(['around']);
    // From the origin to (1, 1): 156,900 m (GeographicLib's GeodSolve: 156899.568).
    expect(found(156_899)).toEqual(['around']);
    expect(found(156_900)).toEqual(['inside', 'around', 'within']);
    expect(ids(near(1e6))).toEqual([]);
  });
});

describe('two geometries', () => {
  const coordinate = fc.integer({ min: -4, max: 4 });
  const position = fc.tuple(coordinate, coordinate).map(([x, y]) => [x, y]);
  const anyPoint = position.map((at): Geometry => ({ type: 'Point', coordinates: at }));
  const anyLine = fc
    .uniqueArray(position, { minLength: 2, maxLength: 5, selector: String })
    .map((coordinates): Geometry => ({ type: 'LineString', coordinates }));
  const anySquare = fc
    .tuple(coordinate, coordinate, fc.integer({ min: 1, max: 5 }))
    .map(([x, y, size]): Geometry => polygon(square(x, y, size)));
  const any = fc.oneof(anyPoint, anyLine, anySquare);

  test('touch exactly when Turf says that they intersect', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(new PreparedGeometry(a).touches(b)).toBe(
          booleanIntersects(asFeature(a), asFeature(b)),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test('touch each other alike, and lie within every distance when they touch', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const touch = new PreparedGeometry(a).touches(b);
        expect(new PreparedGeometry(b).touches(a)).toBe(touch);
        expect(new PreparedGeometry(a).isWithin(b, 0)).toBe(touch);
      }),
      { numRuns: 500 },
    );
  });

  test('a point at so many metres on the ellipsoid lies within them, and not within less', () => {
    const start: [number, number] = [121.6, 38.9];
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 360, noNaN: true }),
        fc.integer({ min: 10, max: 200_000 }),
        (bearing, metres) => {
          const end = destination(start, bearing, metres);
          const prepared = new PreparedGeometry(point(...start));
          expect(prepared.isWithin(point(end[0], end[1]), metres * 1.000001)).toBe(true);
          expect(prepared.isWithin(point(end[0], end[1]), metres * 0.999999)).toBe(false);
        },
      ),
    );
  });

  test('a line is as near as its nearest position, a border too', () => {
    // A degree of longitude on the equator is 111,319.49 m long (WGS 84: a · π / 180).
    const meridian = new PreparedGeometry(line([0, -10], [0, 10]));
    expect(meridian.isWithin(point(1, 0), 111_319.5)).toBe(true);
    expect(meridian.isWithin(point(1, 0), 111_319.4)).toBe(false);
    const area = new PreparedGeometry(polygon(square(-5, -5, 5)));
    expect(area.isWithin(line([1, -3], [3, 0]), 112_000)).toBe(true);
    expect(area.isWithin(line([1, -3], [3, 0]), 111_000)).toBe(false);
  });
});

test('a degree is as long as the tables have it', () => {
  // NGA, "Length of a degree": 110,574 m and 111,320 m at the equator, 111,132 m and 78,847 m at 45°.
  expect(Math.round(metresPerDegree(0).lat)).toBe(110_574);
  expect(Math.round(metresPerDegree(0).lng)).toBe(111_319);
  expect(Math.round(metresPerDegree(45).lat)).toBe(111_132);
  expect(Math.round(metresPerDegree(45).lng)).toBe(78_847);
});

test('a million rows are filtered, sorted, counted and paged', () => {
  const count = 1_000_000;
  const many = Table.from(
    {
      type: 'FeatureCollection',
      features: Array.from({ length: count }, (_, index) => ({
        type: 'Feature',
        id: index,
        // A grid of a thousand by a thousand, a hundredth of a degree apart.
        geometry: point((index % 1000) / 100, Math.floor(index / 1000) / 100),
        properties: { n: count - index, kind: `k${index % 7}` },
      })),
    },
    [
      { name: 'n', type: 'number' },
      { name: 'kind', type: 'category' },
    ],
  );
  const conditions: Condition[] = [
    { kind: 'bounds', bounds: [0, 0, 4.99, 9.99] },
    { kind: 'category', field: 'kind', values: ['k0'] },
  ];
  // By counting: of the left half, 500 in each of 1000 rows, those whose number is a multiple of seven.
  const expected = Array.from({ length: count }, (_, index) => index).filter(
    (index) => index % 1000 < 500 && index % 7 === 0,
  );
  const filter = { conditions };
  expect(many.count(filter)).toBe(expected.length);
  const page = { fields: ['n'], filter, offset: 10, limit: 3 };
  expect(many.query({ ...page, sort: { field: 'n', descending: true } }).rows[0]).toEqual({
    id: String(expected[10]),
    cells: [count - (expected[10] ?? 0)],
  });
  expect(many.query({ ...page, sort: { field: 'n', descending: false } })).toMatchObject({
    total: expected.length,
    rows: [{ id: String(expected.at(-11)) }, {}, {}],
  });
  expect(many.summary('n').numbers?.mean).toBe((count + 1) / 2);
});
