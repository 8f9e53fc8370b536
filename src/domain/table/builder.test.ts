// What goes in must come out, as RFC 7946 and the rules of ids have it.
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import { TableBuilder } from './builder';
import { buffersOf } from './packed';
import { Table } from './table';

const point = (...coordinates: number[]): Geometry => ({ type: 'Point', coordinates });
const line: Geometry = {
  type: 'LineString',
  coordinates: [
    [121, 38],
    [122, 39],
  ],
};
const rows: [Geometry | null, Record<string, unknown> | null, (string | number)?][] = [
  [point(121.6, 38.9), { name: '大连', people: 7_450_000 }],
  [null, { name: 'nowhere', open: true }],
  [point(-0.5, 51.25), null],
];

function build(more: typeof rows = []): Table {
  const builder = new TableBuilder();
  for (const row of [...rows, ...more]) builder.add(...row);
  return new Table(builder.finish());
}

describe('a table that is built row by row', () => {
  test('is the one that its features would give', () => {
    const features = rows.map(([geometry, properties]) => ({
      type: 'Feature',
      geometry,
      properties,
    })) as Feature[];
    const collection: FeatureCollection = { type: 'FeatureCollection', features };
    expect(build().features()).toEqual(Table.from(collection).features());
    expect(build().info).toMatchObject({ featureCount: 3, geometryKinds: ['point'] });
    expect(build().info.bounds).toEqual([-0.5, 38.9, 121.6, 51.25]);
  });

  test('keeps points as numbers until something else comes, and then loses none', () => {
    expect(build().packed.geometries).toHaveProperty('lngLats.length', 6);
    const mixed = build([
      [line, null],
      [point(1, 2, 30), null],
    ]);
    expect(mixed.features().features.map(({ geometry }) => geometry)).toEqual([
      ...rows.map(([geometry]) => geometry),
      line,
      point(1, 2, 30),
    ]);
  });

  test('counts its rows, or keeps the ids that are given, each once', () => {
    expect(build().ids()).toEqual(['f1', 'f2', 'f3']);
    const given = build([
      [null, null, 7],
      [null, { id: 'f1' }],
      [null, null, '7'],
    ]);
    expect(given.ids()).toEqual(['f1', 'f2', 'f3', '7', 'f1~2', '7~2']);
    expect(given.features({ ids: ['f1~2'] }).features[0]?.properties).toEqual({ id: 'f1' });
    for (const unknown of ['f0', 'f4', 'f01', 'x']) {
      expect(build().features({ ids: [unknown] }).features).toEqual([]);
    }
  });

  test('finds by place what is somewhere, past what is nowhere', () => {
    const many = build(
      Array.from({ length: 500 }, (_, at) => [at % 2 ? null : point(at, 0), null]),
    );
    expect(many.geometries.near([9.5, -1, 14.5, 1]).sort((a, b) => a - b)).toEqual([13, 15, 17]);
  });

  test('goes to another worker and comes back whole, its numbers without a copy', () => {
    const { packed } = build();
    const buffers = buffersOf(packed);
    const there = new Table(structuredClone(packed, { transfer: buffers }));
    expect(there.features()).toEqual(build().features());
    expect(buffers.every(({ byteLength }) => byteLength === 0)).toBe(true);
  });
});
