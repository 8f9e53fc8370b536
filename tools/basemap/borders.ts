/**
 * Border lines from district polygons: where two districts run along each other, and where one ends
 * inland. Polygons repeat the coast, lines drawn from them would too; these do not.
 */
import type { Feature, LineString, MultiPolygon, Polygon, Position } from 'geojson';

type Point = [number, number];
type Ring = Point[];

const metresPerDegree = 111_195;

/** How far apart two outlines may lie and still be the same border. */
const sameLine = 70;
/** What lies this far from the shore is inland. */
const inland = 400;
/** A stretch of the outer border is longer than this; shorter ones are old shores behind new land. */
const outerLength = 15_000;
/** Gaps up to this length inside a border are noise. */
const gap = 400;
/** Ends are carried to the shore over at most this length. */
const reach = 2_500;

export interface BorderProperties {
  kind: 'district' | 'outer';
  between: string;
}

interface District {
  id: string;
  rings: Ring[];
}

/** Distances to a set of segments, in metres, asked often. */
class Segments {
  readonly #cells = new Map<string, [Point, Point][]>();
  readonly #size = 2_000;

  constructor(rings: Ring[]) {
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const a = ring[i - 1]!;
        const b = ring[i]!;
        for (const key of this.#keys(
          Math.min(a[0], b[0]),
          Math.min(a[1], b[1]),
          Math.max(a[0], b[0]),
          Math.max(a[1], b[1]),
        )) {
          const cell = this.#cells.get(key);
          if (cell) cell.push([a, b]);
          else this.#cells.set(key, [[a, b]]);
        }
      }
    }
  }

  *#keys(west: number, south: number, east: number, north: number): Generator<string> {
    for (let x = Math.floor(west / this.#size); x <= Math.floor(east / this.#size); x++) {
      for (let y = Math.floor(south / this.#size); y <= Math.floor(north / this.#size); y++) {
        yield `${x}/${y}`;
      }
    }
  }

  /** The nearest point of the segments within `limit`, if there is one. */
  nearest(point: Point, limit: number): { distance: number; point: Point } | undefined {
    let best: { distance: number; point: Point } | undefined;
    const [x, y] = point;
    for (const key of this.#keys(x - limit, y - limit, x + limit, y + limit)) {
      for (const [a, b] of this.#cells.get(key) ?? []) {
        const dx = b[0] - a[0];
        const dy = b[1] - a[1];
        const square = dx * dx + dy * dy;
        const t = square
          ? Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / square))
          : 0;
        const foot: Point = [a[0] + t * dx, a[1] + t * dy];
        const distance = Math.hypot(foot[0] - x, foot[1] - y);
        if (distance <= limit && (!best || distance < best.distance)) {
          best = { distance, point: foot };
        }
      }
    }
    return best;
  }
}

const ends = (line: Point[]): [Point, Point] => [line[0]!, line.at(-1)!];

function length(line: Point[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!;
    const b = line[i]!;
    sum += Math.hypot(b[0] - a[0], b[1] - a[1]);
  }
  return sum;
}

/** The stretches of a ring whose edges pass the test; short gaps are bridged. */
function stretches(ring: Ring, passes: (a: Point, b: Point) => boolean): Point[][] {
  const edges = ring.length - 1;
  const kept = Array.from({ length: edges }, (_, i) => passes(ring[i]!, ring[i + 1]!));
  const start = kept.indexOf(false);
  if (start < 0) return [ring];
  const found: Point[][] = [];
  let line: Point[] | undefined;
  let bridge: Point[] = [];
  for (let step = 0; step < edges; step++) {
    const i = (start + step) % edges;
    const a = ring[i]!;
    const b = ring[i + 1]!;
    if (kept[i]) {
      if (line && bridge.length > 0) {
        if (length([line.at(-1)!, ...bridge]) <= gap) line.push(...bridge);
        else {
          found.push(line);
          line = undefined;
        }
      }
      bridge = [];
      line ??= [a];
      line.push(b);
    } else if (line) {
      bridge.push(b);
    }
  }
  if (line) found.push(line);
  return found;
}

export function borderLines(
  districts: Feature<Polygon | MultiPolygon>[],
  land: Feature<Polygon>[],
): Feature<LineString, BorderProperties>[] {
  const middle = (39.4 * Math.PI) / 180;
  const kx = metresPerDegree * Math.cos(middle);
  const project = ([x = 0, y = 0]: Position): Point => [x * kx, y * metresPerDegree];
  const unproject = ([x, y]: Point): Position => [
    Number((x / kx).toFixed(6)),
    Number((y / metresPerDegree).toFixed(6)),
  ];

  const shore = new Segments(
    land.flatMap(({ geometry }) => geometry.coordinates.map((ring) => ring.map(project))),
  );
  const areas: District[] = districts.map(({ id, geometry }) => ({
    id: String(id),
    rings: (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map(
      ([outer = []]) => outer.map(project),
    ),
  }));
  const outlines = areas.map(({ rings }) => new Segments(rings));

  const features: Feature<LineString, BorderProperties>[] = [];
  const add = (line: Point[], properties: BorderProperties): void => {
    const [first, last] = ends(line);
    const head = shore.nearest(first, reach)?.point;
    const tail = shore.nearest(last, reach)?.point;
    const junction = (point: Point): boolean =>
      features.some(({ geometry }) =>
        geometry.coordinates.some((other) => {
          const [x, y] = project(other);
          return Math.hypot(x - point[0], y - point[1]) < 3 * sameLine;
        }),
      );
    const whole = [
      ...(head && !junction(first) ? [head] : []),
      ...line,
      ...(tail && !junction(last) ? [tail] : []),
    ];
    features.push({
      type: 'Feature',
      properties,
      geometry: { type: 'LineString', coordinates: whole.map(unproject) },
    });
  };

  const mid = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const along = (segments: Segments, a: Point, b: Point): boolean =>
    [a, mid(a, b), b].every((point) => segments.nearest(point, sameLine) !== undefined);

  areas.forEach((area, i) => {
    for (let j = i + 1; j < areas.length; j++) {
      const other = outlines[j]!;
      for (const ring of area.rings) {
        for (const line of stretches(ring, (a, b) => along(other, a, b))) {
          if (length(line) < gap) continue;
          add(line, { kind: 'district', between: `${area.id} ${areas[j]!.id}` });
        }
      }
    }
  });
  areas.forEach((area, i) => {
    const others = outlines.filter((_, j) => j !== i);
    for (const ring of area.rings) {
      const lines = stretches(
        ring,
        (a, b) =>
          [a, mid(a, b), b].every((point) => shore.nearest(point, inland) === undefined) &&
          !others.some((other) => along(other, a, b)),
      );
      for (const line of lines) {
        if (length(line) >= outerLength) add(line, { kind: 'outer', between: area.id });
      }
    }
  });
  return features;
}
