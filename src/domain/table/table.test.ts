import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import { Table, TableProblem } from './table';

const feature = (
  id: string | undefined,
  properties: Record<string, unknown>,
  geometry: Geometry | null = null,
): Feature =>
  ({ type: 'Feature', ...(id === undefined ? {} : { id }), properties, geometry }) as Feature;

const collection = (...features: Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

const point = (lng: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lng, lat] });

const ports = collection(
  feature(
    'dalian',
    { name: 'Dalian', teu: 5_110_000, since: '1899-09', open: true },
    point(121.65, 38.93),
  ),
  feature(
    'busan',
    { name: 'Busan', teu: 22_080_000, since: '1876', open: true },
    point(129.04, 35.1),
  ),
  feature('aomen', { name: 'Äomen', teu: null, since: '1999-12-20', open: false }),
  feature('zhuhai', { name: 'zhuhai 10', teu: 1_000_000, open: false }, point(113.55, 22.2)),
  feature('zhu', { name: 'zhuhai 9', teu: 1_000_000 }, point(113.5, 22.2)),
);

describe('the fields of a table', () => {
  const types = (...rows: Record<string, unknown>[]): Record<string, string> =>
    Object.fromEntries(
      Table.from(collection(...rows.map((row) => feature(undefined, row)))).info.fields.map(
        ({ name, type }) => [name, type],
      ),
    );

  test('are told from the values', () => {
    expect(
      types(
        { n: 1, m: '1.5', code: '007', day: '2025-01-14', year: '2025', yes: true, said: 'true' },
        { n: null, m: '-2', code: '42', day: '2025', year: '1999', yes: false, said: 'false' },
      ),
    ).toEqual({
      ...{ n: 'number', m: 'number', code: 'text', day: 'date', year: 'number' },
      ...{ yes: 'boolean', said: 'boolean' },
    });
  });

  test('a number that a double cannot hold stays text', () => {
    expect(types({ a: '9007199254740993', b: '1e400', c: '12 ', d: 'NaN' })).toEqual({
      ...{ a: 'text', b: 'text', c: 'number', d: 'text' },
    });
  });

  test('ISO 8601 instants are dates, the 31st of February is none', () => {
    expect(types({ a: '2025-01-14T08:00:00Z', b: '2025-02-31', c: '2022-04/2025' })).toEqual({
      ...{ a: 'date', b: 'text', c: 'date' },
    });
  });

  test('texts that repeat are categories, others are not', () => {
    const rows = ['a', 'a', 'b', 'b', 'b'].map((kind, index) => ({ kind, title: `no ${index}` }));
    expect(types(...rows)).toEqual({ kind: 'category', title: 'text' });
  });

  test('lists are joined, objects are written out, nothing is lost', () => {
    const table = Table.from(collection(feature('a', { lines: ['1', '2'], more: { deep: 1 } })));
    expect(table.feature(0).properties).toEqual({ lines: '1, 2', more: '{"deep":1}' });
  });

  test('what is known without rows', () => {
    const { featureCount, bounds, geometryKinds } = Table.from(ports).info;
    expect(featureCount).toBe(5);
    expect(bounds).toEqual([113.5, 22.2, 129.04, 38.93]);
    expect(geometryKinds).toEqual(['point']);
  });
});

describe('ids', () => {
  test('are the data’s own, made where there are none, and never twice', () => {
    const table = Table.from(
      collection(
        feature('a', {}),
        feature('a', {}),
        feature(undefined, {}),
        feature(undefined, { id: 7 }),
      ),
    );
    expect(table.ids()).toEqual(['a', 'a~2', 'f3', '7']);
  });
});

