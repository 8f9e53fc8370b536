import { centerOf } from '../centers';
import { ItemSet } from '../item-set';
import { roughness, type Item } from '../items';
import { areaSquareMetres } from '../../measure';
import { operation } from '../operation';
import { indexOf, isPolygon } from '../polygon-index';
import { COUNT, DENSITY, POSITION_RADIUS, SUM, withFields } from '../result-fields';
import { keep, sumOf, TOLD_EVERY } from './shared';

/** How many features lie in each area, and the sum of a field; lines and areas count where their centre lies. */
export const count = operation('count', ([areas, counted], { sumField }, progress) => {
  const centers = new ItemSet(
    counted!.items.map((item): Item => {
      const [lng, lat] = centerOf(item);
      return {
        ...item,
        kind: 'point',
        geometry: { type: 'Point', coordinates: [lng, lat] },
        bounds: [lng, lat, lng, lat],
      };
    }),
  );
  const inAny = new Set<Item>();
  let total = 0;
  const features = areas!.items.map((area, index) => {
    if (index % TOLD_EVERY === 0) progress(index / areas!.items.length);
    const geometry = area.geometry;
    const members = isPolygon(geometry)
      ? centers.itemsIn(area.bounds).filter((item) => indexOf(geometry).touches(item))
      : [];
    for (const member of members) inAny.add(member);
    const sum = sumOf(members, sumField);
    total += sum ?? 0;
    const squareKilometres = isPolygon(geometry) ? areaSquareMetres(geometry) / 1e6 : 0;
    return keep(area, {
      [COUNT.name]: members.length,
      [DENSITY.name]: squareKilometres > 0 ? members.length / squareKilometres : null,
      ...(sumField === null ? {} : { [SUM.name]: sum }),
      ...roughness([area, ...members]),
    });
  });
  const rough = [...areas!.items, ...counted!.items].some(
    ({ radiusMetres }) => radiusMetres !== null,
  );
  return {
    features,
    fields: withFields(
      areas!.fields,
      COUNT,
      DENSITY,
      ...(sumField === null ? [] : [SUM]),
      ...(rough ? [POSITION_RADIUS] : []),
    ),
    figures: [
      { name: 'counted', value: inAny.size },
      ...(sumField === null ? [] : [{ name: 'sum' as const, value: total }]),
      ...(inAny.size < counted!.items.length
        ? [{ name: 'unmatched' as const, value: counted!.items.length - inAny.size }]
        : []),
    ],
  };
});
