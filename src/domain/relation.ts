import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { MultiPolygon, Polygon } from 'geojson';
import { distanceMetres, initialBearingDegrees } from './measure';
import { project } from './mercator';
import { isApproximate } from './precision';
import type { LngLat, Position, Site } from './site';

export const COMPASS_POINTS = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] as const;
export type CompassPoint = (typeof COMPASS_POINTS)[number];

export const DIRECTIONS = ['up', 'right', 'down', 'left'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A neighbour of a site. */
export interface Nearby {
  readonly site: Site;
  /** Between the anchors of both. */
  readonly distanceMetres: number;
  readonly bearingDegrees: number;
  /** True when one of the two is known only to a locality or an area. */
  readonly approximate: boolean;
  /** By how much the distance may be wrong: the radii of the approximate ones added. */
  readonly uncertaintyMetres: number;
}

type PlacedSite = Site & { readonly position: Position & { readonly point: LngLat } };

/** The nearest of the eight points of the compass; 22.5° already counts as north-east. */
export function compassPoint(bearingDegrees: number): CompassPoint {
  const turns = (((bearingDegrees % 360) + 360) % 360) / 45;
  return COMPASS_POINTS[Math.round(turns) % 8] ?? 'N';
}

/**
 * The nearest mapped sites, at most `count`, nearest first. Left out are what lies in the site, what it
 * lies in, and sites of the same unknown area, whose distance nobody knows. Empty for a site off the map.
 */
export function nearest(site: Site, sites: readonly Site[], count: number): Nearby[] {
  if (!isPlaced(site)) return [];
  const byId = new Map(sites.map((other) => [other.id, other]));
  const family = new Set([site.id, ...ancestors(site, byId)]);
  return sites
    .filter(isPlaced)
    .filter((other) => !family.has(other.id) && !ancestors(other, byId).includes(site.id))
    .filter((other) => !sharesUnknown(site.position, other.position))
    .map((other) => relate(site, other))
    .sort((a, b) => a.distanceMetres - b.distanceMetres || compareText(a.site.id, b.site.id))
    .slice(0, count);
}

function relate(site: PlacedSite, other: PlacedSite): Nearby {
  const radii = [site.position, other.position]
    .filter(isApproximate)
    .map((position) => position.radiusMetres ?? 0);
  return {
    site: other,
    distanceMetres: distanceMetres(site.position.point, other.position.point),
    bearingDegrees: initialBearingDegrees(site.position.point, other.position.point),
    approximate: radii.length > 0,
    uncertaintyMetres: radii.reduce((total, radius) => total + radius, 0),
  };
}

function isPlaced(site: Site): site is PlacedSite {
  return site.mapped && site.position.point !== null;
}

function sharesUnknown(a: Position, b: Position): boolean {
  return a.precision === 'area' && b.precision === 'area' && samePoint(a.point, b.point);
}

function samePoint(a: LngLat | null, b: LngLat | null): boolean {
  return a !== null && b !== null && a[0] === b[0] && a[1] === b[1];
}

/** Ids of what a site lies in, nearest first; a circle of parents ends where it began. */
function ancestors(site: Site, byId: ReadonlyMap<string, Site>): string[] {
  const found: string[] = [];
  for (let id = site.within; id !== null && !found.includes(id); id = byId.get(id)?.within ?? null)
    found.push(id);
  return found;
}

/** Whether a position lies in a polygon or on its outline. */
export function isInside(point: LngLat, polygon: Polygon | MultiPolygon): boolean {
  return booleanPointInPolygon([point[0], point[1]], polygon);
}

export interface Candidate {
  readonly id: string;
  readonly point: LngLat;
}

/**
 * The candidate that an arrow key leads to: the nearest within 45° of the direction on the map, or
 * else within 80°; null when there is none. Candidates at the start itself are passed over.
 * @param bearingDegrees the compass direction that is up on the map
 */
export function nextInDirection<T extends Candidate>(
  from: LngLat,
  candidates: readonly T[],
  direction: Direction,
  bearingDegrees = 0,
): T | null {
  const start = project(from, 0);
  const wanted = DIRECTIONS.indexOf(direction) * 90 + bearingDegrees;
  const ranked = candidates
    .map((candidate) => {
      const [x, y] = project(candidate.point, 0);
      const heading = (Math.atan2(x - start[0], start[1] - y) * 180) / Math.PI;
      const away = Math.hypot(x - start[0], y - start[1]);
      return { candidate, away, angle: angleBetween(heading, wanted) };
    })
    .filter(({ away }) => away > 0)
    .sort((a, b) => a.away - b.away || compareText(a.candidate.id, b.candidate.id));
  for (const limit of [45, 80]) {
    const found = ranked.find(({ angle }) => angle <= limit);
    if (found) return found.candidate;
  }
  return null;
}

/** Between two directions in degrees, 0 to 180. */
function angleBetween(a: number, b: number): number {
  const turn = Math.abs(a - b) % 360;
  return turn > 180 ? 360 - turn : turn;
}

/** By code unit: the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
