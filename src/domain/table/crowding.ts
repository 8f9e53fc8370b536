import { project } from '../mercator';

/** More points than this in one tile and drawing each by itself takes longer than painting all of them. */
export const CROWD = 20_000;
/** Where even this zoom is crowded, points lie on each other. */
const DEEPEST = 14;

/**
 * The first zoom at which no tile of 512 px holds more than {@link CROWD} points; 0 when the world does not.
 * @param lngLats longitudes and latitudes in turn; NaN for what is nowhere
 */
export function crowdedBelowZoom(lngLats: Float64Array): number {
  if (lngLats.length / 2 <= CROWD) return 0;
  const tiles = new Float64Array(lngLats.length / 2);
  const side = 2 ** DEEPEST;
  let count = 0;
  for (let at = 0; at < lngLats.length; at += 2) {
    const [lng, lat] = [lngLats[at]!, lngLats[at + 1]!];
    if (Number.isNaN(lng) || Number.isNaN(lat)) continue;
    const [x, y] = project([lng, lat], DEEPEST);
    tiles[count] = interleave(Math.floor(x / 512) % side, Math.floor(y / 512));
    count += 1;
  }
  // In this order the tiles of every zoom lie together: each is a run.
  const sorted = tiles.subarray(0, count).sort();
  for (let zoom = 0; zoom <= DEEPEST; zoom += 1) {
    if (longestRun(sorted, 4 ** (DEEPEST - zoom)) <= CROWD) return zoom;
  }
  return DEEPEST;
}

/** How many neighbours at most agree after division. */
function longestRun(sorted: Float64Array, divisor: number): number {
  let [longest, run, tile] = [0, 0, -1];
  for (const value of sorted) {
    const own = Math.floor(value / divisor);
    run = own === tile ? run + 1 : 1;
    tile = own;
    if (run > longest) longest = run;
  }
  return longest;
}

/** The number of a tile along the Z-order curve: its bits in turn. Source: Morton, IBM, 1966. */
function interleave(x: number, y: number): number {
  let code = 0;
  for (let bit = 0; bit < DEEPEST; bit += 1) {
    code |= (((x >> bit) & 1) << (bit * 2)) | (((y >> bit) & 1) << (bit * 2 + 1));
  }
  return code;
}
