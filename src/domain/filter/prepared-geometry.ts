/**
 * A geometry that many others are compared with: its edges are indexed, so that a million points
 * against a border of ten thousand corners is a matter of a second. Edges are straight in longitude
 * and latitude, as RFC 7946 has them; nothing here crosses the date line.
 */
import Flatbush from 'flatbush';
import type { Geometry, Position } from 'geojson';
import { distanceMetres } from '../measure';
import type { Bounds } from '../site';
import { boundsOfGeometry } from '../table/geometries';
import { metresPerDegree, pointToSegment, segmentsTouch } from './plane';

/** The planar estimate is better than this share for distances of a few hundred kilometres. */
const ESTIMATE_ERROR = 0.01;

interface Edges {
  /** x1, y1, x2, y2 of each; both ends the same for a lone point. */
  readonly ends: number[];
  /** Number of the polygon that an edge bounds; -1 for lines and points. */
  readonly polygons: number[];
  polygonCount: number;
}

function addLine(edges: Edges, line: readonly Position[], polygon: number): void {
  const [first] = line;
  if (line.length === 1 && first) addLine(edges, [first, first], -1);
  for (let index = 1; index < line.length; index += 1) {
    const [[x1 = NaN, y1 = NaN], [x2 = NaN, y2 = NaN]] = [line[index - 1]!, line[index]!];
    edges.ends.push(x1, y1, x2, y2);
    edges.polygons.push(polygon);
  }
}

function addGeometry(edges: Edges, geometry: Geometry): void {
  const addPolygon = (rings: readonly Position[][]): void => {
    for (const ring of rings) addLine(edges, ring, edges.polygonCount);
    edges.polygonCount += 1;
  };
  switch (geometry.type) {
    case 'Point':
      addLine(edges, [geometry.coordinates], -1);
      break;
    case 'MultiPoint':
      for (const position of geometry.coordinates) addLine(edges, [position], -1);
      break;
    case 'LineString':
      addLine(edges, geometry.coordinates, -1);
      break;
    case 'MultiLineString':
      for (const line of geometry.coordinates) addLine(edges, line, -1);
      break;
    case 'Polygon':
      addPolygon(geometry.coordinates);
      break;
    case 'MultiPolygon':
      for (const polygon of geometry.coordinates) addPolygon(polygon);
      break;
    case 'GeometryCollection':
      for (const member of geometry.geometries) addGeometry(edges, member);
  }
}

function edgesOf(geometry: Geometry): Edges {
  const edges: Edges = { ends: [], polygons: [], polygonCount: 0 };
  addGeometry(edges, geometry);
  return edges;
}

/** A position of each connected part of the geometry. */
function partPositions(geometry: Geometry): Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'MultiPoint':
      return geometry.coordinates;
    case 'LineString':
      return geometry.coordinates.slice(0, 1);
    case 'MultiLineString':
      return geometry.coordinates.flatMap((line) => line.slice(0, 1));
    case 'Polygon':
      return (geometry.coordinates[0] ?? []).slice(0, 1);
    case 'MultiPolygon':
      return geometry.coordinates.flatMap(([ring = []]) => ring.slice(0, 1));
    case 'GeometryCollection':
      return geometry.geometries.flatMap(partPositions);
  }
}

const isPolygonal = ({ type }: Geometry): boolean =>
  type.endsWith('Polygon') || type === 'GeometryCollection';

export class PreparedGeometry {
  /** Null when the geometry has no position. */
  readonly bounds: Bounds | null;
  readonly #geometry: Geometry;
  readonly #edges: Edges;
  readonly #index: Flatbush | null;

  constructor(geometry: Geometry) {
    this.#geometry = geometry;
    this.bounds = boundsOfGeometry(geometry);
    this.#edges = edgesOf(geometry);
    const count = this.#edges.polygons.length;
    this.#index = count > 0 ? new Flatbush(count) : null;
    for (let edge = 0; edge < count; edge += 1) {
      const [x1, y1, x2, y2] = this.#ends(edge);
      const [west, east] = x1 < x2 ? [x1, x2] : [x2, x1];
      const [south, north] = y1 < y2 ? [y1, y2] : [y2, y1];
      this.#index?.add(west, south, east, north);
    }
    this.#index?.finish();
  }

