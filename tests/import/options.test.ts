// What a person may decide about a file, and what is told of it before they do.
import gcoord from 'gcoord';
import { describe, expect, test } from 'vitest';
import { ImportSession } from '../../src/data/formats/import-session.ts';
import { ImportProblem, type ImportOptions } from '../../src/domain/import/model.ts';
import { distanceMetres } from '../../src/domain/measure.ts';
import type { LngLat } from '../../src/domain/site.ts';
import { expectedOf, fileOf, importOne, problemOf } from './support.ts';

/** Metro stations: what the atlas has of the same things. */
const stations = expectedOf('stations.geojsons').features.map(({ geometry, properties }) => ({
  name: String(properties?.['name']),
  at: (geometry.type === 'Point' ? geometry.coordinates : []) as unknown as LngLat,
}));
const reference = { positions: stations.map(({ at }) => at) };

const csvOf = (
  rows: readonly (readonly [string, number, number])[],
  head = '名称,经度,纬度',
): string => [head, ...rows.map((row) => row.join(','))].join('\n');

const pointsOf = async (text: string, options?: ImportOptions): Promise<LngLat[]> => {
  const { features } = await importOne('a.csv', text, options, reference);
  return features.features.map(
    ({ geometry }) => (geometry.type === 'Point' ? geometry.coordinates : []) as unknown as LngLat,
  );
};

describe('the datum', () => {
  // Published positions in another datum are what gcoord makes of ours.
  test.each([
    ['gcj02', gcoord.GCJ02],
    ['bd09', gcoord.BD09],
  ] as const)('a file in %s lands within a metre', async (datum, target) => {
    const text = csvOf(
      stations.map(({ name, at }) => {
        const [lng, lat] = gcoord.transform([at[0], at[1]], gcoord.WGS84, target);
        return [name, lng, lat];
      }),
    );
    const { draft } = await importOne('a.csv', text, {}, reference);
    expect(draft.datum).toMatchObject({ value: 'wgs84', isAsked: true, hint: { datum } });
    const points = await pointsOf(text, { datum });
    points.forEach((point, index) => {
      expect(distanceMetres(point, stations[index]!.at)).toBeLessThan(1);
    });
    // The preview of both shows where they lie without the shift.
    const shifted = await importOne('a.csv', text, { datum }, reference);
    const [first] = shifted.draft.sample.features;
    const at = first?.geometry.type === 'Point' ? first.geometry.coordinates : [];
    expect(distanceMetres(at as unknown as LngLat, stations[0]!.at)).toBeGreaterThan(100);
    expect(shifted.draft.datum.hint?.datum).toBe(datum);
  });

  test('in WGS 84 the atlas has the same positions; elsewhere nothing is asked', async () => {
    const here = csvOf(stations.map(({ name, at }) => [name, at[0], at[1]]));
    const { draft } = await importOne('a.csv', here, {}, reference);
    expect(draft.datum).toMatchObject({ isAsked: true, hint: { datum: 'wgs84', matches: 25 } });
    const away = await importOne('a.csv', csvOf([['Paris', 2.35, 48.85]]), {}, reference);
    expect(away.draft.datum).toEqual({ value: 'wgs84', isAsked: false, hint: null });
  });
});

