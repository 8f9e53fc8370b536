/** Which columns of a table of texts say where its rows are: told by their names, held against their values. */
import type { CoordinateColumns } from './model';

export interface TextTable {
  readonly columns: readonly string[];
  /** Some rows, as texts. */
  readonly rows: readonly (readonly string[])[];
}

export interface ToldColumns {
  readonly value: CoordinateColumns;
  readonly isSure: boolean;
}

/** Names in the languages of the atlas, without spaces, signs and case. */
const LNG = [
  ...['lng', 'lon', 'long', 'longitude', 'longitudedd', 'xlng', 'poilng', 'gpslng', 'wgs84lng'],
  ...['经度', '經度', '東経', '経度', '경도', 'долгота', '经度坐标', 'lngwgs84', '东经'],
];
const LAT = [
  ...['lat', 'latitude', 'latitudedd', 'ylat', 'poilat', 'gpslat', 'wgs84lat'],
  ...['纬度', '緯度', '北緯', '위도', 'широта', '纬度坐标', 'latwgs84', '北纬'],
];
const EAST = [
  'x',
  'xcoord',
  'coordx',
  'pointx',
  'easting',
  'east',
  '东坐标',
  'x坐标',
  '横坐标',
  'x座標',
  'x좌표',
  'xкоордината',
];
const NORTH = [
  'y',
  'ycoord',
  'coordy',
  'pointy',
  'northing',
  'north',
  '北坐标',
  'y坐标',
  '纵坐标',
  'y座標',
  'y좌표',
  'yкоордината',
];
const WKT = [
  'wkt',
  'geom',
  'geometry',
  'thegeom',
  'shape',
  '几何',
  '图形',
  '幾何',
  'geomwkt',
  'wktgeom',
  '지오메트리',
  'геометрия',
];

const WKT_TEXT =
  /^\s*(?:SRID=\d+;)?\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\b|^\s*(?:SRID=\d+;)?\s*GEOMETRYCOLLECTION\b/i;

const fold = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.()[\]°/]/g, '');

/** A number as tables write it, also with a comma for the point; NaN for anything else. */
export function numberOf(text: string, decimalComma: boolean): number {
  const plain = text.trim().replace('\u2212', '-');
  const normal = decimalComma ? plain.replace(',', '.') : plain;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(normal) ? Number(normal) : NaN;
}

/** Values of a column that are not empty. */
function valuesOf({ rows }: TextTable, column: number): string[] {
  return rows.flatMap((row) => {
    const text = row[column]?.trim() ?? '';
    return text === '' ? [] : [text];
  });
}

/** Most of the values, at least so large a share, are of a kind. */
const areMostly = (
  values: readonly string[],
  test: (value: string) => boolean,
  share = 0.8,
): boolean => values.length > 0 && values.filter(test).length >= values.length * share;

/** Of a column whose name says what it is, half of the values are enough. */
const NAMED_SHARE = 0.5;

/**
 * The columns of positions. Names decide when the values do not speak against them; without names,
 * two neighbouring columns of decimal degrees within China, longitude and latitude in either order.
 */
export function tellColumns(table: TextTable, decimalComma: boolean): ToldColumns {
  const { columns } = table;
  const folded = columns.map(fold);
  const isNumeric = columns.map((_, index) =>
    areMostly(
      valuesOf(table, index),
      (value) => !Number.isNaN(numberOf(value, decimalComma)),
      NAMED_SHARE,
    ),
  );
  const isWkt = (index: number): boolean =>
    areMostly(valuesOf(table, index), (value) => WKT_TEXT.test(value));
  const named = (names: readonly string[]): number =>
    folded.findIndex((name, index) => names.includes(name) && isNumeric[index] === true);

  const pairs = [
    [named(LNG), named(LAT)],
    [named(EAST), named(NORTH)],
  ] as const;
  for (const [lng, lat] of pairs) {
    if (lng >= 0 && lat >= 0 && lng !== lat) return pairOf(columns, lng, lat, true);
  }
  const wkts = columns.map((_, index) => index).filter(isWkt);
  const wkt = wkts.find((index) => WKT.includes(folded[index]!)) ?? wkts[0];
  if (wkt !== undefined) {
    return { value: { kind: 'wkt', column: columns[wkt]! }, isSure: wkts.length === 1 };
  }
  return byContent(table, isNumeric, decimalComma) ?? { value: { kind: 'none' }, isSure: false };
}

function pairOf(
  columns: readonly string[],
  lng: number,
  lat: number,
  isSure: boolean,
): ToldColumns {
  return { value: { kind: 'columns', lng: columns[lng]!, lat: columns[lat]! }, isSure };
}

/** Longitudes and latitudes of China with its seas, with two decimals at least. */
function byContent(
  table: TextTable,
  isNumeric: readonly boolean[],
  decimalComma: boolean,
): ToldColumns | null {
  const within = (index: number, low: number, high: number): boolean =>
    isNumeric[index] === true &&
    areMostly(valuesOf(table, index), (value) => {
      const number = numberOf(value, decimalComma);
      return number > low && number < high && /[.,]\d{2}/.test(value);
    });
  for (let index = 0; index + 1 < table.columns.length; index += 1) {
    if (within(index, 73, 136) && within(index + 1, 3, 54)) {
      return pairOf(table.columns, index, index + 1, false);
    }
    if (within(index, 3, 54) && within(index + 1, 73, 136)) {
      return pairOf(table.columns, index + 1, index, false);
    }
  }
  return null;
}
