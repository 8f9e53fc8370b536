import type { Feature, Geometry, Position } from 'geojson';
import { pathsOf } from '../geometry-paths';
import { radiusOf } from '../precision';
import { PRECISIONS, type Bounds, type LngLat, type Precision } from '../site';
import type { GeometryKind } from '../table/model';

export type PlainGeometry = Exclude<Geometry, { type: 'GeometryCollection' }>;

/** A feature as the operations see it. */
export interface Item {
  readonly id: string;
  readonly kind: GeometryKind;
  readonly geometry: PlainGeometry;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly bounds: Bounds;
  /** Radius in metres in which the feature lies; null when its position is not said to be rough. */
  readonly radiusMetres: number | null;
}

const KIND_OF: Readonly<Record<PlainGeometry['type'], GeometryKind>> = {
  Point: 'point',
  MultiPoint: 'point',
  LineString: 'line',
  MultiLineString: 'line',
  Polygon: 'polygon',
  MultiPolygon: 'polygon',
};

/** Features with a geometry, as items; those without a place and collections are left out. */
export function prepare(features: readonly Feature<Geometry | null>[]): Item[] {
  return features.flatMap((feature, index): Item[] => {
    const { geometry, properties } = feature;
    if (!geometry || geometry.type === 'GeometryCollection') return [];
    const bounds = boundsOf(geometry);
    if (!bounds.every(Number.isFinite)) return [];
    return [
      {
        id: String(feature.id ?? index),
        kind: KIND_OF[geometry.type],
        geometry,
        properties: properties ?? {},
        bounds,
        radiusMetres: radiusIn(properties ?? {}),
      },
    ];
  });
}

function radiusIn(properties: Readonly<Record<string, unknown>>): number | null {
  const { positionRadiusMetres, precision, radiusMetres } = properties;
  if (typeof positionRadiusMetres === 'number') return positionRadiusMetres;
  const known = PRECISIONS.find((candidate): candidate is Precision => candidate === precision);
  if (known === undefined) return null;
  return radiusOf({
    precision: known,
    radiusMetres: typeof radiusMetres === 'number' ? radiusMetres : null,
  });
}

/** The part of the attributes that says how roughly the position of several items together is known. */
export function roughness(items: readonly Item[]): { positionRadiusMetres?: number } {
  let largest = -1;
  for (const { radiusMetres } of items) largest = Math.max(largest, radiusMetres ?? -1);
  return largest >= 0 ? { positionRadiusMetres: largest } : {};
}

export function boundsOf(geometry: PlainGeometry): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const path of pathsOf(geometry)) {
    for (const [lng = NaN, lat = NaN] of path) {
      west = Math.min(west, lng);
      south = Math.min(south, lat);
      east = Math.max(east, lng);
      north = Math.max(north, lat);
    }
  }
  return [west, south, east, north];
}

export function boundsOfAll(items: readonly Item[]): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { bounds } of items) {
    west = Math.min(west, bounds[0]);
    south = Math.min(south, bounds[1]);
    east = Math.max(east, bounds[2]);
    north = Math.max(north, bounds[3]);
  }
  return [west, south, east, north];
}

export const middleOf = ([west, south, east, north]: Bounds): LngLat => [
  (west + east) / 2,
  (south + north) / 2,
];

/** A geometry with every position put through a function. */
export function mapPositions<G extends PlainGeometry>(
  geometry: G,
  change: (position: Position) => Position,
): G {
  const walk = (value: unknown): unknown =>
    Array.isArray(value) && typeof value[0] === 'number'
      ? change(value as Position)
      : (value as unknown[]).map(walk);
  return { ...geometry, coordinates: walk(geometry.coordinates) };
}
