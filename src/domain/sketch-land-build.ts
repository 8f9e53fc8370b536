/** The build-time half of the sketch's coast: from the full outline to a few kB. */
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { Bounds, LngLat } from './site';
import { encodeLand, type EncodedLand, type LandVertex } from './sketch-land';

export interface LandLevel {
  /** Greatest distance between the outline and what is left of it. */
  readonly toleranceMetres: number;
  /** Islands smaller than this are left out. */
  readonly minAreaSquareMetres: number;
}

export interface SketchLandOptions {
  readonly coarse: LandLevel;
  /** What holds inside the bounds of the detail from a zoom on; elsewhere the coarse level goes on. */
  readonly fine: LandLevel & { readonly minZoom: number };
}

/** 200 m for the whole land, 30 m where most places are: at most 2 px at zoom 9, 3 px at zoom 12. */
export const SKETCH_LAND: SketchLandOptions = {
  coarse: { toleranceMetres: 200, minAreaSquareMetres: 300_000 },
  fine: {
    toleranceMetres: 30,
    minAreaSquareMetres: 20_000,
    minZoom: 9,
  },
};

/** Boxes round places, in which their coast is worth the detail; about 11 km to each side. */
export function detailAround(points: readonly LngLat[], degrees = 0.1): Bounds[] {
  return points.map(([lng, lat]) => {
    const wide = degrees / Math.cos((lat * Math.PI) / 180);
    return [lng - wide, lat - degrees, lng + wide, lat + degrees];
  });
}

const METRES_PER_DEGREE = 111_195;

type Metres = readonly [x: number, y: number];

/**
 * Simplifies the land so that every vertex of the coarse level is one of the fine level too: the
 * levels meet without a seam. Holes are kept as rings, to be filled even-odd.
 * @param detail where the fine level holds; nowhere when left out
 */
export function buildSketchLand(
  features: readonly Feature<Polygon | MultiPolygon>[],
  detail: readonly Bounds[] = [],
  options: SketchLandOptions = SKETCH_LAND,
): EncodedLand {
  const rings = features.flatMap(({ geometry }) =>
    (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flat(),
  );
  const open = rings.map((ring) =>
    ring.slice(0, -1).map(([lng = 0, lat = 0]): LngLat => [lng, lat]),
  );
  const bounds = boundsOf(open.flat());
  const middle = Math.cos((((bounds[1] + bounds[3]) / 2) * Math.PI) / 180);
  const toMetres = ([lng, lat]: LngLat): Metres => [
    lng * METRES_PER_DEGREE * middle,
    lat * METRES_PER_DEGREE,
  ];
  const simplified = open.map((ring) => simplifyRing(ring, toMetres, bounds, detail, options));
  return encodeLand(
    simplified.filter((ring) => ring.length > 2),
    options.fine.minZoom,
  );
}

function simplifyRing(
  ring: readonly LngLat[],
  toMetres: (point: LngLat) => Metres,
  frame: Bounds,
  detail: readonly Bounds[],
  { coarse, fine }: SketchLandOptions,
): LandVertex[] {
  const metres = ring.map(toMetres);
  const area = ringArea(metres);
  const weights = significance(metres);
  // A triangle would be left of a long island at least; four corners look like one.
  const fourth = [...weights].sort((a, b) => b - a)[3] ?? 0;
  const isCoarse = (index: number, point: LngLat) =>
    area >= coarse.minAreaSquareMetres &&
    ((weights[index] ?? 0) >= Math.min(coarse.toleranceMetres, fourth) || onFrame(point, frame));
  const isFine = (index: number, point: LngLat) =>
    area >= fine.minAreaSquareMetres &&
    detail.some((bounds) => inBounds(point, bounds)) &&
    (weights[index] ?? 0) >= Math.min(fine.toleranceMetres, fourth);
  return ring.flatMap((point, index): LandVertex[] => {
    if (isCoarse(index, point)) return [{ point, fine: false }];
    return isFine(index, point) ? [{ point, fine: true }] : [];
  });
}

/**
 * For each vertex the tolerance in metres at which it is left out; a vertex never outlives the ones
 * it hangs on, so a greater tolerance always keeps a subset.
 * Algorithm: Douglas and Peucker, Cartographica 10 (1973), with the distances kept.
 */
function significance(ring: readonly Metres[]): number[] {
  const weights = ring.map(() => 0);
  const [first] = ring;
  if (!first) return weights;
  const closed = [...ring, first];
  const far = ring.reduce(
    (best, point, index) => {
      const away = Math.hypot(point[0] - first[0], point[1] - first[1]);
      return away > best.away ? { index, away } : best;
    },
    { index: 0, away: -1 },
  ).index;
  weights[0] = weights[far] = Infinity;
  const parts: [number, number, number][] = [
    [0, far, Infinity],
    [far, ring.length, Infinity],
  ];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [start, end, limit] = part;
    let [split, most] = [-1, 0];
    for (let index = start + 1; index < end; index++) {
      const away = distanceToSegment(closed[index]!, closed[start]!, closed[end]!);
      if (away > most) [split, most] = [index, away];
    }
    if (split < 0) continue;
    const weight = Math.min(limit, most);
    weights[split] = weight;
    parts.push([start, split, weight], [split, end, weight]);
  }
  return weights;
}

function distanceToSegment(point: Metres, from: Metres, to: Metres): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const along = length ? ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length : 0;
  const share = Math.max(0, Math.min(1, along));
  return Math.hypot(point[0] - from[0] - share * dx, point[1] - from[1] - share * dy);
}

function ringArea(ring: readonly Metres[]): number {
  const twice = ring.reduce((sum, to, index) => {
    const from = ring.at(index - 1) ?? to;
    return sum + from[0] * to[1] - to[0] * from[1];
  }, 0);
  return Math.abs(twice) / 2;
}

function boundsOf(points: readonly LngLat[]): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of points) {
    west = Math.min(west, lng);
    south = Math.min(south, lat);
    east = Math.max(east, lng);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

function inBounds([lng, lat]: LngLat, [west, south, east, north]: Bounds): boolean {
  return lng >= west && lng <= east && lat >= south && lat <= north;
}

function onFrame([lng, lat]: LngLat, [west, south, east, north]: Bounds): boolean {
  return lng === west || lng === east || lat === south || lat === north;
}
