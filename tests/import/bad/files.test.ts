// Files that are cut off, empty, mislabelled or lie about their lengths: each is told as what it is.
import { zipSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fileOf, fixtureBytes, fixtureNames, importFiles, problemOf, utf8 } from '../support.ts';

const whole = fixtureNames().filter((name) => !/^gbk\.(?:shp|dbf|prj|cpg)$/.test(name));
/** Formats of which the beginning is a whole file: a table or a sequence may end anywhere between rows. */
const OPEN_ENDED = /\.(?:csv|geojsons)$/;

const codeOf = async (name: string, content: BlobPart): Promise<string> =>
  (await problemOf([fileOf(name, content)])).code;

const cut = (bytes: Uint8Array<ArrayBuffer>, share: number) =>
  bytes.slice(0, Math.floor(bytes.length * share));

describe('files that are cut off', () => {
  test.each(whole.filter((name) => !OPEN_ENDED.test(name)))('%s', async (name) => {
    for (const share of [0.98, 0.5, 0.1]) {
      expect(await codeOf(name, cut(fixtureBytes(name), share))).toMatch(/^(?:truncated|broken)$/);
    }
  });

  test('it is said how many rows could be read', async () => {
    const bytes = fixtureBytes('lines-4326.geojson');
    const { code, params } = await problemOf([fileOf('a.geojson', cut(bytes, 0.7))]);
    expect(code).toBe('truncated');
    expect(params['rows']).toBeGreaterThan(2);
    expect(params['rows']).toBeLessThan(9);
    const fgb = await problemOf([fileOf('a.fgb', cut(fixtureBytes('stations.fgb'), 0.9))]);
    expect(fgb.params['rows']).toBeGreaterThan(15);
  });

  test('the last line of a sequence', async () => {
    const bytes = fixtureBytes('stations.geojsons');
    const { code, params } = await problemOf([fileOf('a.geojsons', bytes.slice(0, -20))]);
    expect({ code, params }).toEqual({ code: 'truncated', params: { rows: 24 } });
  });

  test('a quote that is not closed', async () => {
    expect(await codeOf('a.csv', 'name,lng,lat\na,121,38\n"b,122,39\n')).toBe('truncated');
  });

  test('empty files of every name', async () => {
    for (const name of whole) expect(await codeOf(name, '')).toBe('empty');
  });
});

describe('files that are nothing of ours', () => {
  test.each([
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)],
    ['a PDF', utf8('%PDF-1.7\n1 0 obj\n')],
    ['PMTiles', Uint8Array.from([...utf8('PMTiles'), 3, 0, 0, 0, 0, 0, 0])],
    ['a page', utf8('<!doctype html><html><body>x</body></html>')],
    ['a sentence', utf8('Dalian lies by the sea')],
    ['other JSON', utf8('{"name":"package","version":"1"}')],
    ['old Excel', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(600)])],
  ])('%s', async (_, bytes) => {
    expect(await codeOf('data.bin', bytes)).toBe('unknown-format');
  });

  test('an Excel file with a password', async () => {
    const name = Uint8Array.from(Buffer.from('EncryptedPackage', 'utf16le'));
    const bytes = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(508), ...name]);
    expect(await codeOf('a.xlsx', bytes)).toBe('encrypted');
  });

  test('a zip with a password', async () => {
    const bytes = zipSync({ 'a.geojson': strToU8('{}') });
    bytes[6]! |= 1;
    expect(await codeOf('a.zip', bytes)).toBe('encrypted');
  });

  test.each([
    ['features', '{"type":"FeatureCollection","features":[]}'],
    ['rows', 'name,lng,lat\n'],
  ])('nothing but a frame: no %s', async (_, text) => {
    expect(await codeOf('a.txt', text)).toBe('nothing-inside');
  });

  test('a zip with nothing to read', async () => {
    const zip = zipSync({ 'readme.pdf': strToU8('%PDF-1.7 x'), 'folder/': new Uint8Array(0) });
    expect(await codeOf('a.zip', zip)).toBe('nothing-inside');
  });
});

describe('lengths that are claims', () => {
  const changed = (name: string, change: (view: DataView) => void): Uint8Array<ArrayBuffer> => {
    const bytes = fixtureBytes(name);
    change(new DataView(bytes.buffer));
    return bytes;
  };
  const TWO_GB = 0x7fff_fff0;

  test('a shapefile of 2 GB', async () => {
    for (const at of [24, 104]) {
      const shp = changed('gbk.shp', (view) => {
        view.setInt32(at, TWO_GB / 2);
      });
      expect(await codeOf('a.shp', shp)).toMatch(/truncated|broken/);
    }
    const negative = changed('gbk.shp', (view) => {
      view.setInt32(104, -4);
    });
    expect(await codeOf('a.shp', negative)).toBe('broken');
  });

  test('a table of four thousand million rows', async () => {
    const dbf = changed('gbk.dbf', (view) => {
      view.setUint32(4, 0xffff_ffff, true);
    });
    const files = [fileOf('a.shp', fixtureBytes('gbk.shp')), fileOf('a.dbf', dbf)];
    expect(await problemOf(files)).toEqual({ code: 'truncated', params: { rows: 25 } });
    const flat = changed('gbk.dbf', (view) => {
      view.setUint16(10, 0, true);
    });
    expect(await problemOf([files[0]!, fileOf('a.dbf', flat)])).toMatchObject({ code: 'broken' });
  });

  test('a FlatGeobuf header, and one feature, of 2 GB', async () => {
    const header = changed('stations.fgb', (view) => {
      view.setUint32(8, TWO_GB, true);
    });
    expect(await codeOf('a.fgb', header)).toBe('truncated');
  });

  test('a Parquet footer of 2 GB', async () => {
    const bytes = Uint8Array.from([
      ...utf8('PAR1'),
      ...new Uint8Array(40),
      0xf0,
      0xff,
      0xff,
      0x7f,
      ...utf8('PAR1'),
    ]);
    expect(await codeOf('a.parquet', bytes)).toBe('truncated');
  });

  test('a database of more pages than there are', async () => {
    const bytes = changed('shapes-4549.gpkg', (view) => {
      view.setUint32(28, 0x7fff_ffff);
    });
    expect(await codeOf('a.gpkg', bytes)).toBe('truncated');
  });
});

test('what can be read is read, and the rest is told', async () => {
  const good = fileOf('good.csv', 'name,lng,lat\na,121,38\n');
  const { layers, problems } = await importFiles([good, fileOf('bad.geojson', '{"features":[{')]);
  expect(layers.map(({ draft }) => draft.fileName)).toEqual(['good.csv']);
  expect(problems).toMatchObject([{ code: 'truncated', fileName: 'bad.geojson' }]);
});
