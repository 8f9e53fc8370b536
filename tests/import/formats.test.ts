// Real files, written by GDAL 3.6 from the atlas's own content (make-fixtures.sh); what they hold is
// told by GDAL's own reading of each, which lies beside it.
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { cellOf } from '../../src/domain/table/infer.ts';
import { eachPosition } from '../../src/domain/table/geometries.ts';
import { expectedOf, fixture, fixtureNames, importFiles, type Layer } from './support.ts';

/** GDAL writes eight decimals, 1 mm; projections of two implementations agree to less. */
const CLOSE_DEGREES = 3e-8;

function positionsOf(geometry: Geometry | null): Position[] {
  const positions: Position[] = [];
  if (geometry) eachPosition(geometry, (position) => positions.push(position));
  return positions;
}

/** Rings may begin anywhere and turn either way: they are held against each other as sets of positions. */
function sorted(geometry: Geometry | null): Position[] {
  const rounded = positionsOf(geometry).map(([x = 0, y = 0]) => [x, y]);
  return rounded.sort(([a = 0, b = 0], [c = 0, d = 0]) =>
    Math.abs(a - c) > CLOSE_DEGREES ? a - c : b - d,
  );
}

/** One polygon is written as a multipolygon of one by some formats. */
const kindOf = (geometry: Geometry | null): string => geometry?.type.replace('Multi', '') ?? 'none';

function holesOf(geometry: Geometry | null): number {
  if (geometry?.type === 'Polygon') return geometry.coordinates.length - 1;
  if (geometry?.type !== 'MultiPolygon') return 0;
  return geometry.coordinates.reduce((sum, rings) => sum + rings.length - 1, 0);
}

function expectSameGeometry(actual: Geometry | null, expected: Geometry | null): void {
  expect(kindOf(actual)).toBe(kindOf(expected));
  expect(holesOf(actual)).toBe(holesOf(expected));
  const [given, wanted] = [sorted(actual), sorted(expected)];
  expect(given).toHaveLength(wanted.length);
  given.forEach((position, index) => {
    const [x = NaN, y = NaN] = wanted[index] ?? [];
    expect(Math.abs(position[0]! - x)).toBeLessThan(CLOSE_DEGREES);
    expect(Math.abs(position[1]! - y)).toBeLessThan(CLOSE_DEGREES);
  });
}

/** Names that GDAL gives to the same things in KML and GPX. */
const GDAL_NAMES: Readonly<Record<string, string>> = { Name: 'name' };
/** What GDAL adds to KML by itself, and what it knows of a track's own elements. */
const GDAL_ONLY = new Set([
  ...['timestamp', 'begin', 'end', 'altitudeMode', 'tessellate', 'extrude', 'visibility'],
  ...['drawOrder', 'icon', 'snippet', 'description', 'Description', 'id', 'WKT'],
]);

/** The cell of a text table may be a number where GDAL kept a text, or a truth value a 0. */
const loose = (value: unknown): string => {
  const cell = cellOf(value);
  return cell === true ? '1' : cell === false ? '0' : String(cell ?? '');
};

function expectSameProperties(actual: Feature, expected: Feature): void {
  for (const [key, value] of Object.entries(expected.properties ?? {})) {
    if (GDAL_ONLY.has(key) || cellOf(value) === null) continue;
    const name = GDAL_NAMES[key] ?? key;
    expect(`${name}: ${loose(actual.properties?.[name])}`).toBe(`${name}: ${loose(value)}`);
  }
}

function expectSame({ features }: FeatureCollection, expected: FeatureCollection): void {
  expect(features).toHaveLength(expected.features.length);
  features.forEach((feature, index) => {
    const wanted = expected.features[index]!;
    expectSameGeometry(feature.geometry, wanted.geometry);
    expectSameProperties(feature, wanted);
  });
}

const CODES: Readonly<Record<string, string>> = {
  'lines-3857.fgb': 'EPSG:3857',
  'lines-crs.geojson': 'EPSG:32651',
  'shapes-4549.gpkg': 'EPSG:4549',
  'shapes-4529.shp.zip': 'EPSG:4529',
  'lines-4550.shp.zip': 'EPSG:4550',
};
const loosePart = /^gbk\.(?:shp|dbf|prj|cpg)$/;

describe('files that GDAL wrote', () => {
  const names = fixtureNames().filter((name) => !loosePart.test(name));

  test('there are some of each format', () => {
    expect(new Set(names.map((name) => name.split('.').at(-1)))).toEqual(
      new Set([
        'csv',
        'fgb',
        'geojson',
        'geojsons',
        'gpkg',
        'gpx',
        'kml',
        'parquet',
        'xlsx',
        'zip',
      ]),
    );
  });

  test.each(names)('%s is read as GDAL reads it', async (name) => {
    const { layers, problems } = await importFiles([fixture(name)]);
    expect(problems).toEqual([]);
    const { draft, features } = layers[0]!;
    expectSame(features, expectedOf(name));
    expect(draft.crs.code).toBe(CODES[name] ?? 'EPSG:4326');
    expect(draft.remarks).toEqual({ skipped: 0, mended: 0, list: [] });
    expect(draft.table.featureCount).toBe(features.features.length);
    expect(draft.preview[0]?.cells).toHaveLength(draft.table.fields.length);
  });

  test('all tables of a GeoPackage are layers', async () => {
    const { layers } = await importFiles([fixture('shapes-4549.gpkg')]);
    expect(layers.map(({ draft }) => draft.title)).toEqual(['形状', '车站']);
    expectSame(layers[1]!.features, expectedOf('stations.geojsons'));
  });

  test('loose parts of a shapefile are put together', async () => {
    const parts = ['dbf', 'prj', 'shp', 'cpg'].map((ending) => fixture(`gbk.${ending}`));
    const { layers, problems } = await importFiles(parts);
    expect(problems).toEqual([]);
    expect(layers).toHaveLength(1);
    expectSame(layers[0]!.features, expectedOf('gbk.shp.zip'));
    expect(layers[0]!.draft.encoding).toEqual({ value: 'gb18030', isSure: true });
  });

  test.each([
    ['.dbf', ['shp', 'prj'], 1],
    ['.shp', ['dbf', 'prj'], 0],
  ])('says that %s is missing', async (part, endings, layers) => {
    const files = endings.map((ending) => fixture(`gbk.${ending}`));
    const outcome = await importFiles(files).catch((problem: unknown) => ({
      layers: [] as Layer[],
      problems: [problem],
    }));
    expect(outcome.layers).toHaveLength(layers);
    expect(outcome.problems).toMatchObject([{ code: 'missing-part', params: { part } }]);
  });

  test('a shapefile in GBK that does not say so is read', async () => {
    const { layers } = await importFiles([fixture('nocpg.shp.zip')]);
    expect(layers[0]!.features.features[0]?.properties?.['名称']).toBe('大医二院');
  });

  test.each(names.filter((name) => !/csv|xlsx/.test(name)))(
    '%s is known whatever it is called',
    async (name) => {
      const bytes = await fixture(name).arrayBuffer();
      for (const wrong of ['data.csv', 'data', 'data.geojson', 'data.zip']) {
        const { layers } = await importFiles([new File([bytes], wrong)]);
        expectSame(layers[0]!.features, expectedOf(name));
      }
    },
  );
});