describe('rows', () => {
  const table = Table.from(ports);
  const page = (query: Partial<Parameters<Table['query']>[0]>): string[] =>
    table
      .query({ fields: ['name'], offset: 0, limit: 10, lang: 'de', ...query })
      .rows.map(({ id }) => id);

  test('come by pages, with the cells asked for', () => {
    expect(table.query({ fields: ['teu', 'name', 'none'], offset: 2, limit: 2 })).toEqual({
      total: 5,
      rows: [
        { id: 'aomen', cells: [null, 'Äomen', null] },
        { id: 'zhuhai', cells: [1_000_000, 'zhuhai 10', null] },
      ],
    });
  });

  test('are sorted as the language has it, numbers in texts by size', () => {
    // Unicode Collation Algorithm: ä sorts beside a in German.
    const byName = { field: 'name', descending: false };
    expect(page({ sort: byName })).toEqual(['aomen', 'busan', 'dalian', 'zhu', 'zhuhai']);
  });

  test('missing values come last, upwards and downwards; equals keep their order', () => {
    const up = { field: 'teu', descending: false };
    expect(page({ sort: up })).toEqual(['zhuhai', 'zhu', 'dalian', 'busan', 'aomen']);
    const down = { field: 'teu', descending: true };
    expect(page({ sort: down })).toEqual(['busan', 'dalian', 'zhuhai', 'zhu', 'aomen']);
    const since = { field: 'since', descending: false };
    expect(page({ sort: since })).toEqual(['busan', 'dalian', 'aomen', 'zhuhai', 'zhu']);
  });

  test('are found by words in any of the cells', () => {
    expect(page({ find: 'ZHUHAI' })).toEqual(['zhuhai', 'zhu']);
    expect(page({ find: 'zhuhai 1000', fields: ['name', 'teu'] })).toEqual(['zhuhai', 'zhu']);
    expect(page({ find: 'zhuhai 9', fields: ['name', 'teu'] })).toEqual(['zhu']);
    expect(page({ find: '1000000' })).toEqual([]);
  });
});

describe('editing', () => {
  test('changes a cell and the order of the rows', () => {
    const table = Table.from(ports);
    const query = {
      fields: ['teu'],
      sort: { field: 'teu', descending: true },
      offset: 0,
      limit: 1,
    };
    expect(table.query(query).rows[0]?.id).toBe('busan');
    table.edit('zhu', 'teu', 47_000_000);
    expect(table.query(query).rows[0]).toEqual({ id: 'zhu', cells: [47_000_000] });
    table.edit('zhu', 'teu', null);
    expect(table.features({ ids: ['zhu'] }).features[0]?.properties).toEqual({ name: 'zhuhai 9' });
  });

  test('refuses what does not fit', () => {
    const table = Table.from(ports);
    expect(() => table.edit('zhu', 'teu', 'many')).toThrow(new TableProblem('wrong-type', 'teu'));
    expect(() => table.edit('zhu', 'since', 'May')).toThrow(TableProblem);
    expect(() => table.edit('zhu', 'nothing', 1)).toThrow(TableProblem);
    expect(() => table.edit('nobody', 'teu', 1)).toThrow(TableProblem);
    expect(table.query({ fields: ['teu'], offset: 4, limit: 1 }).rows[0]?.cells).toEqual([
      1_000_000,
    ]);
  });
});

test('features come back as they went in', () => {
  const table = Table.from(ports);
  const [dalian] = table.features({ ids: ['dalian', 'nobody'] }).features;
  expect(dalian).toEqual(ports.features[0]);
  expect(table.features().features).toHaveLength(5);
});

describe('where a row stands', () => {
  const table = Table.from(ports);
  const query = { fields: ['name', 'teu'] };
  const ids = ['dalian', 'busan', 'aomen', 'zhuhai', 'zhu'];
  test.each([
    query,
    { ...query, sort: { field: 'teu', descending: true } },
    { ...query, sort: { field: 'name', descending: false }, lang: 'en' },
    { ...query, find: 'zhu' },
    { ...query, ids: ['zhu', 'busan'] },
    {
      ...query,
      filter: { conditions: [{ kind: 'number', field: 'teu', min: 2e6, max: null } as const] },
    },
  ])('is where a page of all rows shows it: %j', (asked) => {
    const { rows } = table.query({ ...asked, offset: 0, limit: 100 });
    const shown = ids.map((id) => rows.findIndex((row) => row.id === id));
    expect(ids.map((id) => table.indexOf(id, asked) ?? -1)).toEqual(shown);
  });

  test('is nowhere for a feature that the table does not have', () => {
    expect(table.indexOf('osaka', query)).toBeNull();
  });
});
