import type { Pixel } from './mercator';

/** Left, top, right, bottom in pixels. */
export type Frame = readonly [left: number, top: number, right: number, bottom: number];

/** A vertex of a ring; `edges` is a mask of the data's own clip edges it lies on, 0 for true coast. */
export interface Vertex {
  readonly at: Pixel;
  readonly edges: number;
}

/**
 * A ring cut to a frame; empty when nothing is inside.
 * Algorithm: Sutherland and Hodgman, "Reentrant polygon clipping", CACM 17 (1974).
 */
export function clipRing(ring: readonly Pixel[], frame: Frame): Pixel[] {
  let points: Pixel[] = [...ring];
  for (const side of [0, 1, 2, 3] as const) {
    const axis = side % 2 === 0 ? 0 : 1;
    const limit = frame[side];
    const inside = (point: Pixel) => (side < 2 ? point[axis] >= limit : point[axis] <= limit);
    const next: Pixel[] = [];
    let from = points.at(-1);
    for (const to of points) {
      if (from && inside(from) !== inside(to)) next.push(crossing(from, to, axis, limit));
      if (inside(to)) next.push(to);
      from = to;
    }
    points = next;
  }
  return points.length < 3 ? [] : points;
}

function crossing(from: Pixel, to: Pixel, axis: 0 | 1, limit: number): Pixel {
  const share = (limit - from[axis]) / (to[axis] - from[axis]);
  return axis === 0
    ? [limit, from[1] + share * (to[1] - from[1])]
    : [from[0] + share * (to[0] - from[0]), limit];
}

/** The parts of a line inside a frame. */
export function clipLine(line: readonly Pixel[], frame: Frame): Pixel[][] {
  return clipSegments(
    line.slice(1).map((to, index) => [line[index] ?? to, to] as const),
    frame,
  );
}

/** The parts of a closed ring inside a frame, without the segments along the data's clip edges. */
export function clipCoast(ring: readonly Vertex[], frame: Frame): Pixel[][] {
  const segments = ring.flatMap((to, index) => {
    const from = ring.at(index - 1) ?? to;
    return (from.edges & to.edges) === 0 ? [[from.at, to.at] as const] : [];
  });
  return clipSegments(segments, frame);
}

function clipSegments(segments: readonly (readonly [Pixel, Pixel])[], frame: Frame): Pixel[][] {
  const lines: Pixel[][] = [];
  for (const segment of segments) {
    const clipped = clipSegment(segment[0], segment[1], frame);
    if (!clipped) continue;
    const line = lines.at(-1);
    const end = line?.at(-1);
    if (end?.[0] === clipped[0][0] && end[1] === clipped[0][1]) line?.push(clipped[1]);
    else lines.push([clipped[0], clipped[1]]);
  }
  return lines;
}

/** Algorithm: Liang and Barsky, "A new concept and method for line clipping", ACM TOG 3 (1984). */
function clipSegment(from: Pixel, to: Pixel, frame: Frame): readonly [Pixel, Pixel] | null {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const tests = [
    [-dx, from[0] - frame[0]],
    [dx, frame[2] - from[0]],
    [-dy, from[1] - frame[1]],
    [dy, frame[3] - from[1]],
  ] as const;
  let start = 0;
  let end = 1;
  for (const [slope, room] of tests) {
    if (slope === 0 && room < 0) return null;
    if (slope < 0) start = Math.max(start, room / slope);
    if (slope > 0) end = Math.min(end, room / slope);
  }
  if (start > end) return null;
  const along = (share: number): Pixel => [from[0] + share * dx, from[1] + share * dy];
  return [start === 0 ? from : along(start), end === 1 ? to : along(end)];
}

/** SVG path data with one decimal. */
export function pathData(lines: readonly (readonly Pixel[])[], closed: boolean): string {
  return lines
    .map((line) => {
      const points = line.map((point) => `${tenth(point[0])} ${tenth(point[1])}`);
      return `M${points.join('L')}${closed ? 'Z' : ''}`;
    })
    .join('');
}

/** Rounded to a tenth of a pixel, never -0. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
