import { centerOf } from '../centers';
import { gapBetween } from '../distances';
import { ItemSet } from '../item-set';
import { middleOf, type Item } from '../items';
import { operation } from '../operation';
import { borrowed, DISTANCE, NEAREST_ID, UNCERTAINTY, withFields } from '../result-fields';
import { keep, statsOf, TOLD_EVERY, uncertaintyOf } from './shared';

/** Metres of a degree of latitude, at least: the index counts in degrees. */
const METRES_OF_DEGREE = 110_500;

/** The feature of the other layer that is nearest to each, and how far it is. */
export const nearest = operation(
  'nearest',
  ([input, others], { fields: chosen, limited, limitMetres }, progress) => {
    const set = new ItemSet(others!.items.map(anchor));
    const taken = borrowed(others!.fields, chosen, 'nearest.');
    const distances: number[] = [];
    let unmatched = 0;
    const features = input!.items.flatMap((item, index) => {
      if (index % TOLD_EVERY === 0) progress(index / input!.items.length);
      const found = nearestTo(anchor(item), set);
      if (!found || (limited && found.metres > limitMetres)) {
        unmatched += 1;
        return [];
      }
      distances.push(found.metres);
      return [
        keep(item, {
          [NEAREST_ID.name]: found.other.id,
          ...taken.take(found.other.properties),
          [DISTANCE.name]: found.metres,
          [UNCERTAINTY.name]: uncertaintyOf(item, found.other),
        }),
      ];
    });
    return {
      features,
      fields: withFields(input!.fields, NEAREST_ID, ...taken.fields, DISTANCE, UNCERTAINTY),
      figures: [
        ...statsOf(distances),
        ...(unmatched > 0 ? [{ name: 'unmatched' as const, value: unmatched }] : []),
      ],
    };
  },
);

/** A place that is known only roughly is its centre, give or take its radius, not all of its area. */
function anchor(item: Item): Item {
  if (item.radiusMetres === null || item.kind !== 'polygon') return item;
  const [lng, lat] = centerOf(item);
  return {
    ...item,
    kind: 'point',
    geometry: { type: 'Point', coordinates: [lng, lat] },
    bounds: [lng, lat, lng, lat],
  };
}

/** Candidates by the distance of their bounds in degrees; the search widens until none nearer can come. */
function nearestTo(item: Item, set: ItemSet): { other: Item; metres: number } | null {
  const [lng, lat] = middleOf(item.bounds);
  const [west, south, east, north] = item.bounds;
  const halfDegrees = Math.hypot(east - west, north - south) / 2;
  // A degree of longitude is shorter than one of latitude by the cosine of the latitude.
  const shortest =
    METRES_OF_DEGREE * Math.max(0.01, Math.cos(((Math.abs(lat) + 2) * Math.PI) / 180));
  let best: { other: Item; metres: number } | null = null;
  let looked = 0;
  for (let most = 8; ; most *= 4) {
    const near = set.nearest(lng, lat, most);
    for (const other of near.slice(looked)) {
      const degrees = Math.max(0, degreesToBounds(lng, lat, other) - halfDegrees);
      // No later one can be nearer either: they come in the order of these degrees.
      if (best && degrees * shortest > best.metres) return best;
      const { distanceMetres } = gapBetween(item, other);
      if (!best || distanceMetres < best.metres) best = { other, metres: distanceMetres };
    }
    looked = near.length;
    if (near.length < most) return best;
  }
}

function degreesToBounds(lng: number, lat: number, { bounds }: Item): number {
  const dx = Math.max(bounds[0] - lng, 0, lng - bounds[2]);
  const dy = Math.max(bounds[1] - lat, 0, lat - bounds[3]);
  return Math.hypot(dx, dy);
}
