import { ItemSet } from '../item-set';
import { operation } from '../operation';
import { keep } from './shared';

/** Features by where they lie: wholly in one of the areas, touching one, or outside of all. */
export const select = operation('select', ([input, areas], { relation }, progress) => {
  const { items, fields } = input!;
  const set = new ItemSet(areas!.items);
  const features = items
    .filter((item, index) => {
      if (index % 256 === 0) progress(index / items.length);
      const found = set.areasOf(item, (index, guest) =>
        relation === 'within' ? index.covers(guest) : index.touches(guest),
      ).length;
      return relation === 'outside' ? found === 0 : found > 0;
    })
    .map((item) => keep(item));
  return { features, fields };
});
