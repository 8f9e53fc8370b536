import { ItemSet } from '../item-set';
import { operation } from '../operation';
import { borrowed, MATCHES, withFields } from '../result-fields';
import { keep, TOLD_EVERY } from './shared';

/** Each feature with the attributes of the area it touches; of several the first counts, and their number is told. */
export const join = operation(
  'join',
  ([input, areas], { fields: chosen, unmatched: keepUnmatched }, progress) => {
    const set = new ItemSet(areas!.items);
    const taken = borrowed(areas!.fields, chosen, 'in.');
    let alone = 0;
    const features = input!.items.flatMap((item, index) => {
      if (index % TOLD_EVERY === 0) progress(index / input!.items.length);
      const found = set.areasOf(item, (area, guest) => area.touches(guest));
      if (found.length === 0) alone += 1;
      if (found.length === 0 && !keepUnmatched) return [];
      const [first] = found;
      return [keep(item, { ...taken.take(first?.properties ?? {}), [MATCHES.name]: found.length })];
    });
    return {
      features,
      fields: withFields(input!.fields, ...taken.fields, MATCHES),
      figures: [
        { name: 'counted', value: input!.items.length - alone },
        ...(alone > 0 ? [{ name: 'unmatched' as const, value: alone }] : []),
      ],
    };
  },
);
