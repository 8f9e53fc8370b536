/** Coordinate reference systems of files, and the way from them to WGS 84. */
import proj4 from 'proj4';
import type { Move } from './geometry';

export interface Crs {
  /** `EPSG:<number>`; `WKT` when only the file's own definition says what it is. */
  readonly code: string;
  readonly name: string;
  /** Null when positions are in degrees WGS 84, or cannot be told from it (CGCS2000, ETRS89). */
  readonly move: Move | null;
  /** False when its datum is off by metres and nothing public says exactly how much. */
  readonly isExact: boolean;
}

interface Definition {
  readonly name: string;
  /** A PROJ string; null for degrees as they are. */
  readonly proj: string | null;
  readonly isExact?: false;
}

/** A run of zones: their numbers and central meridians rise by one step with each code. */
interface ZoneRun {
  readonly first: number;
  readonly zone: number;
  readonly count: number;
  readonly widthDegrees: 3 | 6;
  readonly hasPrefix: boolean;
  readonly datum: 'CGCS2000' | 'Beijing 1954' | 'Xian 1980';
}

/**
 * Gauss-Kruger zones of China. The false easting is 500,000 m, with the zone's number in front of it
 * where there is a prefix. Source: EPSG Dataset, CRS 2327-2442, 4491-4554 and 21413-21463.
 */
const ZONE_RUNS: readonly ZoneRun[] = [
  ...(
    [
      ['CGCS2000', 4491, 4502, 4513, 4534],
      ['Xian 1980', 2327, 2338, 2349, 2370],
      ['Beijing 1954', 21413, 21453, 2401, 2422],
    ] as const
  ).flatMap(([datum, six, sixPlain, three, threePlain]): ZoneRun[] => [
    { datum, first: six, zone: 13, count: 11, widthDegrees: 6, hasPrefix: true },
    { datum, first: sixPlain, zone: 13, count: 11, widthDegrees: 6, hasPrefix: false },
    { datum, first: three, zone: 25, count: 21, widthDegrees: 3, hasPrefix: true },
    { datum, first: threePlain, zone: 25, count: 21, widthDegrees: 3, hasPrefix: false },
  ]),
];

/**
 * Ellipsoids of the datums. Beijing 1954 by EPSG transformation 15918, made for the Ordos basin; those
 * published for other parts of the mainland differ from it by some metres. Of Xian 1980 no parameters
 * are public: its ellipsoid alone leaves up to some 100 m.
 */
const ELLIPSOIDS = {
  CGCS2000: '+ellps=GRS80 +towgs84=0,0,0',
  'Beijing 1954': '+ellps=krass +towgs84=12.646,-155.176,-80.863',
  'Xian 1980': '+a=6378140 +rf=298.257 +towgs84=0,0,0',
} as const;

const DEGREES: Readonly<Record<number, Definition>> = {
  4326: { name: 'WGS 84', proj: null },
  4979: { name: 'WGS 84', proj: null },
  4490: { name: 'CGCS2000', proj: null },
  4480: { name: 'CGCS2000', proj: null },
  4258: { name: 'ETRS89', proj: null },
  4214: {
    name: 'Beijing 1954',
    proj: `+proj=longlat ${ELLIPSOIDS['Beijing 1954']}`,
    isExact: false,
  },
  4610: { name: 'Xian 1980', proj: `+proj=longlat ${ELLIPSOIDS['Xian 1980']}`, isExact: false },
};
const WEB_MERCATOR: Definition = {
  name: 'WGS 84 / Pseudo-Mercator',
  proj: '+proj=merc +a=6378137 +b=6378137 +nadgrids=@null',
};
/** Numbers of Esri and others for the same. */
const ALIASES: Readonly<Record<number, number>> = { 900913: 3857, 102100: 3857, 3785: 3857 };

