import gcoord from 'gcoord';
import { isMainland } from './mainland';
import type { LngLat } from './site';

/**
 * The datums of maps of China. GCJ-02, by law on every published map of the mainland, moves WGS 84 by
 * up to some 700 m; BD-09 is Baidu's, a further shift on GCJ-02. Outside the mainland all are WGS 84.
 */
export const DATUMS = ['wgs84', 'gcj02', 'bd09'] as const;
export type Datum = (typeof DATUMS)[number];

/** Where the iteration stops, in degrees: 0.1 mm. */
const CLOSE_ENOUGH = 1e-9;

/**
 * A position in another datum. Forwards by gcoord; backwards by iteration on the forward formula,
 * as its own inverse is off by up to 0.15 m from GCJ-02 and 0.25 m from BD-09: a round trip keeps to
 * 1 mm.
 *
 * Outside mainland China (see mainland.ts) positions stay as they are, as do those that are no
 * numbers. Within a kilometre of the outline a shifted position may have two originals or none: it is
 * taken for the one inside, or else left alone.
 */
export function convert(position: LngLat, from: Datum, to: Datum): LngLat {
  if (from === to || !position.every(Number.isFinite)) return position;
  return fromWgs84(toWgs84(position, from), to);
}

function fromWgs84(position: LngLat, to: Datum): LngLat {
  return to === 'wgs84' || !isMainland(position) ? position : shift(position, to);
}

function toWgs84(position: LngLat, from: Datum): LngLat {
  if (from === 'wgs84') return position;
  const original = unshift(position, from);
  return isMainland(original) ? original : position;
}

/**
 * GCJ-02 as the formula has it, also beyond the mainland's outline: for pictures, which are shifted as
 * a whole. WGS 84 in, GCJ-02 out; outside gcoord's box round China the position as it is.
 */
export const gcj02Unbounded = (position: LngLat): LngLat => shift(position, 'gcj02');

/** The shift itself, wherever the position is within gcoord's box round China. */
function shift(position: LngLat, to: 'gcj02' | 'bd09'): LngLat {
  const target = to === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09;
  const [lng, lat] = gcoord.transform([position[0], position[1]], gcoord.WGS84, target);
  return [lng, lat];
}

/** Fixed-point iteration: the shift changes by less than 1 % of a step, so each gains two digits. */
function unshift(position: LngLat, from: 'gcj02' | 'bd09'): LngLat {
  let [lng, lat] = position;
  for (let step = 0; step < 20; step++) {
    const [shiftedLng, shiftedLat] = shift([lng, lat], from);
    const [errorLng, errorLat] = [position[0] - shiftedLng, position[1] - shiftedLat];
    lng += errorLng;
    lat += errorLat;
    if (Math.abs(errorLng) < CLOSE_ENOUGH && Math.abs(errorLat) < CLOSE_ENOUGH) break;
  }
  return [lng, lat];
}
