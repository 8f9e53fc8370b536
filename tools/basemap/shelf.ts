/**
 * The waters near land: for a tile, the areas within given distances of the shore. The distance to
 * the nearest shore is worked out on a grid and its contours are followed.
 */
import type { GeoJSONVTTile } from '@maplibre/geojson-vt';

type Point = [x: number, y: number];
type Ring = Point[];

/** Pixels of 512 to a tile that a tile repeats of its neighbours. */
const overlap = 4;
/** Pixels around the tile in which land is looked for: no distance may be greater. */
export const shelfReach = 40;
/** Units to a tile: soft areas need no finer ones. */
export const shelfExtent = 2048;

export interface ShelfBand {
  metres: number;
  pixels: number;
}

class Grid {
  readonly side: number;
  readonly distance: Float32Array;
  readonly #cell: number;

  /** @param cell pixels between two nodes */
  constructor(cell: number) {
    this.#cell = cell;
    this.side = (512 + 2 * shelfReach) / cell + 1;
    this.distance = new Float32Array(this.side * this.side).fill(Infinity);
  }

  /** Where a node lies, in pixels of the tile. */
  place(index: number): number {
    return index * this.#cell - shelfReach;
  }

  index(place: number): number {
    return (place + shelfReach) / this.#cell;
  }
}

/** Marks the nodes that lie inside a polygon, by the crossings of each row. */
function fill(grid: Grid, rings: Ring[], inside: Uint8Array): void {
  const rows: number[][] = Array.from({ length: grid.side }, () => []);
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1]!;
      const [bx, by] = ring[i]!;
      const first = Math.max(0, Math.ceil(grid.index(Math.min(ay, by))));
      const last = Math.min(grid.side - 1, Math.floor(grid.index(Math.max(ay, by))));
      for (let row = first; row <= last; row++) {
        const y = grid.place(row);
        if (ay > y === by > y) continue;
        rows[row]!.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
      }
    }
  }
  rows.forEach((crossings, row) => {
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const first = Math.max(0, Math.ceil(grid.index(crossings[i]!)));
      const last = Math.min(grid.side - 1, Math.floor(grid.index(crossings[i + 1]!)));
      if (first <= last) inside.fill(1, row * grid.side + first, row * grid.side + last + 1);
    }
  });
}

/** Takes a segment as the nearest to a node if it is nearer than the one known. */
function offer(
  grid: Grid,
  nearest: Int32Array,
  segments: number[],
  column: number,
  row: number,
  segment: number,
): void {
  const node = row * grid.side + column;
  if (segment < 0 || nearest[node] === segment || grid.distance[node] === 0) return;
  const x = grid.place(column) - segments[segment]!;
  const y = grid.place(row) - segments[segment + 1]!;
  const dx = segments[segment + 2]!;
  const dy = segments[segment + 3]!;
  const square = dx * dx + dy * dy;
  const t = square ? Math.max(0, Math.min(1, (x * dx + y * dy) / square)) : 0;
  const found = Math.sqrt((t * dx - x) ** 2 + (t * dy - y) ** 2);
  if (found <= shelfReach && found < grid.distance[node]!) {
    grid.distance[node] = found;
    nearest[node] = segment;
  }
}

