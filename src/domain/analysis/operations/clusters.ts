import KDBush from 'kdbush';
import { centerOf } from '../centers';
import { operation, type Progress } from '../operation';
import { Plane } from '../plane';
import { CLUSTER, CLUSTER_SIZE, withFields } from '../result-fields';
import { keep, TOLD_EVERY } from './shared';

type Points = readonly (readonly [x: number, y: number])[];

const NONE = -1;

/**
 * Clusters by density: points that have enough neighbours within a radius, themselves included, and
 * what lies within that radius of them. -1 is noise.
 * Source: M. Ester et al., "A Density-Based Algorithm for Discovering Clusters", KDD-96; the neighbours
 * come from a KD-tree.
 * @returns the number of each point's cluster, counted from 0 in the order of the points
 */
export function dbscan(
  points: Points,
  radius: number,
  least: number,
  progress: Progress = () => undefined,
): Int32Array {
  const tree = new KDBush(points.length);
  for (const [x, y] of points) tree.add(x, y);
  tree.finish();
  const around = (index: number): number[] => tree.within(...points[index]!, radius);
  const clusters = new Int32Array(points.length).fill(NONE);
  const visited = new Uint8Array(points.length);
  let [cluster, seen] = [0, 0];
  const visit = (index: number): number[] => {
    visited[index] = 1;
    seen += 1;
    if (seen % TOLD_EVERY === 0) progress(seen / points.length);
    return around(index);
  };
  for (let start = 0; start < points.length; start += 1) {
    if (visited[start]) continue;
    const neighbours = visit(start);
    if (neighbours.length < least) continue;
    clusters[start] = cluster;
    const waiting = neighbours;
    while (waiting.length > 0) {
      const index = waiting.pop()!;
      if (clusters[index] === NONE) clusters[index] = cluster;
      if (visited[index]) continue;
      const more = visit(index);
      if (more.length >= least) {
        for (const next of more) if (!visited[next] || clusters[next] === NONE) waiting.push(next);
      }
    }
    cluster += 1;
  }
  return clusters;
}

/** Rounds at most; Lloyd's algorithm mostly rests after a few dozen. */
const ROUNDS = 100;
/** Small sets get more starts: each costs little there, and one may stay in a worse place than another. */
const startsFor = (count: number): number =>
  Math.min(100, Math.max(5, Math.round(100_000 / count)));

/**
 * k-means: so many groups whose points are nearest to their own mean.
 * Source: S. Lloyd, "Least squares quantization in PCM" (1982), begun as D. Arthur and S. Vassilvitskii,
 * "k-means++" (2007), with a generator that always begins alike; the best of several starts counts.
 * @returns the number of each point's group, counted from 0 in the order of the points
 */
export function kMeans(
  points: Points,
  k: number,
  progress: Progress = () => undefined,
): Int32Array {
  const groups = Math.min(k, new Set(points.map(String)).size);
  const random = generator();
  const starts = startsFor(points.length * groups);
  let best: { cost: number; groups: Int32Array } | null = null;
  for (let start = 0; start < starts; start += 1) {
    const found = lloyd(points, firstCenters(points, groups, random), (share) => {
      progress((start + share) / starts);
    });
    if (!best || found.cost < best.cost) best = found;
  }
  return inOrder(best?.groups ?? new Int32Array(points.length));
}

/** Even numbers from 0 to 1, the same every time. Source: Park and Miller, "Random number generators" (1988). */
function generator(): () => number {
  let seed = 20_110_405;
  return () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
}

const squareOf = ([x, y]: readonly [number, number], [u, v]: readonly [number, number]): number =>
  (x - u) ** 2 + (y - v) ** 2;

function firstCenters(points: Points, k: number, random: () => number): [number, number][] {
  const first = points[Math.floor(random() * points.length)] ?? [0, 0];
  const centers: [number, number][] = [[...first]];
  const squares = points.map((point) => squareOf(point, first));
  while (centers.length < k) {
    let rest = random() * squares.reduce((sum, value) => sum + value, 0);
    let chosen = squares.findIndex((square) => {
      rest -= square;
      return square > 0 && rest <= 0;
    });
    if (chosen < 0) chosen = squares.indexOf(Math.max(...squares.slice(0, 1000)));
    const center: [number, number] = [...(points[chosen] ?? first)];
    centers.push(center);
    for (const [index, point] of points.entries()) {
      squares[index] = Math.min(squares[index]!, squareOf(point, center));
    }
  }
  return centers;
}

function lloyd(
  points: Points,
  centers: [number, number][],
  progress: Progress,
): { cost: number; groups: Int32Array } {
  const groups = new Int32Array(points.length).fill(NONE);
  let cost = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    progress(round / ROUNDS);
    let moved = false;
    cost = 0;
    const sums = centers.map(() => ({ x: 0, y: 0, count: 0 }));
    for (const [index, point] of points.entries()) {
      let [nearest, least] = [0, Infinity];
      for (const [number, center] of centers.entries()) {
        const square = squareOf(point, center);
        if (square < least) [nearest, least] = [number, square];
      }
      if (groups[index] !== nearest) moved = true;
      groups[index] = nearest;
      cost += least;
      const sum = sums[nearest]!;
      sum.x += point[0];
      sum.y += point[1];
      sum.count += 1;
    }
    if (!moved) break;
    for (const [number, { x, y, count }] of sums.entries()) {
      if (count > 0) centers[number] = [x / count, y / count];
    }
  }
  return { cost, groups };
}

function inOrder(groups: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return groups.map((group) => {
    const number = numbers.get(group) ?? numbers.size;
    numbers.set(group, number);
    return number;
  });
}

/** Points by the group they belong to. */
export const clusters = operation(
  'clusters',
  ([input], { method, radiusMetres, leastPoints, groups }, progress) => {
    const { items, fields } = input!;
    const plane = Plane.around(items);
    const points = items.map((item) => plane.toPlane([...centerOf(item)]));
    const numbers =
      method === 'dbscan'
        ? dbscan(points, radiusMetres, leastPoints, progress)
        : kMeans(points, groups, progress);
    const sizes = new Map<number, number>();
    for (const number of numbers) sizes.set(number, (sizes.get(number) ?? 0) + 1);
    const alone = sizes.get(NONE) ?? 0;
    const features = items.map((item, index) => {
      const number = numbers[index]!;
      // People count from 1; a point that belongs to none has no number.
      return keep(
        item,
        number === NONE
          ? { [CLUSTER.name]: null, [CLUSTER_SIZE.name]: null }
          : { [CLUSTER.name]: number + 1, [CLUSTER_SIZE.name]: sizes.get(number) ?? 0 },
      );
    });
    return {
      features,
      fields: withFields(fields, CLUSTER, CLUSTER_SIZE),
      figures: [
        { name: 'groups', value: sizes.size - (sizes.has(NONE) ? 1 : 0) },
        ...(alone > 0 ? [{ name: 'alone' as const, value: alone }] : []),
      ],
    };
  },
);
