/** What positions say of their datum and of the order of their numbers, held against known places. */
import KDBush from 'kdbush';
import { convert, DATUMS, type Datum } from '../datum';
import { isMainland } from '../mainland';
import type { LngLat } from '../site';
import type { DatumHint, ReferencePositions } from './model';

/** Nearer than this, a position is that of the known thing; the datums lie some 500 m apart. */
const SAME_METRES = 30;
/** Nearer than this to something known, a position takes part. */
const NEAR_METRES = 1500;
/** A hint needs so many matches, and so many times those of any other datum. */
const LEAST_MATCHES = 5;
const CLEAR_FACTOR = 3;
/** Of the known positions' bounds, for telling swapped axes. */
const MARGIN_DEGREES = 1;
/** Metres of a degree of latitude, on a sphere of 6371 km. */
const METRES_A_DEGREE = 111_195;

/** Known positions in flat metres round their middle, for distances of some hundred metres. */
export class KnownPositions {
  readonly #index: KDBush | null;
  readonly #scale: number;
  readonly #bounds: readonly [number, number, number, number];

  constructor({ positions }: ReferencePositions) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [lng, lat] of positions) {
      [west, south] = [Math.min(west, lng), Math.min(south, lat)];
      [east, north] = [Math.max(east, lng), Math.max(north, lat)];
    }
    this.#bounds = [west, south, east, north];
    this.#scale = Math.cos((((south + north) / 2) * Math.PI) / 180);
    this.#index = positions.length > 0 ? new KDBush(positions.length) : null;
    for (const position of positions) this.#index?.add(...this.#metres(position));
    this.#index?.finish();
  }

  #metres([lng, lat]: LngLat): [number, number] {
    return [lng * this.#scale * METRES_A_DEGREE, lat * METRES_A_DEGREE];
  }

  /** Whether something known lies within so many metres. */
  isNear(position: LngLat, metres: number): boolean {
    if (!this.#index) return false;
    const [x, y] = this.#metres(position);
    return this.#index.within(x, y, metres).length > 0;
  }

  /** Whether a position lies where the known ones do, give or take a degree. */
  isAround([lng, lat]: LngLat): boolean {
    const [west, south, east, north] = this.#bounds;
    return (
      lng > west - MARGIN_DEGREES &&
      lng < east + MARGIN_DEGREES &&
      lat > south - MARGIN_DEGREES &&
      lat < north + MARGIN_DEGREES
    );
  }
}

/**
 * The datum in which positions lie where the atlas has the same things: within 30 m for five or more
 * of them, and three times as many as in any other datum. Null when none wins so clearly.
 */
export function datumHint(positions: readonly LngLat[], known: KnownPositions): DatumHint | null {
  const candidates = positions.filter((one) => isMainland(one) && known.isAround(one));
  const matches: Record<Datum, number> = { wgs84: 0, gcj02: 0, bd09: 0 };
  let compared = 0;
  for (const position of candidates) {
    if (!known.isNear(position, NEAR_METRES)) continue;
    compared += 1;
    for (const datum of DATUMS) {
      if (known.isNear(convert(position, datum, 'wgs84'), SAME_METRES)) matches[datum] += 1;
    }
  }
  const [best, second] = [...DATUMS].sort((a, b) => matches[b] - matches[a]);
  if (!best || !second || matches[best] < LEAST_MATCHES) return null;
  if (matches[best] < CLEAR_FACTOR * matches[second]) return null;
  return { datum: best, matches: matches[best], compared };
}

/** Whether at least half of the positions lie in mainland China, where datums differ. */
export function isMostlyMainland(positions: readonly LngLat[]): boolean {
  const within = positions.filter(isMainland).length;
  return within > 0 && within * 2 >= positions.length;
}

/** Whether positions, as pairs of numbers, would lie near to what is known only the other way round. */
export function areAxesSuspicious(pairs: readonly LngLat[], known: KnownPositions): boolean {
  if (pairs.length === 0) return false;
  const share = (test: (pair: LngLat) => boolean): number =>
    pairs.filter(test).length / pairs.length;
  return (
    share((pair) => known.isAround(pair)) < 0.1 && share(([x, y]) => known.isAround([y, x])) > 0.5
  );
}
