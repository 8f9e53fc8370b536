/** Checks the features of a project's file by hand: a million of them are too many for a schema. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';

/** Where in the file something is wrong. */
export class FeatureFault extends Error {
  constructor(readonly path: string) {
    super(path);
    this.name = 'FeatureFault';
  }
}

/** How deep the positions of each kind of geometry lie. */
const DEPTHS: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};
const LONGEST_TEXT = 100_000;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

type Members = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isPosition(value: unknown): boolean {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) return false;
  if (!value.every((part) => typeof part === 'number' && Number.isFinite(part))) return false;
  const [lng, lat] = value as number[];
  return Math.abs(lng!) <= 180 && Math.abs(lat!) <= 90;
}

const arePositions = (value: unknown, depth: number): boolean =>
  depth === 0
    ? isPosition(value)
    : Array.isArray(value) && value.every((part) => arePositions(part, depth - 1));

function isGeometry(value: unknown, nested = false): value is Geometry {
  if (!isObject(value)) return false;
  const kind = String(value['type']);
  if (kind === 'GeometryCollection' && !nested) {
    const parts = value['geometries'];
    return Array.isArray(parts) && parts.every((part) => isGeometry(part, true));
  }
  return Object.hasOwn(DEPTHS, kind) && arePositions(value['coordinates'], DEPTHS[kind] ?? 0);
}

function isCell(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= LONGEST_TEXT;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'boolean' || value === null) return true;
  // Lists and names by language are kept as they are, as long as they are flat.
  const parts = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : null;
  return parts?.every((part) => typeof part !== 'object' && isCell(part)) ?? false;
}

function checkFeature(value: unknown, path: string): Feature {
  if (!isObject(value) || value['type'] !== 'Feature') throw new FeatureFault(path);
  const { id, geometry, properties } = value;
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number') {
    throw new FeatureFault(`${path}.id`);
  }
  if (geometry !== null && !isGeometry(geometry)) throw new FeatureFault(`${path}.geometry`);
  if (properties !== null && !isObject(properties)) throw new FeatureFault(`${path}.properties`);
  for (const [key, cell] of Object.entries(properties ?? {})) {
    if (FORBIDDEN.has(key) || !isCell(cell)) throw new FeatureFault(`${path}.properties.${key}`);
  }
  // Only known members go on; a feature without a place has a null there, which the types do not know.
  return {
    type: 'Feature',
    ...(id === undefined ? {} : { id }),
    geometry: geometry!,
    properties,
  };
}

/** @throws FeatureFault at the first thing that is not as it must be */
export function checkFeatures(value: unknown, path: string): FeatureCollection {
  if (!isObject(value) || value['type'] !== 'FeatureCollection') throw new FeatureFault(path);
  const { features } = value;
  if (!Array.isArray(features)) throw new FeatureFault(`${path}.features`);
  return {
    type: 'FeatureCollection',
    features: features.map((one, at) => checkFeature(one, `${path}.features.${at}`)),
  };
}
