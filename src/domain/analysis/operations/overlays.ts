import type { Feature } from 'geojson';
import { areaSquareMetres } from '../../measure';
import { ItemSet } from '../item-set';
import { roughness, type Item } from '../items';
import { operation } from '../operation';
import { isPolygon } from '../polygon-index';
import { differenceOf, intersectionOf, unionOf, type Area } from '../polygons';
import { AREA, borrowed, COUNT, POSITION_RADIUS, withFields } from '../result-fields';
import { dissolvedResult } from './buffer';
import { keep } from './shared';

const areaOf = (item: Item): Area[] => (isPolygon(item.geometry) ? [item.geometry] : []);

/** All areas as one, or one for each value of a field. */
export const union = operation('union', ([input], { by }, progress) => {
  const { items, fields } = input!;
  if (by === null) return dissolvedResult(unionOf(items.flatMap(areaOf), progress), items);
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item.properties[by]);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  let done = 0;
  let total = 0;
  const features = [...groups].flatMap(([key, members]): Feature[] => {
    const geometry = unionOf(members.flatMap(areaOf), (share) => {
      progress((done + share * members.length) / items.length);
    });
    done += members.length;
    if (!geometry) return [];
    const area = areaSquareMetres(geometry);
    total += area;
    return [
      {
        type: 'Feature',
        id: `group-${key}`,
        geometry,
        properties: {
          [by]: members[0]?.properties[by] ?? null,
          [COUNT.name]: members.length,
          [AREA.name]: area,
          ...roughness(members),
        },
      },
    ];
  });
  const rough = items.some(({ radiusMetres }) => radiusMetres !== null);
  return {
    features,
    fields: withFields(
      fields.filter(({ name }) => name === by),
      COUNT,
      AREA,
      ...(rough ? [POSITION_RADIUS] : []),
    ),
    figures: [
      { name: 'groups', value: features.length },
      { name: 'areaSquareMetres', value: total },
    ],
  };
});

const keyOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';

/** What of each area lies in none of the others. */
export const difference = operation('difference', ([input, others], _parameters, progress) => {
  const set = new ItemSet(others!.items);
  let total = 0;
  const features = input!.items.flatMap((item, index) => {
    progress(index / input!.items.length);
    const [area] = areaOf(item);
    const near = set.areasOf(item, (other, guest) => other.touches(guest));
    const geometry = area ? differenceOf(area, near.flatMap(areaOf)) : null;
    if (!geometry) return [];
    const size = areaSquareMetres(geometry);
    total += size;
    return [keep(item, { [AREA.name]: size }, geometry)];
  });
  return {
    features,
    fields: withFields(input!.fields, AREA),
    figures: [{ name: 'areaSquareMetres', value: total }],
  };
});

/** Each piece that an area of one layer shares with one of the other, with the attributes of both. */
export const intersection = operation(
  'intersection',
  ([input, others], { fields: chosen }, progress) => {
    const set = new ItemSet(others!.items);
    const taken = borrowed(others!.fields, chosen, 'in.');
    let total = 0;
    const features = input!.items.flatMap((item, index) => {
      progress(index / input!.items.length);
      const [area] = areaOf(item);
      if (!area) return [];
      return set
        .areasOf(item, (other, guest) => other.touches(guest))
        .flatMap((other) => {
          const geometry = intersectionOf(area, areaOf(other)[0]!);
          if (!geometry) return [];
          const size = areaSquareMetres(geometry);
          total += size;
          return [
            {
              ...keep(
                item,
                {
                  ...taken.take(other.properties),
                  [AREA.name]: size,
                  ...roughness([item, other]),
                },
                geometry,
              ),
              id: `${item.id}~${other.id}`,
            },
          ];
        });
    });
    return {
      features,
      fields: withFields(input!.fields, ...taken.fields, AREA),
      figures: [{ name: 'areaSquareMetres', value: total }],
    };
  },
);
