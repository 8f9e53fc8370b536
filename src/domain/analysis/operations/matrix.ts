import type { Feature } from 'geojson';
import { centerOf } from '../centers';
import { distanceMetres } from '../../measure';
import { operation } from '../operation';
import { AnalysisProblem } from '../problem';
import { borrowed, DISTANCE, FROM_ID, TO_ID, UNCERTAINTY } from '../result-fields';
import { statsOf, uncertaintyOf } from './shared';

const MOST_PAIRS = 250_000;

/** The distance of every feature of one layer to every one of another, from centre to centre, as lines. */
export const matrix = operation('matrix', ([input, others], _parameters, progress) => {
  const pairs = input!.items.length * others!.items.length;
  if (pairs > MOST_PAIRS) {
    throw new AnalysisProblem('too-many-results', { count: pairs, limit: MOST_PAIRS });
  }
  const [from, to] = [borrowed(input!.fields, [], 'from.'), borrowed(others!.fields, [], 'to.')];
  const ends = others!.items.map((item) => ({ item, center: centerOf(item) }));
  const distances: number[] = [];
  const features = input!.items.flatMap((item, index) => {
    progress(index / input!.items.length);
    const start = centerOf(item);
    return ends.map(({ item: other, center }): Feature => {
      const metres = distanceMetres(start, center);
      distances.push(metres);
      return {
        type: 'Feature',
        id: `${item.id}~${other.id}`,
        geometry: { type: 'LineString', coordinates: [[...start], [...center]] },
        properties: {
          [FROM_ID.name]: item.id,
          ...from.take(item.properties),
          [TO_ID.name]: other.id,
          ...to.take(other.properties),
          [DISTANCE.name]: metres,
          [UNCERTAINTY.name]: uncertaintyOf(item, other),
        },
      };
    });
  });
  return {
    features,
    fields: [FROM_ID, ...from.fields, TO_ID, ...to.fields, DISTANCE, UNCERTAINTY],
    figures: statsOf(distances),
  };
});
