import { convert, DATUMS } from '../datum';
import type { LngLat } from '../site';

/** Positions of the data that are looked at: a few tell as much as all. */
const MOST_POSITIONS = 60;
/** Beyond this nothing in a picture of some kilometres tells one datum from another, in degrees of latitude. */
const FAR_DEGREES = 0.03;

/**
 * Where to look to see which datum fits: the position that comes nearest to something known when it is
 * read in one of the datums. @param positions as the data has them
 * @returns that position in WGS 84; null when nothing known is near in any datum
 */
export function tellingPosition(
  positions: readonly LngLat[],
  known: readonly LngLat[],
): LngLat | null {
  const step = Math.max(1, Math.ceil(positions.length / MOST_POSITIONS));
  let [nearest, best]: [number, LngLat | null] = [FAR_DEGREES ** 2, null];
  for (let index = 0; index < positions.length; index += step) {
    const position = positions[index]!;
    for (const datum of DATUMS) {
      const here = convert(position, datum, 'wgs84');
      const narrowing = Math.cos((here[1] * Math.PI) / 180);
      for (const [lng, lat] of known) {
        const distance = ((lng - here[0]) * narrowing) ** 2 + (lat - here[1]) ** 2;
        if (distance < nearest) [nearest, best] = [distance, here];
      }
    }
  }
  return best;
}
