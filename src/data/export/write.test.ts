import { gpx, kml } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import type { Feature, Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import { crsByNumber } from '../../domain/import/crs';
import { Table } from '../../domain/table/table';
import type { ExportContent, ExportFormat, ExportSystem } from '../../domain/export/model';
import {
  gaussZones,
  meridianOf,
  systemLabel,
  systemSuffix,
  toSystem,
} from '../../domain/export/systems';
import { exportTable } from './write';
import { HARD } from './write.fixture';

const table = Table.from(HARD);
const all = table.passing(undefined);
const write = (format: ExportFormat, system: ExportSystem = 'wgs84'): ExportContent =>
  exportTable(
    table,
    {
      format,
      system,
      title: '难 <层>',
      columns: [
        { field: 'name', heading: '名称' },
        { field: 'n', heading: 'n' },
      ],
      nameField: 'name',
    },
    all,
  );
const text = (content: ExportContent): string => content.content as string;
const document = (source: string): Document =>
  new DOMParser().parseFromString(source, 'text/xml') as unknown as Document;

/** What ogrinfo of GDAL 3.6.2 told of the files of this fixture, by name. */
const GDAL: Readonly<Record<string, Geometry | null>> = Object.fromEntries(
  HARD.features.map(({ properties, geometry }) => [
    (properties as { name: string }).name.replace('\u0007', '\uFFFD'),
    geometry as Geometry | null,
  ]),
);
/** The same point by gdaltransform, PROJ 9.1.1, to EPSG:4549. */
const IN_ZONE = [
  { wgs84: [121.6147, 38.914], zone: [640048.77458078, 4310196.5139493] },
  { wgs84: [121, 38], zone: [587833.551255927, 4207969.94591943] },
  { wgs84: [122.5, 39.5], zone: [715046.714140391, 4376999.37823699] },
];

async function fromFlatGeobuf({
  content,
}: ExportContent): Promise<{ features: Feature[]; header: HeaderMeta }> {
  const features: Feature[] = [];
  let header: HeaderMeta | undefined;
  const read = deserialize(content as Uint8Array, {
    headerMetaFn: (meta: HeaderMeta) => {
      header = meta;
    },
  });
  for await (const feature of read) features.push(feature);
  return { features, header: header! };
}

describe('as GDAL reads it', () => {
  test('KML has every feature, with holes, parts, and one that is nowhere', () => {
    const written = write('kml');
    const { features } = kml(document(text(written)));
    expect(features.map(({ properties }) => properties?.['name'] as string)).toEqual(
      Object.keys(GDAL),
    );
    for (const { properties, geometry } of features) {
      const expected = GDAL[(properties as { name: string }).name];
      // GDAL tells parts of one kind as such, the library as a collection of them.
      const parts = geometry?.type === 'GeometryCollection' ? geometry.geometries : null;
      if (!parts) expect(geometry).toEqual(expected);
      else
        expect(parts.map((part) => 'coordinates' in part && part.coordinates)).toEqual(
          (expected as { coordinates: unknown }).coordinates,
        );
    }
    expect(features[1]?.properties?.['n']).toBe('9007199254740991');
    expect(features[0]?.properties?.['note']).toBe('大连 <b>&"\'');
    expect(written).toMatchObject({ written: 5, leftOut: 0, outlined: 0 });
  });

  test('GPX has points and tracks; areas are outlines, and what is nowhere is told', () => {
    const written = write('gpx');
    const { features } = gpx(document(text(written)));
    // ogrinfo: three waypoints, then two tracks.
    expect(features.map(({ geometry }) => geometry.type)).toEqual(
      // The order of the library: tracks first.
      ['MultiLineString', 'MultiLineString', 'Point', 'Point', 'Point'],
    );
    expect(features[0]?.geometry).toEqual({
      type: 'MultiLineString',
      coordinates: (GDAL['有洞的面'] as { coordinates: unknown }).coordinates,
    });
    expect(features[0]?.properties).toMatchObject({
      name: '有洞的面',
      desc: 'ok: false\nn: 9007199254740991',
    });
    expect(written).toMatchObject({ written: 4, leftOut: 1, outlined: 1 });
  });

  test('FlatGeobuf has typed columns, a code, and every feature that is somewhere', async () => {
    const written = write('flatgeobuf');
    const { features, header } = await fromFlatGeobuf(written);
    for (const { properties, geometry } of features)
      expect(geometry).toEqual(GDAL[(properties as { name: string }).name]);
    expect(features.map(({ properties }) => properties?.['n'] as number)).toEqual([
      undefined,
      9007199254740991,
      1e-7,
      1.5e300,
    ]);
    expect(features[0]?.properties).toEqual({
      id: 'formula',
      name: '=HYPERLINK("http://evil")',
      note: '大连 <b>&"\'',
      ok: true,
    });
    expect(header.crs?.code).toBe(4326);
    expect(written).toMatchObject({ written: 4, leftOut: 1 });
  });
});

describe('systems', () => {
  test('zones are where PROJ puts them, to a tenth of a millimetre', () => {
    const move = toSystem('EPSG:4549');
    for (const { wgs84, zone } of IN_ZONE) {
      const [x, y] = move(wgs84);
      expect(Math.abs(x! - zone[0]!)).toBeLessThan(1e-4);
      expect(Math.abs(y! - zone[1]!)).toBeLessThan(1e-4);
    }
  });

  // EPSG registry: 4534 is 75° E, 4549 is 120° E, 4554 is 135° E.
  test('codes follow the registry', () => {
    expect([4534, 4549, 4554].map((code) => meridianOf(`EPSG:${code}`))).toEqual([75, 120, 135]);
    expect(() => meridianOf('EPSG:4533')).toThrow(RangeError);
    expect(gaussZones([121, 38, 122.4, 39])).toEqual([
      { system: 'EPSG:4550', centralMeridian: 123 },
      { system: 'EPSG:4549', centralMeridian: 120 },
      { system: 'EPSG:4551', centralMeridian: 126 },
    ]);
    expect(gaussZones([-10, 38, -9, 39])).toEqual([]);
    expect(gaussZones(null)).toEqual([]);
  });

  test('what is written in a zone is read back from it', () => {
    for (let code = 4534; code <= 4554; code += 1) {
      const meridian = meridianOf(`EPSG:${code}`);
      const [x = NaN, y = NaN] = toSystem(`EPSG:${code}`)([meridian + 1, 38.9]);
      const [lng, lat] = crsByNumber(code)!.move!(x, y);
      expect(lng).toBeCloseTo(meridian + 1, 8);
      expect(lat).toBeCloseTo(38.9, 8);
    }
  });

  test('FlatGeobuf says a code where there is one, and else a column', async () => {
    const zone = await fromFlatGeobuf(write('flatgeobuf', 'EPSG:4549'));
    expect(zone.header.crs?.code).toBe(4549);
    expect(zone.features[0]?.geometry).toEqual({
      type: 'Point',
      coordinates: [640048.7746, 4310196.5139],
    });
    const shifted = await fromFlatGeobuf(write('flatgeobuf', 'gcj02'));
    expect(shifted.header.crs).toBeNull();
    expect(shifted.features[0]?.properties?.['coordinate_system']).toBe('GCJ-02');
  });

  test('GeoJSON says that it deviates; KML and GPX stay as their standards have them', () => {
    const shifted = JSON.parse(text(write('geojson', 'bd09'))) as Record<string, unknown>;
    expect(shifted).toMatchObject({ coordinateSystem: 'BD-09', type: 'FeatureCollection' });
    expect(shifted['note']).toContain('RFC 7946');
    expect(JSON.parse(text(write('geojson', 'EPSG:4549')))).toMatchObject({
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4549' } },
    });
    expect(JSON.parse(text(write('geojson')))).toEqual({
      type: 'FeatureCollection',
      features: table.features().features,
    });
    expect(text(write('kml', 'gcj02'))).toBe(text(write('kml')));
    expect(text(write('gpx', 'EPSG:4549'))).toBe(text(write('gpx')));
  });

  test('names of files and systems', () => {
    expect(['wgs84', 'gcj02', 'EPSG:4549'].map((one) => systemSuffix(one as ExportSystem))).toEqual(
      ['', '.gcj02', '.epsg4549'],
    );
    expect(systemLabel('EPSG:4549')).toBe('CGCS2000 / 3-degree Gauss-Kruger CM 120E (EPSG:4549)');
  });
});

describe('CSV', () => {
  test('mixed geometries are well-known text, formulas are texts', () => {
    const lines = text(write('csv')).split('\r\n');
    expect(lines[0]).toBe('\ufeffid,名称,n,wkt');
    expect(lines[1]).toBe('formula,"\'=HYPERLINK(""http://evil"")",,POINT (121.6147 38.914)');
    expect(lines[4]).toBe('points,두 점,1.5e+300,"MULTIPOINT (121 38, 122 39)"');
    expect(lines[5]).toBe('nowhere,どこにもない\u0007,-5,');
  });

  test('points have two columns, named by their system', () => {
    const points = Table.from({ ...HARD, features: HARD.features.slice(0, 1) });
    const request = { format: 'csv', title: '', columns: [], nameField: null } as const;
    const rows = (system: ExportSystem): string[] =>
      text(exportTable(points, { ...request, system }, points.passing(undefined))).split('\r\n');
    expect(rows('wgs84')).toEqual(['\ufeffid,longitude,latitude', 'formula,121.6147,38.914', '']);
    expect(rows('gcj02')[0]).toBe('\ufeffid,longitude_gcj02,latitude_gcj02');
    expect(rows('EPSG:4549').slice(0, 2)).toEqual([
      '\ufeffid,easting_epsg4549,northing_epsg4549',
      'formula,640048.7746,4310196.5139',
    ]);
  });
});

test('a filter that leaves nothing is an empty file of each format', async () => {
  const none = new Uint8Array(table.length);
  for (const format of ['geojson', 'csv', 'kml', 'gpx', 'flatgeobuf'] as const) {
    const request = { format, system: 'wgs84', title: '', columns: [], nameField: null } as const;
    expect(exportTable(table, request, none).written).toBe(0);
  }
  const request = { format: 'flatgeobuf', system: 'wgs84', title: '', columns: [] } as const;
  const empty = exportTable(table, { ...request, nameField: null }, none);
  expect((await fromFlatGeobuf(empty)).features).toEqual([]);
});
