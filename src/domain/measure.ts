/**
 * Distances, bearings and areas on the ellipsoid of WGS 84, to nanometres.
 * Source: C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87 (2013), by his own library;
 * the spherical formulas of Turf are off by up to 0.5 %.
 */
import * as library from 'geographiclib-geodesic';
import type { LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import type { LngLat } from './site';

// Node hands a CommonJS module over as the default export, bundlers as named ones.
const { Geodesic } = 'default' in library ? (library.default as typeof library) : library;
const wgs84 = Geodesic.WGS84;

/** Length of the shortest line between two positions in metres. */
export function distanceMetres(from: LngLat, to: LngLat): number {
  return wgs84.Inverse(from[1], from[0], to[1], to[0], Geodesic.DISTANCE).s12 ?? NaN;
}

/** Direction in which the shortest line starts, in degrees clockwise from north, 0 ≤ bearing < 360. */
export function initialBearingDegrees(from: LngLat, to: LngLat): number {
  const { azi1 = NaN } = wgs84.Inverse(from[1], from[0], to[1], to[0], Geodesic.AZIMUTH);
  return (azi1 + 360) % 360;
}

/** The position reached from a point in a direction (degrees clockwise from north) after some metres. */
export function destination(from: LngLat, bearingDegrees: number, metres: number): LngLat {
  const { lat2 = NaN, lon2 = NaN } = wgs84.Direct(from[1], from[0], bearingDegrees, metres);
  return [lon2, lat2];
}

/** Length of lines, or of all outlines of polygons, in metres. */
export function lengthMetres(
  geometry: LineString | MultiLineString | Polygon | MultiPolygon,
): number {
  return sum(linesOf(geometry).map(lineLength));
}

function linesOf(
  geometry: LineString | MultiLineString | Polygon | MultiPolygon,
): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    default:
      return geometry.coordinates;
  }
}

function lineLength(line: readonly Position[]): number {
  const points = line.map(toLngLat);
  return sum(points.slice(1).map((to, index) => distanceMetres(points[index] ?? to, to)));
}

/** Area inside geodesic outlines, without the holes, in square metres. */
export function areaSquareMetres(geometry: Polygon | MultiPolygon): number {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return sum(polygons.map(([outer = [], ...holes]) => ringArea(outer) - sum(holes.map(ringArea))));
}

function ringArea(ring: readonly Position[]): number {
  const polygon = wgs84.Polygon(false);
  for (const [lng, lat] of ring.slice(0, -1).map(toLngLat)) polygon.AddPoint(lat, lng);
  return Math.abs(polygon.Compute(false, true).area ?? NaN);
}

/**
 * The shortest line between two positions, both included, as so many pieces of equal length.
 * Longitudes go on beyond ±180° where it crosses the date line.
 * @throws RangeError when `segments` is no positive integer
 */
export function geodesicArc(from: LngLat, to: LngLat, segments: number): LngLat[] {
  assertInteger('segments', segments, 1);
  const line = wgs84.InverseLine(from[1], from[0], to[1], to[0]);
  const length = distanceMetres(from, to);
  const mask = Geodesic.STANDARD | Geodesic.LONG_UNROLL;
  return Array.from({ length: segments + 1 }, (_, index): LngLat => {
    if (index === 0) return from;
    const { lat2 = NaN, lon2 = NaN } = line.Position((length * index) / segments, mask);
    return [lon2, lat2];
  });
}

/**
 * A closed ring of points at one distance from a centre, anticlockwise as RFC 7946 wants outer rings.
 * @throws RangeError when `steps` is no integer of at least 3
 */
export function circleRing(center: LngLat, radiusMetres: number, steps = 64): LngLat[] {
  assertInteger('steps', steps, 3);
  const ring = Array.from({ length: steps }, (_, index) =>
    destination(center, -(360 * index) / steps, radiusMetres),
  );
  return [...ring, ring[0] ?? center];
}

function assertInteger(name: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least)
    throw new RangeError(`${name} must be an integer of at least ${least}, not ${value}`);
}

function toLngLat([lng = NaN, lat = NaN]: Position): LngLat {
  return [lng, lat];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
