/** Which rows of a table a filter leaves. */
import type { Geometry } from 'geojson';
import type { Column } from '../table/columns';
import type { Geometries } from '../table/geometries';
import type { Bounds } from '../site';
import { fieldHolds } from './conditions';
import type { Condition, LayerFilter } from './model';
import { metresPerDegree } from './plane';
import { PreparedGeometry } from './prepared-geometry';

/** The geometry of a feature of any layer; null when it is not known. */
export type GeometryOf = (layer: string, feature: string) => Geometry | null;

export interface Filterable {
  readonly length: number;
  readonly geometries: Geometries;
  /** Columns of a field: those of all languages for a field that has one in each. */
  columnsOf(field: string): readonly Column[];
}

type SpatialCondition = Exclude<Condition, { readonly field: string }>;

/** @returns 1 for each row that holds all conditions */
export function passingRows(
  table: Filterable,
  filter: LayerFilter | undefined,
  geometryOf: GeometryOf,
): Uint8Array {
  const passing = new Uint8Array(table.length).fill(1);
  for (const condition of filter?.conditions ?? []) {
    if ('field' in condition) keepHolding(table, condition, passing);
    else keepTouching(table.geometries, condition, passing, geometryOf);
  }
  return passing;
}

function keepHolding(
  table: Filterable,
  condition: Extract<Condition, { readonly field: string }>,
  passing: Uint8Array,
): void {
  const columns = table.columnsOf(condition.field).map((column) => fieldHolds(column, condition));
  for (let row = 0; row < passing.length; row += 1) {
    if (passing[row] === 1 && !columns.some((holds) => holds(row))) passing[row] = 0;
  }
}

function keepTouching(
  geometries: Geometries,
  condition: SpatialCondition,
  passing: Uint8Array,
  geometryOf: GeometryOf,
): void {
  const test = spatialTest(condition, geometryOf);
  const kept = new Uint8Array(passing.length);
  if (test) {
    for (const row of geometries.near(test.bounds)) {
      const geometry = geometries.at(row);
      if (passing[row] === 1 && geometry && test.holds(geometry)) kept[row] = 1;
    }
  }
  passing.set(kept);
}

/** Bounds outside of which nothing holds, and the exact test; null when nothing can hold. */
function spatialTest(
  condition: SpatialCondition,
  geometryOf: GeometryOf,
): { bounds: Bounds; holds: (geometry: Geometry) => boolean } | null {
  if (condition.kind === 'bounds') return touching(boundsPolygon(condition.bounds));
  if (condition.kind === 'shape') return touching(condition.polygon);
  const geometry = geometryOf(condition.layer, condition.feature);
  const prepared = geometry && new PreparedGeometry(geometry);
  if (!prepared?.bounds) return null;
  const { distanceMetres } = condition;
  return {
    bounds: grown(prepared.bounds, distanceMetres),
    holds: (other) => prepared.isWithin(other, distanceMetres),
  };
}

function touching(
  geometry: Geometry,
): { bounds: Bounds; holds: (geometry: Geometry) => boolean } | null {
  const prepared = new PreparedGeometry(geometry);
  return prepared.bounds && { bounds: prepared.bounds, holds: (other) => prepared.touches(other) };
}

export const boundsPolygon = ([west, south, east, north]: Bounds): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

/** Bounds that hold everything within some metres, a percent too large rather than too small. */
function grown([west, south, east, north]: Bounds, metres: number): Bounds {
  const lat = (metres * 1.01) / metresPerDegree(0).lat;
  const poleward = Math.min(89, Math.max(Math.abs(south), Math.abs(north)) + lat);
  const lng = (metres * 1.01) / metresPerDegree(poleward).lng;
  return [west - lng, south - lat, east + lng, north + lat];
}