/** Distances in pixels to the nearest shore; nought on land. False where a tile is all land. */
function measure(grid: Grid, polygons: Ring[][]): boolean {
  const { side, distance } = grid;
  const inside = new Uint8Array(side * side);
  for (const rings of polygons) fill(grid, rings, inside);
  if (!inside.includes(0)) return false;
  // land needs no measuring, and no node there takes a segment
  for (let node = 0; node < distance.length; node++) if (inside[node]) distance[node] = 0;

  const segments: number[] = [];
  const nearest = new Int32Array(side * side).fill(-1);
  const clamp = (index: number): number => Math.max(0, Math.min(side - 1, index));
  for (const ring of polygons.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1]!;
      const [bx, by] = ring[i]!;
      const segment = segments.length;
      segments.push(ax, ay, bx - ax, by - ay);
      const west = clamp(Math.floor(grid.index(Math.min(ax, bx))));
      const east = clamp(Math.ceil(grid.index(Math.max(ax, bx))));
      const north = clamp(Math.floor(grid.index(Math.min(ay, by))));
      const south = clamp(Math.ceil(grid.index(Math.max(ay, by))));
      for (let row = north; row <= south; row++) {
        for (let column = west; column <= east; column++) {
          offer(grid, nearest, segments, column, row, segment);
        }
      }
    }
  }

  // what a node knows its neighbours are told, from the north-west and then from the south-east
  for (const step of [1, -1]) {
    const start = step === 1 ? 0 : side - 1;
    for (let row = start; row >= 0 && row < side; row += step) {
      const before = row - step;
      for (let column = start; column >= 0 && column < side; column += step) {
        if (inside[row * side + column]) continue;
        if (before >= 0 && before < side) {
          for (let x = Math.max(0, column - 1); x <= Math.min(side - 1, column + 1); x++) {
            offer(grid, nearest, segments, column, row, nearest[before * side + x]!);
          }
        }
        const beside = column - step;
        if (beside >= 0 && beside < side) {
          offer(grid, nearest, segments, column, row, nearest[row * side + beside]!);
        }
      }
      for (let column = side - 1 - start - step; column >= 0 && column < side; column -= step) {
        offer(grid, nearest, segments, column, row, nearest[row * side + column + step]!);
      }
    }
  }
  return segments.length > 0;
}

/**
 * Sides of a square that a contour joins, for each pattern of corners inside: north-west 1,
 * north-east 2, south-east 4, south-west 8; sides north 0, east 1, south 2, west 3.
 */
const joins: readonly (readonly [from: number, to: number])[][] = [
  [],
  [[3, 0]],
  [[0, 1]],
  [[3, 1]],
  [[1, 2]],
  [
    [3, 0],
    [1, 2],
  ],
  [[0, 2]],
  [[3, 2]],
  [[2, 3]],
  [[2, 0]],
  [
    [0, 1],
    [2, 3],
  ],
  [[2, 1]],
  [[1, 3]],
  [[1, 0]],
  [[0, 3]],
  [],
];

/** The part of the grid that contours are drawn in: the tile and its overlap. */
class Field {
  readonly low: number;
  readonly high: number;
  readonly #grid: Grid;
  readonly #limit: number;

  constructor(grid: Grid, limit: number) {
    this.#grid = grid;
    this.#limit = limit;
    this.low = Math.floor(grid.index(-overlap));
    this.high = Math.ceil(grid.index(512 + overlap));
  }

  /** How much further than the limit a node is; far beyond it outside, which closes the lines. */
  excess(column: number, row: number): number {
    const { low, high } = this;
    if (column < low || column > high || row < low || row > high) return 1e6;
    return this.#grid.distance[row * this.#grid.side + column]! - this.#limit;
  }

