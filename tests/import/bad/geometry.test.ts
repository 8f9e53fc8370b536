// Geometries that are not as RFC 7946 wants them: mended where that is certain, else left out, and always told.
import type { Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import { importOne, type Layer } from '../support.ts';

const GOOD = { type: 'Point', coordinates: [121.6, 38.9] };

async function read(...geometries: unknown[]): Promise<Layer> {
  const features = geometries.map((geometry) => ({ type: 'Feature', properties: {}, geometry }));
  return importOne('a.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
}

const polygon = (...rings: number[][][]) => ({ type: 'Polygon', coordinates: rings });
const SQUARE = [
  [121, 38],
  [122, 38],
  [122, 39],
  [121, 39],
  [121, 38],
];

describe('geometries that cannot be taken', () => {
  test.each([
    ['no number', { type: 'Point', coordinates: ['a', 38] }, 'not-a-number'],
    ['nothing', { type: 'Point', coordinates: [null, null] }, 'not-a-number'],
    ['one number', { type: 'Point', coordinates: [121] }, 'bad-geometry'],
    ['a latitude beyond the pole', { type: 'Point', coordinates: [121, 91] }, 'out-of-range'],
    ['a longitude beyond the date line', { type: 'Point', coordinates: [200, 38] }, 'out-of-range'],
    ['a line of one position', { type: 'LineString', coordinates: [[121, 38]] }, 'bad-geometry'],
    ['a ring of two', polygon(SQUARE.slice(0, 2)), 'bad-geometry'],
    ['a flat polygon', { type: 'Polygon', coordinates: SQUARE }, 'bad-geometry'],
    ['an unheard-of type', { type: 'Circle', coordinates: [121, 38] }, 'bad-geometry'],
    ['no type', { coordinates: [121, 38] }, 'bad-geometry'],
    ['a text', 'POINT (121 38)', 'bad-geometry'],
    [
      'one bad corner',
      polygon([...SQUARE.slice(0, 3), [121, Number.NaN], ...SQUARE.slice(4)]),
      'not-a-number',
    ],
  ])('%s', async (_, geometry, reason) => {
    const { draft, features } = await read(GOOD, geometry, GOOD);
    expect(features.features).toHaveLength(2);
    expect(draft.remarks).toMatchObject({
      skipped: 1,
      mended: 0,
      list: [{ row: 2, reason, taken: false }],
    });
  });

  test('a number too large for a number', async () => {
    const text =
      '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1e999,38]}}';
    const { draft } = await importOne('a.geojson', text);
    expect(draft.remarks.list).toMatchObject([{ row: 1, reason: 'not-a-number', taken: false }]);
  });

  test('collections within collections without end', async () => {
    let deep: unknown = GOOD;
    for (let level = 0; level < 2000; level += 1)
      deep = { type: 'GeometryCollection', geometries: [deep] };
    const { draft } = await read(GOOD, deep);
    expect(draft.remarks.list).toMatchObject([{ row: 2, reason: 'too-deep', taken: false }]);
  });

  test('rows of a table', async () => {
    const text = 'name,lng,lat\na,121,38\nb,NaN,38\nc,Infinity,38\nd,121,95\ne,,\nf,121,38\n';
    const { draft, features } = await importOne('a.csv', text);
    expect(features.features.map(({ properties }) => String(properties?.['name']))).toEqual([
      'a',
      'e',
      'f',
    ]);
    const told = draft.remarks.list.map(({ row, reason, taken }) => ({ row, reason, taken }));
    expect(told.sort((one, other) => one.row - other.row)).toEqual([
      { row: 3, reason: 'not-a-number', taken: false },
      { row: 4, reason: 'not-a-number', taken: false },
      { row: 5, reason: 'out-of-range', taken: false },
      { row: 6, reason: 'no-geometry', taken: true },
    ]);
    expect(draft.remarks).toMatchObject({ skipped: 3, mended: 1 });
  });

  test('well-known text that is none', async () => {
    const text =
      'name,wkt\na,POINT (121 38)\nb,"POLYGON ((121 38, 122"\nc,POINT EMPTY\nd,POINT (122 39)\n';
    const { draft, features } = await importOne('a.csv', text);
    expect(features.features).toHaveLength(3);
    expect(draft.remarks.list).toMatchObject([
      { row: 3, reason: 'bad-geometry' },
      { row: 4, reason: 'no-geometry' },
    ]);
  });
});

describe('geometries that are taken', () => {
  test('a ring that is not closed is closed, and that is told', async () => {
    const { draft, features } = await read(polygon(SQUARE.slice(0, 4)));
    expect(features.features[0]?.geometry).toEqual(polygon(SQUARE));
    expect(draft.remarks).toMatchObject({
      skipped: 0,
      mended: 1,
      list: [{ row: 1, reason: 'unclosed-ring', taken: true }],
    });
  });

  test.each([
    [
      'a ring that crosses itself',
      polygon([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ]),
    ],
    [
      'a line over the date line, as RFC 7946 cuts it',
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [179, 1],
            [180, 1],
          ],
          [
            [-180, 1],
            [-179, 1],
          ],
        ],
      },
    ],
    [
      'a line that goes on past it',
      {
        type: 'LineString',
        coordinates: [
          [179, 1],
          [181, 1],
        ],
      },
    ],
    ['heights', { type: 'Point', coordinates: [121, 38, 12.5] }],
    [
      'the corners of the world',
      {
        type: 'MultiPoint',
        coordinates: [
          [-180, -90],
          [180, 90],
        ],
      },
    ],
  ])('%s stays as it is', async (_, geometry) => {
    const { draft, features } = await read(geometry);
    expect(features.features[0]?.geometry).toEqual(geometry);
    expect(draft.remarks.list).toEqual([]);
  });

  test('a feature that is nowhere is a row, and that is told', async () => {
    for (const nowhere of [
      null,
      { type: 'Point', coordinates: [] },
      { type: 'GeometryCollection', geometries: [] },
    ]) {
      const { draft, features } = await read(GOOD, nowhere);
      expect(
        features.features.map(({ geometry }) => (geometry as Geometry | null)?.type ?? null),
      ).toEqual(['Point', null]);
      expect(draft.remarks).toMatchObject({
        skipped: 0,
        mended: 1,
        list: [{ row: 2, reason: 'no-geometry', taken: true }],
      });
    }
  });

  test('all kinds in one file', async () => {
    const { draft } = await read(
      GOOD,
      { type: 'LineString', coordinates: SQUARE },
      polygon(SQUARE),
    );
    expect(draft.table.geometryKinds).toEqual(['point', 'line', 'polygon']);
  });

  test('features that are none are left out', async () => {
    const { draft } = await importOne(
      'a.geojson',
      `{"type":"FeatureCollection","features":[null,1,{"type":"Other"},{"type":"Feature","properties":null,"geometry":${JSON.stringify(GOOD)}}]}`,
    );
    expect(draft.table.featureCount).toBe(1);
    expect(draft.remarks).toMatchObject({ skipped: 3, mended: 0 });
  });
});
