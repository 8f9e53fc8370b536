/** Geometries as files give them: checked, mended where that is certain, moved to WGS 84. */
import type { Geometry, Point, Position } from 'geojson';
import type { SkipReason } from './model';

/** Moves a position; the arguments are the first two numbers of it. */
export type Move = (x: number, y: number) => readonly [lng: number, lat: number];

/** Collections within collections are read so deep. */
const DEEPEST = 8;

/** Why a geometry is left out. */
export class GeometryFault extends Error {
  constructor(
    readonly reason: SkipReason,
    readonly detail = '',
  ) {
    super(reason);
    this.name = 'GeometryFault';
  }
}

interface Work {
  readonly move: Move | null;
  /** Set when a ring was closed. */
  closed: boolean;
  /** Some position lies within 180°. */
  inside: boolean;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function bad(value: unknown): never {
  throw new GeometryFault('bad-geometry', typeof value === 'string' ? value.slice(0, 40) : '');
}

function position(value: unknown, work: Work): Position {
  if (!isList(value) || value.length < 2) bad(value);
  let [x, y] = value as readonly number[];
  const z = value[2];
  if (
    typeof x !== 'number' ||
    typeof y !== 'number' ||
    !Number.isFinite(x) ||
    !Number.isFinite(y)
  ) {
    throw new GeometryFault('not-a-number', value.slice(0, 2).map(String).join(', ').slice(0, 60));
  }
  if (work.move) {
    [x, y] = work.move(x, y);
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      throw new GeometryFault(
        'out-of-range',
        value.slice(0, 2).map(String).join(', ').slice(0, 60),
      );
    }
  }
  // Lines over the antimeridian are also written past 180°, RFC 7946 section 3.1.9 notwithstanding.
  if (x > 360 || x < -360 || y > 90 || y < -90) {
    throw new GeometryFault('out-of-range', `${x}, ${y}`);
  }
  if (x <= 180 && x >= -180) work.inside = true;
  return typeof z === 'number' && Number.isFinite(z) ? [x, y, z] : [x, y];
}

function line(value: unknown, work: Work): Position[] {
  if (!isList(value) || value.length < 2) bad(value);
  return value.map((one) => position(one, work));
}

function ring(value: unknown, work: Work): Position[] {
  if (!isList(value) || value.length < 3) bad(value);
  const positions = value.map((one) => position(one, work));
  const [first, last] = [positions[0]!, positions.at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1]) {
    positions.push([...first]);
    work.closed = true;
  }
  if (positions.length < 4) throw new GeometryFault('unclosed-ring');
  return positions;
}

function rings(value: unknown, work: Work): Position[][] {
  if (!isList(value) || value.length === 0) bad(value);
  return value.map((one) => ring(one, work));
}

function each<T>(value: unknown, read: (one: unknown, work: Work) => T, work: Work): T[] {
  if (!isList(value)) bad(value);
  return value.map((one) => read(one, work));
}

function read(value: unknown, work: Work, depth: number): Geometry | null {
  if (typeof value !== 'object' || value === null) bad(value);
  const { type, coordinates, geometries } = value as Record<string, unknown>;
  // RFC 7946 3.1: an empty list of coordinates is a geometry that is nowhere.
  if (isList(coordinates) && coordinates.length === 0) return null;
  switch (type) {
    case 'Point':
      return { type, coordinates: position(coordinates, work) };
    case 'MultiPoint':
      return { type, coordinates: each(coordinates, position, work) };
    case 'LineString':
      return { type, coordinates: line(coordinates, work) };
    case 'MultiLineString':
      return { type, coordinates: each(coordinates, line, work) };
    case 'Polygon':
      return { type, coordinates: rings(coordinates, work) };
    case 'MultiPolygon':
      return { type, coordinates: each(coordinates, rings, work) };
    case 'GeometryCollection': {
      if (depth >= DEEPEST) throw new GeometryFault('too-deep');
      const members = each(geometries, (one) => read(one, work, depth + 1), work);
      const there = members.filter((one) => one !== null);
      return there.length > 0 ? { type, geometries: there } : null;
    }
    default:
      return bad(type);
  }
}

/** The most frequent geometry by far, with nothing to do. */
function isPlainPoint(value: unknown): value is Point {
  const { type, coordinates } = value as { type?: unknown; coordinates?: unknown };
  if (type !== 'Point' || !isList(coordinates) || coordinates.length !== 2) return false;
  const [x, y] = coordinates;
  // Comparisons with what is no number are false.
  return typeof x === 'number' && typeof y === 'number' && Math.abs(x) <= 180 && Math.abs(y) <= 90;
}

/**
 * A GeoJSON geometry that is safe to draw, in degrees: finite, within ±90° of latitude and ±360° of
 * longitude with a part within ±180°, rings closed. Null for one without a position.
 * @param move from the file's numbers to degrees WGS 84; null when they are that
 * @throws GeometryFault when it cannot be taken
 */
export function readGeometry(
  value: unknown,
  move: Move | null,
): { readonly geometry: Geometry | null; readonly closed: boolean } {
  if (move === null && isPlainPoint(value)) return { geometry: value, closed: false };
  const work: Work = { move, closed: false, inside: false };
  const geometry = read(value, work, 0);
  if (geometry && !work.inside) throw new GeometryFault('out-of-range');
  return { geometry, closed: work.closed };
}