describe('axes and systems', () => {
  test('swapped columns are noticed, and can be turned', async () => {
    const text = csvOf(
      stations.map(({ name, at }) => [name, at[1], at[0]]),
      'name,lng,lat',
    );
    const { draft } = await importOne('a.csv', text, {}, reference);
    expect(draft.axes).toEqual({ swapped: false, isSuspicious: true });
    const turned = await importOne('a.csv', text, { swapAxes: true }, reference);
    expect(turned.draft.axes).toEqual({ swapped: true, isSuspicious: false });
    expect((await pointsOf(text, { swapAxes: true }))[0]).toEqual(stations[0]!.at);
  });

  test('metres that nobody named are guessed, and a person should look', async () => {
    // gdaltransform: 121.6 38.9 in EPSG:4549 and EPSG:4528.
    const plain = await importOne('a.csv', 'n,x,y\na,638800.987,4308619.718\n', {}, reference);
    expect(plain.draft.crs).toMatchObject({ code: 'EPSG:4549', from: 'told', isSure: false });
    const north = await importOne('a.csv', 'n,x,y\na,4308619.718,40638800.987\n', {}, reference);
    expect(north.draft.crs).toMatchObject({ code: 'EPSG:4528', isSure: false });
    expect(north.draft.axes.swapped).toBe(true);
    for (const { features } of [plain, north]) {
      const { geometry } = features.features[0]!;
      const at = geometry.type === 'Point' ? geometry.coordinates : [];
      expect(at[0]).toBeCloseTo(121.6, 7);
      expect(at[1]).toBeCloseTo(38.9, 7);
    }
  });

  test('a chosen system holds', async () => {
    const text = 'n,x,y\na,500000,4308000\n';
    const { draft } = await importOne('a.csv', text, { crs: 'EPSG:32651' });
    expect(draft.crs).toEqual({
      code: 'EPSG:32651',
      name: 'WGS 84 / UTM zone 51N',
      from: 'chosen',
      isSure: true,
    });
    expect(draft.table.bounds?.[0]).toBeCloseTo(123, 9);
  });

  test('a system that is not known is named, and can be chosen before reading again', async () => {
    const text = JSON.stringify({
      type: 'FeatureCollection',
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } },
      features: [
        { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [1, 2] } },
      ],
    });
    expect(await problemOf([fileOf('a.geojson', text)])).toEqual({
      code: 'unknown-crs',
      params: { crs: 'urn:ogc:def:crs:EPSG::27700' },
    });
    const { draft } = await importOne('a.geojson', text, { crs: 'EPSG:4326' });
    expect(draft.crs).toMatchObject({ code: 'EPSG:4326', from: 'chosen' });
  });

  test('a system said behind the features holds too', async () => {
    const { draft } = await importOne(
      'a.geojson',
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[500000,4308000]}}],"crs":{"type":"name","properties":{"name":"EPSG:32651"}}}',
    );
    expect(draft.crs).toMatchObject({ code: 'EPSG:32651', from: 'file' });
  });
});

describe('tables of text', () => {
  test.each([
    ['name;долгота;широта\nа;121,63;38,92\nб;121,7;38,95\n', ';', true],
    ['name\tlng\tlat\na\t121.63\t38.92\n', '\t', false],
    ['name|lng|lat\na|121.63|38.92\n', '|', false],
    ['name,lng,lat\n"a, b",121.63,38.92\n', ',', false],
  ])('%j', async (text, delimiter, decimalComma) => {
    const { draft } = await importOne('a.csv', text);
    expect(draft).toMatchObject({ delimiter, decimalComma });
    expect(draft.table.bounds?.slice(0, 2)).toEqual([121.63, 38.92]);
  });

  test('numbers with a decimal comma are numbers, a column with words among them is text', async () => {
    const text = 'name;lng;lat;height;note\na;121,63;38,92;1,5;2,5\nb;121,7;38,95;;ca. 3,5\n';
    const { draft, features } = await importOne('a.csv', text);
    expect(draft.table.fields).toContainEqual({ name: 'height', type: 'number' });
    expect(features.features.map(({ properties }) => properties)).toMatchObject([
      { height: 1.5, note: '2,5' },
      { note: 'ca. 3,5' },
    ]);
  });

  test('other columns can be chosen', async () => {
    const text = 'a,b,lng,lat\n121.5,38.5,122,39\n';
    const coordinates = { kind: 'columns', lng: 'a', lat: 'b' } as const;
    const { draft } = await importOne('a.csv', text, { coordinates });
    expect(draft.table.bounds).toEqual([121.5, 38.5, 121.5, 38.5]);
    expect(draft.coordinates).toMatchObject({
      value: coordinates,
      columns: ['a', 'b', 'lng', 'lat'],
    });
    const none = await importOne('a.csv', text, { coordinates: { kind: 'none' } });
    expect(none.draft.table.bounds).toBeNull();
    expect(none.draft.remarks.mended).toBe(0);
  });

  test('an encoding that is told wrong can be chosen', async () => {
    // 大连 in GB 18030, which is also some text in Shift_JIS.
    const bytes = Uint8Array.from([0xb4, 0xf3, 0xc1, 0xac, ...Buffer.from(',lng,lat\na,121,38\n')]);
    const told = await importOne('a.csv', bytes);
    expect(told.draft.encoding).toEqual({ value: 'gb18030', isSure: false });
    expect(told.draft.table.fields[0]?.name).toBe('大连');
    const chosen = await importOne('a.csv', bytes, { encoding: 'shift_jis' });
    expect(chosen.draft.encoding).toEqual({ value: 'shift_jis', isSure: true });
    expect(chosen.draft.table.fields[0]?.name).not.toBe('大连');
  });

  test('GeoJSON in GB 18030 is read as that', async () => {
    const [head, end] = [
      Buffer.from('{"type":"Feature","properties":{"名":"'.replace('名', 'n')),
      '"},"geometry":null}',
    ];
    const bytes = Uint8Array.from([...head, 0xb4, 0xf3, 0xc1, 0xac, ...Buffer.from(end)]);
    const { draft, features } = await importOne('a.geojson', bytes);
    expect(draft.encoding?.value).toBe('gb18030');
    expect(features.features[0]?.properties).toEqual({ n: '大连' });
  });
});