function zoneOf(epsg: number): Definition | null {
  const run = ZONE_RUNS.find(({ first, count }) => epsg >= first && epsg < first + count);
  if (!run) return null;
  const zone = run.zone + epsg - run.first;
  const meridian = run.widthDegrees === 3 ? 3 * zone : 6 * zone - 3;
  const easting = (run.hasPrefix ? zone * 1_000_000 : 0) + 500_000;
  const width = run.widthDegrees === 3 ? '3-degree ' : '';
  return {
    name: `${run.datum} / ${width}Gauss-Kruger ${run.hasPrefix ? `zone ${zone}` : `CM ${meridian}E`}`,
    proj: `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${easting} +y_0=0 ${ELLIPSOIDS[run.datum]}`,
    ...(run.datum === 'CGCS2000' ? {} : { isExact: false }),
  };
}

function utmOf(epsg: number): Definition | null {
  const zone = epsg % 100;
  const hemisphere = Math.floor(epsg / 100);
  if ((hemisphere !== 326 && hemisphere !== 327) || zone < 1 || zone > 60) return null;
  const isSouth = hemisphere === 327;
  return {
    name: `WGS 84 / UTM zone ${zone}${isSouth ? 'S' : 'N'}`,
    proj: `+proj=utm +zone=${zone} ${isSouth ? '+south ' : ''}+datum=WGS84`,
  };
}

function moveOf(definition: unknown): Move {
  // Its types name only strings; PROJJSON objects are read too.
  const { inverse } = proj4(definition as string);
  return (x, y) => {
    const [lng = NaN, lat = NaN] = inverse([x, y]);
    return [lng, lat];
  };
}

/** A system by its number in the EPSG Dataset; null when it is not one of those that are known here. */
export function crsByNumber(given: number): Crs | null {
  const epsg = ALIASES[given] ?? given;
  const known =
    DEGREES[epsg] ?? (epsg === 3857 ? WEB_MERCATOR : null) ?? zoneOf(epsg) ?? utmOf(epsg);
  if (!known) return null;
  return {
    code: `EPSG:${epsg}`,
    name: known.name,
    move: known.proj === null ? null : moveOf(known.proj),
    isExact: known.isExact ?? true,
  };
}

/**
 * A system by a name: `EPSG:4549`, `urn:ogc:def:crs:EPSG::4549`, `http://www.opengis.net/def/crs/EPSG/0/4549`,
 * `OGC:CRS84` and its longer forms.
 */
export function crsByName(name: string): Crs | null {
  if (/\bCRS:?84h?$/i.test(name.trim())) return crsByNumber(4326);
  const epsg =
    /^(?:EPSG:|urn:(?:x-)?ogc:def:crs:EPSG:[\d.]*:|https?:\/\/\S*\/EPSG\/[\d.]+\/)?(\d{4,6})$/i;
  const number = epsg.exec(name.trim())?.[1];
  return number === undefined ? null : crsByNumber(Number(number));
}

/** What a definition calls itself: `PROJCS["name", …`, or the name of PROJJSON. */
export function definitionName(definition: string | Readonly<Record<string, unknown>>): string {
  const name =
    typeof definition === 'string'
      ? /^\s*\w+\s*\[\s*"([^"]*)"/.exec(definition)?.[1]
      : definition['name'];
  return typeof name === 'string' && name !== '' ? name.slice(0, 80) : '?';
}

/** A .prj: the longest of files has some kB. */
const LONGEST_DEFINITION = 20_000;
/** Datums that are within a metre of WGS 84. */
const LIKE_WGS84 =
  /WGS.?(?:19)?84|CGCS.?2000|China.(?:Geodetic.Coordinate.System.)?2000|ETRS.?(?:19)?89|ETRF/i;

