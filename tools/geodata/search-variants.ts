/** The traditional and Japanese forms of the characters that an index has. */
import { Converter } from 'opencc-js';
import type { Variants } from '../../src/domain/search-model';

const FIRST = 0x3400;
const LAST = 0x9fff;

/** Each character apart from the others, so that no phrase is converted. */
function convertAll(chars: readonly string[], convert: (text: string) => string): string[] {
  return convert(chars.join('\n')).split('\n');
}

let everyVariant: Map<string, string> | undefined;

/** Simplified forms of all characters that have another. */
function allVariants(): Map<string, string> {
  const chars = Array.from({ length: LAST - FIRST + 1 }, (_, index) =>
    String.fromCodePoint(FIRST + index),
  );
  const simplified = convertAll(chars, Converter({ from: 't', to: 'cn' }));
  const fromJapanese = convertAll(chars, Converter({ from: 'jp', to: 'cn' }));
  const variants = new Map<string, string>();
  chars.forEach((char, index) => {
    const forms = [simplified[index], fromJapanese[index]];
    const other = forms.find((form) => form !== undefined && form !== char);
    if (other !== undefined && Array.from(other).length === 1) variants.set(char, other);
  });
  return variants;
}

/**
 * The variants by which somebody may type the characters of the texts, or by which they stand there.
 * @param known variants that need not be repeated
 */
export function variantsOf(texts: Iterable<string>, known?: Variants): Variants {
  everyVariant ??= allVariants();
  const wanted = new Set<string>();
  for (const text of texts) {
    for (const char of text) wanted.add(everyVariant.get(char) ?? char);
  }
  const before = new Set(Array.from(known?.[0] ?? ''));
  const found = [...everyVariant].filter(([from, to]) => wanted.has(to) && !before.has(from));
  return [found.map(([from]) => from).join(''), found.map(([, to]) => to).join('')];
}
