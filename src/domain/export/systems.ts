/** The systems that positions are written in besides WGS 84. */
import type { Geometry, Position } from 'geojson';
import proj4 from 'proj4';
import { convert, type Datum } from '../datum';
import type { Bounds } from '../site';
import type { ExportSystem } from './model';

/** Codes of "CGCS2000 / 3-degree Gauss-Kruger CM <n>E" without a zone number, and their first meridian. */
const FIRST_CODE = 4534;
const FIRST_MERIDIAN = 75;
const LAST_MERIDIAN = 135;
const ZONE_WIDTH = 3;

/** Tenths of a millimetre, as finely as anything is surveyed. */
const METRE_DIGITS = 4;
const DEGREE_DIGITS = 9;

export interface GaussZone {
  readonly system: `EPSG:${number}`;
  /** Degrees east. */
  readonly centralMeridian: number;
}

/**
 * The zones that bounds lie in, at most three, nearest to their middle first; none outside of China's.
 * Source: EPSG registry, 4534 (75° E) to 4554 (135° E), GB/T 17798.
 */
export function gaussZones(bounds: Bounds | null): readonly GaussZone[] {
  if (!bounds) return [];
  const middle = (bounds[0] + bounds[2]) / 2;
  const nearest = Math.round(middle / ZONE_WIDTH) * ZONE_WIDTH;
  const side = middle < nearest ? -ZONE_WIDTH : ZONE_WIDTH;
  return [nearest, nearest + side, nearest - side]
    .filter((meridian) => meridian >= FIRST_MERIDIAN && meridian <= LAST_MERIDIAN)
    .map((centralMeridian) => ({
      system: `EPSG:${FIRST_CODE + (centralMeridian - FIRST_MERIDIAN) / ZONE_WIDTH}`,
      centralMeridian,
    }));
}

/** Number of a projected system; null for a datum in degrees. */
export const codeOf = (system: ExportSystem): number | null =>
  system.startsWith('EPSG:') ? Number(system.slice(5)) : null;

/** The central meridian of one of the zones, in degrees east. @throws RangeError for other systems */
export function meridianOf(system: ExportSystem): number {
  const meridian = FIRST_MERIDIAN + ((codeOf(system) ?? NaN) - FIRST_CODE) * ZONE_WIDTH;
  if (!(meridian >= FIRST_MERIDIAN && meridian <= LAST_MERIDIAN))
    throw new RangeError(`${system} is no zone of CGCS2000.`);
  return meridian;
}

/** Gauss-Kruger on the ellipsoid of CGCS2000, which is GRS 80 to all digits that matter. */
const zoneText = (system: ExportSystem): string =>
  `+proj=tmerc +lat_0=0 +lon_0=${meridianOf(system)} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`;

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** A function from positions in WGS 84 to those of a system; heights stay. */
export function toSystem(system: ExportSystem): (position: Position) => Position {
  if (system === 'wgs84') return (position) => position;
  if (codeOf(system) !== null) {
    const zone = proj4(zoneText(system));
    return ([lng = 0, lat = 0, ...rest]) => {
      const [x, y] = zone.forward([lng, lat]);
      return [rounded(x, METRE_DIGITS), rounded(y, METRE_DIGITS), ...rest];
    };
  }
  return ([lng = 0, lat = 0, ...rest]) => {
    const [x, y] = convert([lng, lat], 'wgs84', system as Datum);
    return [rounded(x, DEGREE_DIGITS), rounded(y, DEGREE_DIGITS), ...rest];
  };
}

const DATUM_LABELS: Readonly<Record<string, string>> = {
  wgs84: 'WGS 84',
  gcj02: 'GCJ-02',
  bd09: 'BD-09',
};

/** What a system is called in a file: a word that programs and people can read. */
export const systemLabel = (system: ExportSystem): string =>
  DATUM_LABELS[system] ?? `CGCS2000 / 3-degree Gauss-Kruger CM ${meridianOf(system)}E (${system})`;

/** The part of a file's name that says its system; empty for WGS 84. */
export const systemSuffix = (system: ExportSystem): string =>
  system === 'wgs84' ? '' : `.${system.replace(':', '').toLowerCase()}`;

type Nested = Position | readonly Nested[];

const mapNested = (nested: Nested, move: (position: Position) => Position): Nested =>
  typeof nested[0] === 'number'
    ? move(nested as Position)
    : (nested as readonly Nested[]).map((inner) => mapNested(inner, move));

/** A geometry whose positions are moved. */
export function moveGeometry(geometry: Geometry, move: (position: Position) => Position): Geometry {
  if (geometry.type === 'GeometryCollection')
    return {
      ...geometry,
      geometries: geometry.geometries.map((member) => moveGeometry(member, move)),
    };
  return { ...geometry, coordinates: mapNested(geometry.coordinates, move) } as Geometry;
}
