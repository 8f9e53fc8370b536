/** Finds the texts that have every word of a query, and the part of each to show. */
import { isHanChar, isJamo, originalRanges, type Fold, type Folded } from './search-fold';
import type { Range, TextDocument, TextIndex } from './search-model';

/** A text with the parts of it that matched. */
export interface TextMatch {
  readonly document: TextDocument;
  /** The part of the text around the first match. */
  readonly excerpt: string;
  readonly ranges: readonly Range[];
  /** The words stand together, as they were typed. */
  readonly together: boolean;
}

const isCjk = (word: string): boolean => isHanChar(word) || /^[ぁ-ゖ]/.test(word);

/** Endings that Russian and English words change or add; the rest is searched as a beginning. */
function stem(word: string): string {
  if (/^[а-я]{6,}$/.test(word)) return word.replace(/(?<=.{4})[аеиоуыэюямхв]{1,3}$/, '');
  return /^[a-z]{5,}s$/.test(word) ? word.slice(0, -1) : word;
}

/** Short words stand in too many texts to say anything. */
const isTelling = (word: string): boolean =>
  word.length >= (isCjk(word) ? 2 : isJamo(word) ? 4 : 3) || /^\d{2,}$/.test(word);

function placeOf({ text, starts }: Folded, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (isCjk(word) || starts[at] === 1) return at;
  }
  return -1;
}

const EXCERPT = { narrow: { before: 14, length: 48 }, wide: { before: 30, length: 110 } };

/** Cuts a text around a range, between words; says how far the ranges move. */
function excerptOf(text: string, [from, to]: Range): { excerpt: string; moved: number } {
  const { before, length } = /[\u3040-\u30ff\u4e00-\u9fff]/.test(text)
    ? EXCERPT.narrow
    : EXCERPT.wide;
  if (text.length <= length) return { excerpt: text, moved: 0 };
  let start = Math.max(0, Math.min(from - before, text.length - length));
  let end = Math.min(text.length, Math.max(to, start + length));
  if (start > 0) {
    const space = text.indexOf(' ', start - 1);
    if (space >= 0 && space < from) start = space + 1;
  }
  if (end < text.length) {
    const space = text.lastIndexOf(' ', end);
    if (space > to) end = space;
  }
  const [head, tail] = [start > 0 ? '…' : '', end < text.length ? '…' : ''];
  return { excerpt: head + text.slice(start, end) + tail, moved: head.length - start };
}

/**
 * Makes the search in the texts of one language.
 * @returns a function of the words of a query, folded
 */
export function createTextSearch(
  index: TextIndex,
  fold: Fold,
): (words: readonly string[]) => TextMatch[] {
  let folded: { document: TextDocument; name: Folded }[] | undefined;
  return (words) => {
    if (!words.some(isTelling)) return [];
    folded ??= index.documents.map((document) => ({ document, name: fold(document.text) }));
    const stems = words.map(stem);
    const together = words.join('');
    return folded.flatMap(({ document, name }) => {
      const ranges: Range[] = [];
      for (const word of stems) {
        const at = placeOf(name, word);
        if (at < 0) return [];
        ranges.push([at, at + word.length]);
      }
      const whole = placeOf(name, together);
      const found: readonly Range[] = whole < 0 ? ranges : [[whole, whole + together.length]];
      const original = originalRanges(name, found);
      const { excerpt, moved } = excerptOf(document.text, original[0] ?? [0, 0]);
      const shown = original
        .map(([from, to]): Range => [from + moved, Math.min(to + moved, excerpt.length)])
        .filter(([from, to]) => from >= 0 && from < to);
      return [{ document, excerpt, ranges: shown, together: whole >= 0 }];
    });
  };
}