/** A system by its definition: WKT 1 of OGC or Esri, WKT 2, or PROJJSON. Null when it cannot be read. */
export function crsByDefinition(
  definition: string | Readonly<Record<string, unknown>>,
): Crs | null {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
  if (text.length > LONGEST_DEFINITION) return null;
  const numbered = rootNumber(definition);
  const byNumber = numbered === null ? null : crsByNumber(numbered);
  if (byNumber) return byNumber;
  const byZone = typeof definition === 'string' ? crsByZoneName(definition) : null;
  if (byZone) return byZone;
  const isDegrees = /^\s*"?(?:GEOGCS|GEOGCRS|GEODCRS|GEODETICCRS|GEOGRAPHICCRS)\b/i.test(text);
  const name = definitionName(definition);
  const likeWgs84 = LIKE_WGS84.test(text);
  if (isDegrees && likeWgs84) {
    return { code: /WGS/i.test(text) ? 'EPSG:4326' : 'EPSG:4490', name, move: null, isExact: true };
  }
  const national = /beijing.{0,4}54|beijing.1954/i.test(text) ? ELLIPSOIDS['Beijing 1954'] : null;
  try {
    const known =
      national && typeof definition === 'string' ? withShift(definition, national) : definition;
    if (!leadsSomewhere(known)) return null;
    const move = moveOf(known);
    return { code: 'WKT', name, move, isExact: likeWgs84 };
  } catch {
    // proj4 throws of many kinds; each says that this is no definition it can work with.
    return null;
  }
}

/** WKT 1 says a shift as TOWGS84 within its datum. */
function withShift(wkt: string, ellipsoid: string): string {
  const shift = /\+towgs84=(\S+)/.exec(ellipsoid)?.[1] ?? '0,0,0';
  if (/TOWGS84/i.test(wkt)) return wkt;
  return wkt.replace(/(DATUM\[[^[]*SPHEROID\[[^\]]*\])/i, `$1,TOWGS84[${shift},0,0,0,0]`);
}

/** A definition that leads nowhere is not understood. */
function leadsSomewhere(definition: unknown): boolean {
  const { forward } = proj4(definition as string);
  return [
    [120, 38],
    [10, 50],
    [-100, 40],
    [25, -30],
  ].some((lngLat) => forward(lngLat).every(Number.isFinite));
}

/** Esri's names of the zones: `CGCS2000_3_Degree_GK_Zone_40`, `Xian_1980_GK_CM_123E`. */
const ZONE_NAME = /^(CGCS2000|Beijing_1954|Xian_1980)_(3_Degree_)?GK_(?:Zone_(\d+)|CM_(\d+)E)/i;

/** The zone that a definition names, when its parameters are those of the zone. */
function crsByZoneName(wkt: string): Crs | null {
  const [, datum = '', three, zone, meridian] = ZONE_NAME.exec(definitionName(wkt)) ?? [];
  const width = three === undefined ? 6 : 3;
  const run = ZONE_RUNS.find(
    (one) =>
      one.datum.toLowerCase() === datum.replace('_', ' ').toLowerCase() &&
      one.widthDegrees === width &&
      one.hasPrefix === (zone !== undefined),
  );
  if (!run) return null;
  const central = Number(meridian);
  const number =
    zone === undefined ? (width === 3 ? central / 3 : (central + 3) / 6) : Number(zone);
  if (number < run.zone || number >= run.zone + run.count || !Number.isInteger(number)) return null;
  const easting = (run.hasPrefix ? number * 1_000_000 : 0) + 500_000;
  const said = /"False_Easting"\s*,\s*([\d.]+)/i.exec(wkt)?.[1];
  return Number(said) === easting ? crsByNumber(run.first + number - run.zone) : null;
}

/** The EPSG number of the whole, not of its parts: the last authority, at the outermost level. */
function rootNumber(definition: string | Readonly<Record<string, unknown>>): number | null {
  if (typeof definition !== 'string') {
    const id = definition['id'] as { authority?: unknown; code?: unknown } | undefined;
    return id?.authority === 'EPSG' ? Number(id.code) : null;
  }
  const found =
    /(?:AUTHORITY\s*\[\s*"EPSG"\s*,\s*"?(\d+)"?\s*\]|ID\s*\[\s*"EPSG"\s*,\s*(\d+)\s*\])\s*\]\s*$/i;
  const match = found.exec(definition);
  const number = match?.[1] ?? match?.[2];
  return number === undefined ? null : Number(number);
}