  /** Where the contour crosses a side of the square whose north-west corner is given. */
  crossing(column: number, row: number, side: number): Point {
    const x = side === 1 ? column + 1 : column;
    const y = side === 2 ? row + 1 : row;
    const a = this.excess(x, y);
    const level = side === 0 || side === 2;
    const b = level ? this.excess(x + 1, y) : this.excess(x, y + 1);
    const t = a / (a - b);
    return [this.#grid.place(level ? x + t : x), this.#grid.place(level ? y : y + t)];
  }

  /** One number for each side of each square. */
  key(column: number, row: number, side: number): number {
    const x = side === 1 ? column + 1 : column;
    const y = side === 2 ? row + 1 : row;
    return ((y + 1) * (this.#grid.side + 2) + x + 1) * 2 + (side % 2);
  }
}

/** The closed lines around everything nearer than a distance. */
function contours(grid: Grid, limit: number): Ring[] {
  const field = new Field(grid, limit);
  const next = new Map<number, { at: Point; to: number }[]>();
  for (let row = field.low - 1; row <= field.high; row++) {
    let west = 0; // bits of the corners on the west side of the square
    for (let column = field.low - 1; column <= field.high; column++) {
      const east =
        (field.excess(column + 1, row) < 0 ? 2 : 0) +
        (field.excess(column + 1, row + 1) < 0 ? 4 : 0);
      const pattern = west + east;
      west = (east & 2 ? 1 : 0) + (east & 4 ? 8 : 0);
      for (const [from, to] of joins[pattern]!) {
        const key = field.key(column, row, from);
        const step = { at: field.crossing(column, row, from), to: field.key(column, row, to) };
        const steps = next.get(key);
        if (steps) steps.push(step);
        else next.set(key, [step]);
      }
    }
  }

  const rings: Ring[] = [];
  for (const start of next.keys()) {
    const ring: Ring = [];
    for (let step = next.get(start)?.shift(); step; step = next.get(step.to)?.shift()) {
      ring.push(step.at);
    }
    if (ring.length > 2) rings.push([...ring, ring[0]!]);
  }
  return rings;
}

/** Ramer, Douglas and Peucker. */
function simplify(line: Point[], tolerance: number): Point[] {
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span;
    const [ax, ay] = line[first]!;
    const dx = line[last]![0] - ax;
    const dy = line[last]![1] - ay;
    const square = dx * dx + dy * dy;
    let furthest = -1;
    let worst = tolerance;
    for (let i = first + 1; i < last; i++) {
      const [x, y] = line[i]!;
      const t = square ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square)) : 0;
      const off = Math.hypot(ax + t * dx - x, ay + t * dy - y);
      if (off > worst) {
        worst = off;
        furthest = i;
      }
    }
    if (furthest < 0) continue;
    keep[furthest] = 1;
    spans.push([first, furthest], [furthest, last]);
  }
  return line.filter((_, i) => keep[i]);
}

function area(ring: Ring): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    sum += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1];
  }
  return sum / 2;
}

function contains(ring: Ring, [x, y]: Point): boolean {
  let within = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) within = !within;
  }
  return within;
}

/** Each outer ring followed by its holes, turned as tiles want them. */
function nested(rings: Ring[]): Ring[] {
  const outer = rings
    .filter((ring) => area(ring) < 0)
    .sort((a, b) => area(b) - area(a))
    .map((ring) => [ring]);
  for (const hole of rings.filter((ring) => area(ring) > 0)) {
    outer.find(([ring]) => contains(ring!, hole[0]!))?.push(hole);
  }
  return outer.flat().map((ring) => ring.reverse());
}

/** The land of a tile, in pixels. */
function polygonsOf(tile: GeoJSONVTTile, extent: number): Ring[][] {
  const scale = 512 / extent;
  return tile.features
    .filter(({ type }) => type === 3)
    .map(({ geometry }) =>
      (geometry as unknown as Point[][]).map((ring) =>
        ring.map(([x, y]): Point => [x * scale, y * scale]),
      ),
    );
}

/**
 * A layer of areas, the widest first, for a tile that was cut from the land with a margin of
 * `shelfReach` pixels and more.
 */
export function shelfTile(
  land: GeoJSONVTTile,
  bands: ShelfBand[],
  cell: number,
  extent: number,
): GeoJSONVTTile | undefined {
  const grid = new Grid(cell);
  if (!measure(grid, polygonsOf(land, extent))) return undefined;
  const scale = shelfExtent / 512;
  const features: GeoJSONVTTile['features'] = [];
  for (const { metres, pixels } of [...bands].sort((a, b) => b.metres - a.metres)) {
    const rings = nested(
      contours(grid, pixels)
        .map((ring) => simplify(ring, cell / 8))
        .filter((ring) => ring.length > 3 && Math.abs(area(ring)) > 12),
    );
    if (rings.length === 0) continue;
    features.push({
      type: 3,
      id: metres,
      tags: { metres },
      geometry: rings.map((ring) =>
        ring.map(([x, y]): Point => [Math.round(x * scale), Math.round(y * scale)]),
      ),
    });
  }
  return features.length > 0 ? { ...land, features } : undefined;
}