describe('sequences and topologies', () => {
  test('a line that is no JSON is left out and told', async () => {
    const point =
      '{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[1,2]}}';
    const { draft } = await importOne('a.geojsonl', `${point}\r\n{oops\r\n${point}\n`);
    expect(draft.format).toBe('geojson-sequence');
    expect(draft.table.featureCount).toBe(2);
    expect(draft.remarks.list).toEqual([
      { row: 2, reason: 'bad-row', taken: false, detail: '{oops' },
    ]);
  });

  test('a topology is read object by object', async () => {
    // The example of the TopoJSON specification 1.1, in short.
    const topology = {
      type: 'Topology',
      transform: { scale: [0.5, 0.5], translate: [100, 0] },
      objects: {
        square: { type: 'Polygon', properties: { prop0: 'v' }, arcs: [[0]] },
        spot: { type: 'Point', id: 'p', coordinates: [4, 2] },
      },
      arcs: [
        [
          [0, 0],
          [2, 0],
          [0, 2],
          [-2, 0],
          [0, -2],
        ],
      ],
    };
    const session = new ImportSession();
    const file = fileOf('a.json', JSON.stringify(topology));
    const { drafts } = await session.read([file], reference, () => undefined);
    expect(drafts.map(({ title, format }) => `${title} ${format}`)).toEqual([
      'square topojson',
      'spot topojson',
    ]);
    const [square, spot] = await Promise.all(
      drafts.map(async ({ key }) => (await session.take(key)).features().features[0]!),
    );
    expect(square).toMatchObject({
      properties: { prop0: 'v' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [100, 0],
            [101, 0],
            [101, 1],
            [100, 1],
            [100, 0],
          ],
        ],
      },
    });
    expect(spot).toMatchObject({ id: 'p', geometry: { type: 'Point', coordinates: [102, 1] } });
  });
});

describe('a session', () => {
  test('reads a layer anew, and what is left out is told from the file again', async () => {
    const session = new ImportSession();
    const file = fileOf('a.csv', 'n,lng,lat\na,38.9,121.6\n');
    const { drafts } = await session.read([file], reference, () => undefined);
    const { key } = drafts[0]!;
    const turned = await session.reread(key, { swapAxes: true });
    expect(turned).toMatchObject({ key, table: { bounds: [121.6, 38.9, 121.6, 38.9] } });
    expect((await session.reread(key, {})).axes.swapped).toBe(false);
    await expect(session.reread(key, { crs: 'EPSG:1' })).rejects.toThrow(ImportProblem);
    // After a failed attempt the last good reading is still there: its one row was left out.
    expect((await session.take(key)).length).toBe(0);
  });

  test('tells how far it is', async () => {
    const told: [number, number][] = [];
    const file = fileOf('a.csv', 'n,lng,lat\na,121.6,38.9\n');
    await new ImportSession().read([file], reference, (read, total) => told.push([read, total]));
    expect(told.at(-1)).toEqual([file.size, file.size]);
  });
});
