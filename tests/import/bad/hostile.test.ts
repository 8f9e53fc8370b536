// What somebody might send on purpose: it ends in a problem that is named, or is read as plain data.
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fileOf, importOne, problemOf } from '../support.ts';

const POINT = '{"type":"Point","coordinates":[121.6,38.9]}';
const collection = (...features: string[]): string =>
  `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
const feature = (properties: string, geometry = POINT): string =>
  `{"type":"Feature","properties":${properties},"geometry":${geometry}}`;
const kml = (inside: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inside}</Document></kml>`;
const PLACEMARK =
  '<Placemark><name>a</name><Point><coordinates>121.6,38.9</coordinates></Point></Placemark>';

describe('zipped files', () => {
  test('that unpack to far more than they weigh', async () => {
    const zip = zipSync({ 'a.geojson': new Uint8Array(64 * 1024 * 1024) }, { level: 9 });
    expect(zip.length).toBeLessThan(100_000);
    expect(await problemOf([fileOf('bomb.zip', zip)])).toMatchObject({ code: 'zip-bomb' });
  });

  test('with thousands of files', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 2500 }, (_, index) => [`${index}.csv`, strToU8('a')]),
    );
    expect(await problemOf([fileOf('many.zip', zipSync(many))])).toMatchObject({
      code: 'zip-bomb',
    });
  });

  test('in zipped files', async () => {
    const inner = zipSync({ 'a.csv': strToU8('name,lng,lat\na,121,38\n') });
    const outer = zipSync({ 'inner.zip': inner });
    expect(await problemOf([fileOf('outer.zip', outer)])).toMatchObject({ code: 'zip-bomb' });
  });

  test.each(['../../a.csv', '/etc/a.csv', 'C:\\a.csv', 'a/../../b.csv', '..\\a.csv'])(
    'with a path that leads out: %s',
    async (path) => {
      const zip = zipSync({ [path]: strToU8('name,lng,lat\na,121,38\n') });
      expect(await problemOf([fileOf('slip.zip', zip)])).toMatchObject({
        code: 'zip-path',
        params: { path },
      });
    },
  );

  test('a sheet with one cell in its last corner', async () => {
    const sheet =
      '<worksheet xmlns="x"><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>';
    const zip = zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': strToU8(sheet),
    });
    expect(await problemOf([fileOf('a.xlsx', zip)])).toMatchObject({ code: 'too-large' });
  });
});

describe('XML', () => {
  const laughs = `<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>`;
  const outside = `<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>`;

  test.each([laughs, outside, '<!doctype kml>'])(
    'entities and document types: %.30s',
    async (doctype) => {
      const text = kml(PLACEMARK.replace('>a<', '>&c;&x;<'), doctype);
      expect(await problemOf([fileOf('a.kml', text)])).toMatchObject({ code: 'xml-entities' });
      const zip = zipSync({ 'doc.kml': strToU8(text) });
      expect(await problemOf([fileOf('a.kmz', zip)])).toMatchObject({ code: 'xml-entities' });
    },
  );

  test('that only speaks of them is read', async () => {
    const text = kml(PLACEMARK.replace('>a<', '><![CDATA[<!DOCTYPE html> & <b>a</b>]]><'));
    const { features } = await importOne('a.kml', text);
    expect(features.features[0]?.properties?.['name']).toBe('<!DOCTYPE html> & <b>a</b>');
  });

  test('folders within folders without end', async () => {
    const deep = '<Folder>'.repeat(50_000) + PLACEMARK + '</Folder>'.repeat(50_000);
    expect(await problemOf([fileOf('a.kml', kml(deep))])).toMatchObject({ code: 'broken' });
  });

  test('of folders, the path is a field', async () => {
    const text = kml(
      `<Folder><name>甲</name><Folder><name>乙</name>${PLACEMARK}</Folder></Folder>${PLACEMARK}`,
    );
    const { features } = await importOne('a.kml', text);
    expect(features.features.map(({ properties }): unknown => properties?.['folder'])).toEqual([
      '甲 / 乙',
      undefined,
    ]);
  });
});

describe('names, keys and values', () => {
  const HTML = '<img src=x onerror=alert(1)>';

  test('markup is text, wherever it stands', async () => {
    const text = collection(feature(JSON.stringify({ [HTML]: HTML })));
    const { draft, features } = await importOne(`${HTML}.geojson`, text);
    expect(draft.title).toBe(HTML);
    expect(draft.table.fields.map(({ name }) => name)).toEqual([HTML]);
    expect(features.features[0]?.properties).toEqual({ [HTML]: HTML });
  });

  test.each(['__proto__', 'constructor', 'prototype'])('%s is left out and told', async (key) => {
    const files = [
      ['a.geojson', collection(feature(`{"${key}":{"polluted":1},"name":"a"}`))],
      ['a.csv', `${key},name,lng,lat\n1,a,121.6,38.9\n`],
      [
        'a.kml',
        kml(
          PLACEMARK.replace(
            '<Point>',
            `<ExtendedData><Data name="${key}"><value>1</value></Data></ExtendedData><Point>`,
          ),
        ),
      ],
    ] as const;
    for (const [name, text] of files) {
      const { draft, features } = await importOne(name, text);
      expect(draft.table.fields.map((field) => field.name)).not.toContain(key);
      expect(features.features[0]?.properties?.['name']).toBe('a');
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    }
    const { draft } = await importOne(...files[0]);
    expect(draft.remarks).toEqual({
      skipped: 0,
      mended: 1,
      list: [{ row: 1, reason: 'bad-key', taken: true, detail: key }],
    });
  });

  test('of very many properties the first thousand are kept, and that is told', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, index) => [`k${index}`, index]),
    );
    const { draft } = await importOne('a.geojson', collection(feature(JSON.stringify(many))));
    expect(draft.table.fields).toHaveLength(1000);
    expect(draft.remarks.list).toMatchObject([{ reason: 'bad-key', taken: true, detail: 'k1000' }]);
  });

  test('values nested without end are left out', async () => {
    const deep = `${'['.repeat(60_000)}1${']'.repeat(60_000)}`;
    const { draft, features } = await importOne(
      'a.geojson',
      collection(feature(`{"deep":${deep},"a":1}`)),
    );
    expect(features.features[0]?.properties).toEqual({ a: 1 });
    expect(draft.remarks.list).toMatchObject([{ reason: 'too-deep', taken: true, detail: 'deep' }]);
  });

  test('ids that stand twice stay apart', async () => {
    const twice = `{"type":"Feature","id":"x","properties":{},"geometry":${POINT}}`;
    const { features } = await importOne('a.geojson', collection(twice, twice));
    expect(features.features.map(({ id }) => id)).toEqual(['x', 'x~2']);
  });

  test('a topology whose arcs are named again and again', async () => {
    const arc = Array.from({ length: 3000 }, (_, index) => [index % 10, index % 7]);
    const topology = {
      type: 'Topology',
      arcs: [arc],
      objects: { a: { type: 'MultiLineString', arcs: Array.from({ length: 10_000 }, () => [0]) } },
    };
    const file = fileOf('a.topojson', JSON.stringify(topology));
    expect(await problemOf([file])).toMatchObject({ code: 'too-large' });
  });
});
