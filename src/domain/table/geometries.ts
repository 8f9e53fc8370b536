/** The geometries of a table with their bounds, and an index of them that is built when first asked. */
import Flatbush from 'flatbush';
import KDBush from 'kdbush';
import type { Geometry, Position } from 'geojson';
import type { Bounds } from '../site';
import { GEOMETRY_KINDS, type GeometryKind } from './model';
import { crowdedBelowZoom } from './crowding';
import { pointAt, type PackedGeometries } from './packed';

/** Calls back for every position of a geometry. */
export function eachPosition(geometry: Geometry, visit: (position: Position) => void): void {
  switch (geometry.type) {
    case 'Point':
      visit(geometry.coordinates);
      break;
    case 'MultiPoint':
    case 'LineString':
      geometry.coordinates.forEach(visit);
      break;
    case 'MultiLineString':
    case 'Polygon':
      for (const line of geometry.coordinates) line.forEach(visit);
      break;
    case 'MultiPolygon':
      for (const polygon of geometry.coordinates) for (const ring of polygon) ring.forEach(visit);
      break;
    case 'GeometryCollection':
      for (const member of geometry.geometries) eachPosition(member, visit);
  }
}

/** Bounds of a geometry; null when it has no position. */
export function boundsOfGeometry(geometry: Geometry): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  eachPosition(geometry, ([lng = NaN, lat = NaN]) => {
    if (lng < west) west = lng;
    if (lat < south) south = lat;
    if (lng > east) east = lng;
    if (lat > north) north = lat;
  });
  return west <= east && south <= north ? [west, south, east, north] : null;
}

function kindsIn(geometry: Geometry, kinds: Set<GeometryKind>): void {
  if (geometry.type === 'GeometryCollection') {
    for (const member of geometry.geometries) kindsIn(member, kinds);
  } else if (geometry.type.endsWith('Point')) kinds.add('point');
  else kinds.add(geometry.type.endsWith('Polygon') ? 'polygon' : 'line');
}

/** Where the rows of a table are. */
export interface Geometries {
  readonly bounds: Bounds | null;
  readonly kinds: readonly GeometryKind[];
  readonly packed: PackedGeometries;
  /**
   * From this zoom on (tiles of 512 px) no tile holds more points than are drawn one by one; 0 when
   * there never are so many.
   */
  readonly crowdedBelowZoom: number;
  at(row: number): Geometry | null;
  /** Rows whose bounds touch the given ones, in no order. */
  near(bounds: Bounds): number[];
}

export const geometriesOf = (packed: PackedGeometries): Geometries =>
  'lngLats' in packed ? new Points(packed.lngLats, packed.heights) : new Shapes(packed.geometries);

/** Single points alone: two numbers a row. */
export class Points implements Geometries {
  readonly bounds: Bounds | null;
  readonly kinds: readonly GeometryKind[];
  /** Points are asked for by place in tiles and by filters: one index serves both. */
  #index: PointIndex | null = null;
  #crowdedBelowZoom: number | null = null;

  /** @param lngLats taken over, not copied, as are the heights */
  constructor(
    readonly lngLats: Float64Array,
    readonly heights: Float64Array | null,
  ) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let at = 0; at < lngLats.length; at += 2) {
      const [lng, lat] = [lngLats[at]!, lngLats[at + 1]!];
      if (lng < west) west = lng;
      if (lng > east) east = lng;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
    this.bounds = west <= east && south <= north ? [west, south, east, north] : null;
    this.kinds = this.bounds ? ['point'] : [];
  }

  get crowdedBelowZoom(): number {
    this.#crowdedBelowZoom ??= crowdedBelowZoom(this.lngLats);
    return this.#crowdedBelowZoom;
  }

  get packed(): PackedGeometries {
    return { lngLats: this.lngLats, heights: this.heights };
  }

  at(row: number): Geometry | null {
    return pointAt(this.lngLats, this.heights, row);
  }

  near([west, south, east, north]: Bounds): number[] {
    const { rows, index } = this.#indexed();
    return index?.range(west, south, east, north).map((item) => rows[item]!) ?? [];
  }

  #indexed(): PointIndex {
    if (this.#index) return this.#index;
    // What is nowhere has no order: an index of it would lose others.
    const rows = Uint32Array.from({ length: this.lngLats.length / 2 }, (_, row) => row).filter(
      (row) => !Number.isNaN(this.lngLats[row * 2]! + this.lngLats[row * 2 + 1]!),
    );
    const index = rows.length > 0 ? new KDBush(rows.length) : null;
    for (const row of rows) index?.add(this.lngLats[row * 2]!, this.lngLats[row * 2 + 1]!);
    this.#index = { rows, index: index?.finish() ?? null };
    return this.#index;
  }
}

interface PointIndex {
  /** Rows as the index counts them. */
  readonly rows: Uint32Array;
  /** Null when nothing is anywhere. */
  readonly index: KDBush | null;
}

/** Lines, areas, and whatever else GeoJSON knows. */
class Shapes implements Geometries {
  readonly crowdedBelowZoom = 0;
  readonly bounds: Bounds | null;
  readonly kinds: readonly GeometryKind[];
  readonly #all: readonly (Geometry | null)[];
  /** West, south, east, north of each row that is somewhere. */
  readonly #boxes: Float64Array;
  /** Rows that are somewhere, as the index counts them. */
  readonly #rows: Uint32Array;
  #index: Flatbush | null = null;

  constructor(all: readonly (Geometry | null)[]) {
    const boxes = new Float64Array(all.length * 4);
    const rows = new Uint32Array(all.length);
    const kinds = new Set<GeometryKind>();
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    let count = 0;
    // A geometry without a position is nowhere.
    this.#all = all.map((geometry, row) => {
      const box = geometry && boundsOfGeometry(geometry);
      if (!box) return null;
      kindsIn(geometry, kinds);
      boxes.set(box, count * 4);
      rows[count] = row;
      count += 1;
      [west, south] = [Math.min(west, box[0]), Math.min(south, box[1])];
      [east, north] = [Math.max(east, box[2]), Math.max(north, box[3])];
      return geometry;
    });
    this.#boxes = boxes.subarray(0, count * 4);
    this.#rows = rows.subarray(0, count);
    this.bounds = count > 0 ? [west, south, east, north] : null;
    this.kinds = GEOMETRY_KINDS.filter((kind) => kinds.has(kind));
  }

  get packed(): PackedGeometries {
    return { geometries: this.#all };
  }

  at(row: number): Geometry | null {
    return this.#all[row] ?? null;
  }

  near([west, south, east, north]: Bounds): number[] {
    const count = this.#rows.length;
    if (count === 0) return [];
    if (!this.#index) {
      this.#index = new Flatbush(count);
      for (let item = 0; item < count * 4; item += 4) {
        const boxes = this.#boxes;
        this.#index.add(boxes[item]!, boxes[item + 1]!, boxes[item + 2], boxes[item + 3]);
      }
      this.#index.finish();
    }
    return this.#index.search(west, south, east, north).map((item) => this.#rows[item]!);
  }
}
