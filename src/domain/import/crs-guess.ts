/** The system of numbers that nobody named, told from their size. */
import type { LngLat } from '../site';
import { crsByNumber, type Crs } from './crs';
import type { KnownPositions } from './hint';

export interface CrsGuess {
  readonly crs: Crs;
  /** The first number is the northing or the latitude: X of Chinese surveyors points north. */
  readonly swapped: boolean;
}

/** Northings of China on a Gauss-Kruger or UTM plane, in metres. */
const isNorthing = (y: number): boolean => y > 1_500_000 && y < 6_200_000;
/** Half the width of the Web Mercator world, in metres. */
const MERCATOR_METRES = 20_037_509;
/** Of a known thing, for choosing among central meridians. */
const NEAR_METRES = 50;

const most = (pairs: readonly LngLat[], test: (x: number, y: number) => boolean): boolean =>
  pairs.filter(([x, y]) => test(x, y)).length * 10 >= pairs.length * 9;

const swap = (pairs: readonly LngLat[]): LngLat[] => pairs.map(([x, y]) => [y, x]);

/** Half of them are enough: no plane has half of its positions within metres of its origin. */
const areDegrees = (pairs: readonly LngLat[]): boolean =>
  pairs.filter(([x, y]) => Math.abs(x) <= 360 && Math.abs(y) <= 90).length * 2 >= pairs.length;

/** Numbers of systems that the pairs fit, x first. */
function candidates(pairs: readonly LngLat[]): number[] {
  const zone = Math.floor((pairs[0]?.[0] ?? 0) / 1_000_000);
  const found: number[] = [];
  if (most(pairs, (x, y) => isNorthing(y) && Math.floor(x / 1_000_000) === zone)) {
    if (zone >= 25 && zone <= 45) found.push(4513 + zone - 25);
    if (zone >= 13 && zone <= 23) found.push(4491 + zone - 13);
  }
  if (most(pairs, (x, y) => Math.abs(x) < MERCATOR_METRES && Math.abs(y) < MERCATOR_METRES)) {
    // Zones of six degrees in the far west look like the Mercator metres of the east.
    found.unshift(3857);
  }
  if (most(pairs, (x, y) => x > 100_000 && x < 900_000 && isNorthing(y))) {
    const meridians = Array.from({ length: 21 }, (_, index) => 4534 + index);
    const utm = Array.from({ length: 11 }, (_, index) => 32643 + index);
    found.unshift(...meridians, ...utm);
  }
  return found;
}

function best(pairs: readonly LngLat[], known: KnownPositions): { crs: Crs; score: number } | null {
  const scored = candidates(pairs).flatMap((number) => {
    const crs = crsByNumber(number);
    if (!crs) return [];
    const there = pairs.map(([x, y]) => crs.move?.(x, y) ?? ([x, y] as const));
    const count = (test: (one: LngLat) => boolean): number =>
      there.filter((one) => one.every(Number.isFinite) && test(one)).length;
    const around = count((one) => known.isAround(one));
    return [{ crs, score: around + 10 * count((one) => known.isNear(one, NEAR_METRES)) }];
  });
  // The first stays where none is better: sort keeps the order of equals.
  return scored.sort((a, b) => b.score - a.score)[0] ?? null;
}

/** The system that pairs of numbers fit; null for degrees, and when they fit none. */
export function guessCrs(pairs: readonly LngLat[], known: KnownPositions): CrsGuess | null {
  const turned = swap(pairs);
  if (pairs.length === 0 || areDegrees(pairs) || areDegrees(turned)) return null;
  const [straight, other] = [best(pairs, known), best(turned, known)];
  if (straight && (!other || straight.score >= other.score)) {
    return { crs: straight.crs, swapped: false };
  }
  return other && { crs: other.crs, swapped: true };
}
