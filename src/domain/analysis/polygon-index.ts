/**
 * Where points, lines and polygons lie in relation to a polygon, in the plane of longitude and latitude
 * as RFC 7946 draws lines. The edges are in an R-tree: a question costs the logarithm of their number.
 */
import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { pathsOf } from '../geometry-paths';
import { type Item, type PlainGeometry } from './items';

/** What counts as on the border, in degrees: a micrometre. */
const ON_BORDER = 1e-11;

type Where = 'inside' | 'border' | 'outside';

export class PolygonIndex {
  readonly #edges: Float64Array;
  readonly #tree: Flatbush;
  readonly #east: number;

  constructor(geometry: Polygon | MultiPolygon) {
    const paths = pathsOf(geometry);
    const count = paths.reduce((total, ring) => total + Math.max(0, ring.length - 1), 0);
    this.#edges = new Float64Array(count * 4);
    this.#tree = new Flatbush(Math.max(1, count));
    let at = 0;
    for (const ring of paths) {
      for (let index = 1; index < ring.length; index += 1) {
        const [x0 = NaN, y0 = NaN] = ring[index - 1] ?? [];
        const [x1 = NaN, y1 = NaN] = ring[index] ?? [];
        this.#edges.set([x0, y0, x1, y1], at);
        this.#tree.add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
        at += 4;
      }
    }
    if (count === 0) this.#tree.add(0, 0, 0, 0);
    this.#tree.finish();
    this.#east = this.#tree.maxX;
  }

  /** A ray to the east crosses the border an odd number of times from inside. */
  locate([x = NaN, y = NaN]: Position): Where {
    let inside = false;
    const near = this.#tree.search(x - ON_BORDER, y - ON_BORDER, this.#east, y + ON_BORDER);
    for (const edge of near) {
      const [x0, y0, x1, y1] = this.#edge(edge);
      if (distanceToEdge(x, y, x0, y0, x1, y1) <= ON_BORDER) return 'border';
      if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside;
    }
    return inside ? 'inside' : 'outside';
  }

  /** Parts of a path that lie inside or on the border. */
  clip(path: readonly Position[]): Position[][] {
    const parts: Position[][] = [];
    let part: Position[] = [];
    const close = (): void => {
      if (part.length > 1) parts.push(part);
      part = [];
    };
    for (let index = 1; index < path.length; index += 1) {
      const [from, to] = [path[index - 1]!, path[index]!];
      const stops = [0, ...this.#cuts(from, to), 1];
      for (let stop = 1; stop < stops.length; stop += 1) {
        const [start, end] = [stops[stop - 1]!, stops[stop]!];
        if (end <= start) continue;
        if (this.locate(along(from, to, (start + end) / 2)) === 'outside') {
          close();
        } else {
          if (part.length === 0) part.push(along(from, to, start));
          part.push(along(from, to, end));
        }
      }
    }
    close();
    return parts.map(withoutRepeats).filter(({ length }) => length > 1);
  }

  /** True when they have a point in common. */
  touches(item: Item): boolean {
    for (const path of pathsOf(item.geometry)) {
      for (const position of path) if (this.locate(position) !== 'outside') return true;
      for (let index = 1; index < path.length; index += 1) {
        if (this.#cuts(path[index - 1]!, path[index]!).length > 0) return true;
      }
    }
    return item.kind === 'polygon' && this.#someVertex((vertex) => at(item, vertex) !== 'outside');
  }

  /** True when no point of the item lies outside. */
  covers(item: Item): boolean {
    for (const path of pathsOf(item.geometry)) {
      for (const position of path) if (this.locate(position) === 'outside') return false;
      for (let index = 1; index < path.length; index += 1) {
        const [from, to] = [path[index - 1]!, path[index]!];
        const stops = [0, ...this.#cuts(from, to), 1];
        for (let stop = 1; stop < stops.length; stop += 1) {
          const middle = along(from, to, (stops[stop - 1]! + stops[stop]!) / 2);
          if (this.locate(middle) === 'outside') return false;
        }
      }
    }
    // A hole, or a gap between parts, may lie within the item.
    return item.kind !== 'polygon' || !this.#someVertex((vertex) => at(item, vertex) === 'inside');
  }

  #someVertex(test: (vertex: Position) => boolean): boolean {
    for (let edge = 0; edge < this.#edges.length / 4; edge += 1) {
      const [x, y] = this.#edge(edge);
      if (test([x, y])) return true;
    }
    return false;
  }

  #edge(index: number): [number, number, number, number] {
    const edges = this.#edges;
    const at = index * 4;
    return [edges[at] ?? NaN, edges[at + 1] ?? NaN, edges[at + 2] ?? NaN, edges[at + 3] ?? NaN];
  }

  /** Shares of the way from one position to another, 0 to 1, rising, at which it meets the border. */
  #cuts([ax = NaN, ay = NaN]: Position, [bx = NaN, by = NaN]: Position): number[] {
    const found: number[] = [];
    const [dx, dy] = [bx - ax, by - ay];
    const square = dx * dx + dy * dy;
    if (square === 0) return found;
    const near = this.#tree.search(
      Math.min(ax, bx),
      Math.min(ay, by),
      Math.max(ax, bx),
      Math.max(ay, by),
    );
    const note = (share: number): void => {
      if (share >= 0 && share <= 1) found.push(share);
    };
    for (const edge of near) {
      const [x0, y0, x1, y1] = this.#edge(edge);
      const [ex, ey] = [x1 - x0, y1 - y0];
      const cross = dx * ey - dy * ex;
      if (Math.abs(cross) > 1e-9 * Math.sqrt(square * (ex * ex + ey * ey))) {
        const share = ((x0 - ax) * ey - (y0 - ay) * ex) / cross;
        const across = ((x0 - ax) * dy - (y0 - ay) * dx) / cross;
        if (across >= 0 && across <= 1) note(share);
      } else if (Math.abs((x0 - ax) * dy - (y0 - ay) * dx) <= ON_BORDER * Math.sqrt(square)) {
        // They run along each other.
        note(((x0 - ax) * dx + (y0 - ay) * dy) / square);
        note(((x1 - ax) * dx + (y1 - ay) * dy) / square);
      }
    }
    return found.sort((a, b) => a - b);
  }
}

const indexes = new WeakMap<object, PolygonIndex>();

/** The index of a polygon, made once. */
export function indexOf(geometry: Polygon | MultiPolygon): PolygonIndex {
  const known = indexes.get(geometry);
  if (known) return known;
  const made = new PolygonIndex(geometry);
  indexes.set(geometry, made);
  return made;
}

export const isPolygon = (geometry: PlainGeometry): geometry is Polygon | MultiPolygon =>
  geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';

const at = (item: Item, position: Position): Where =>
  isPolygon(item.geometry) ? indexOf(item.geometry).locate(position) : 'outside';

const along = (
  [ax = NaN, ay = NaN]: Position,
  [bx = NaN, by = NaN]: Position,
  share: number,
): Position =>
  share === 0
    ? [ax, ay]
    : share === 1
      ? [bx, by]
      : [ax + (bx - ax) * share, ay + (by - ay) * share];

function distanceToEdge(
  x: number,
  y: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / square;
  const clamped = Math.min(1, Math.max(0, share));
  return Math.hypot(x - x0 - clamped * dx, y - y0 - clamped * dy);
}

function withoutRepeats(path: readonly Position[]): Position[] {
  return path.filter((position, index) => {
    const before = path[index - 1];
    return before?.[0] !== position[0] || before?.[1] !== position[1];
  });
}