  /** True when the geometries share at least one position, borders included. */
  touches(other: Geometry): boolean {
    if (other.type === 'Point') {
      const [x = NaN, y = NaN] = other.coordinates;
      return this.#holds(x, y);
    }
    // Either their edges meet, or a part of one lies wholly inside the other.
    if (partPositions(other).some(([x = NaN, y = NaN]) => this.#holds(x, y))) return true;
    const edges = edgesOf(other);
    if (edges.polygons.some((_, edge) => this.#meets(endsOf(edges, edge)))) return true;
    if (!isPolygonal(other)) return false;
    const inside = new PreparedGeometry(other);
    return partPositions(this.#geometry).some(([x = NaN, y = NaN]) => inside.#holds(x, y));
  }

  /**
   * True when the geometries touch or the shortest line between them is no longer than so many
   * metres on the ellipsoid of WGS 84. A plane scaled for the latitude finds the nearest two
   * positions; where it leaves any doubt their distance is the geodesic one.
   */
  isWithin(other: Geometry, metres: number): boolean {
    if (this.touches(other)) return true;
    if (metres <= 0) return false;
    const edges = edgesOf(other);
    return edges.polygons.some((_, edge) => this.#isEdgeWithin(endsOf(edges, edge), metres));
  }

  /** True when a position is in a polygon or on an edge. */
  #holds(x: number, y: number): boolean {
    if (!this.#index || !this.bounds) return false;
    if (this.#meets([x, y, x, y])) return true;
    const { polygons, polygonCount } = this.#edges;
    if (polygonCount === 0) return false;
    // Edges right of the position that pass its height: an odd number of them around it.
    const inside = new Set<number>();
    for (const edge of this.#index.search(x, y, this.bounds[2], y)) {
      const polygon = polygons[edge]!;
      const [x1, y1, x2, y2] = this.#ends(edge);
      if (polygon < 0 || y1 > y === y2 > y) continue;
      if (x >= x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) continue;
      if (!inside.delete(polygon)) inside.add(polygon);
    }
    return inside.size > 0;
  }

  /** True when an edge touches one of these. */
  #meets(ends: Ends): boolean {
    const [x1, y1, x2, y2] = ends;
    return (
      this.#index?.collides(
        Math.min(x1, x2),
        Math.min(y1, y2),
        Math.max(x1, x2),
        Math.max(y1, y2),
        (edge) => segmentsTouch(ends, this.#ends(edge)),
      ) ?? false
    );
  }

  #isEdgeWithin(ends: Ends, metres: number): boolean {
    const [x1, y1, x2, y2] = ends;
    const [south, north] = [Math.min(y1, y2), Math.max(y1, y2)];
    const reach = metres * (1 + ESTIMATE_ERROR);
    const byLatitude = reach / metresPerDegree(0).lat;
    const poleward = Math.min(89, Math.max(Math.abs(south), Math.abs(north)) + byLatitude);
    const byLongitude = reach / metresPerDegree(poleward).lng;
    return (
      this.#index?.collides(
        Math.min(x1, x2) - byLongitude,
        south - byLatitude,
        Math.max(x1, x2) + byLongitude,
        north + byLatitude,
        (edge) => areWithin(ends, this.#ends(edge), metres),
      ) ?? false
    );
  }

  #ends(edge: number): Ends {
    return endsOf(this.#edges, edge);
  }
}

type Ends = readonly [x1: number, y1: number, x2: number, y2: number];

function endsOf({ ends }: Edges, edge: number): Ends {
  const at = edge * 4;
  return [ends[at]!, ends[at + 1]!, ends[at + 2]!, ends[at + 3]!];
}

/** Of two edges that do not cross, an end of one is nearest to the other. */
function areWithin(a: Ends, b: Ends, metres: number): boolean {
  return (
    isEndWithin(a[0], a[1], b, metres) ||
    isEndWithin(a[2], a[3], b, metres) ||
    isEndWithin(b[0], b[1], a, metres) ||
    isEndWithin(b[2], b[3], a, metres)
  );
}

function isEndWithin(x: number, y: number, ends: Ends, metres: number): boolean {
  const { nearest, metres: estimate } = pointToSegment(x, y, ends);
  if (estimate > metres * (1 + ESTIMATE_ERROR)) return false;
  if (estimate < metres * (1 - ESTIMATE_ERROR)) return true;
  return distanceMetres([x, y], nearest) <= metres;
}
