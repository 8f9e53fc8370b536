/** Finds names in spite of typing errors. */
import { isHanChar, isJamo } from './search-fold';
import { better, type Match } from './search-match';

/** A folded text and where its words begin. */
export interface Words {
  readonly text: string;
  readonly starts: readonly number[];
}

/** How many errors a query of this length may have. */
export function errorsAllowed(query: string): number {
  const { length } = query;
  if (isHanChar(query)) return length >= 4 ? 1 : 0;
  // Hangul is compared by letters, two or three a syllable.
  if (isJamo(query)) return length >= 12 ? 2 : length >= 6 ? 1 : 0;
  return length >= 8 ? 2 : length >= 4 ? 1 : 0;
}

/** A bit for each letter a text has: what it lacks costs an error each. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let index = 0; index < text.length; index++) letters |= 1 << (text.charCodeAt(index) & 31);
  return letters;
}

/** How many letters of one text another has not; never more than there are. */
export function lettersMissing(query: number, text: number): number {
  let [missing, count] = [query & ~text, 0];
  while (missing !== 0) {
    missing &= missing - 1;
    count++;
  }
  return count;
}

/** Longer queries are compared by their beginning. */
const LONGEST = 120;
const rows = [0, 1, 2].map(() => new Uint8Array(LONGEST + 4));

/**
 * The part of a text from an offset that is nearest to a query, by Damerau and Levenshtein:
 * insertions, deletions, replacements and swaps of neighbours.
 * @returns its length and the errors, or null with more errors than allowed
 */
export function nearestPrefix(
  query: string,
  text: string,
  allowed: number,
  offset = 0,
): { length: number; errors: number } | null {
  const height = Math.min(query.length, LONGEST);
  const rest = text.length - offset;
  const width = Math.min(rest, height + allowed);
  if (width < height - allowed) return null;
  let [before, above, current] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let column = 0; column <= width; column++) above[column] = column;
  for (let row = 1; row <= height; row++) {
    // Further from the diagonal there are more errors than allowed.
    const [first, last] = [Math.max(1, row - allowed), Math.min(width, row + allowed)];
    const letter = query.charCodeAt(row - 1);
    const letterBefore = query.charCodeAt(row - 2);
    current[first - 1] = first === 1 ? row : allowed + 1;
    let least = current[first - 1]!;
    for (let column = first; column <= last; column++) {
      const at = offset + column - 1;
      const same = text.charCodeAt(at) === letter;
      let errors = above[column - 1]! + (same ? 0 : 1);
      if (column < row + allowed) errors = Math.min(errors, above[column]! + 1);
      errors = Math.min(errors, current[column - 1]! + 1);
      if (row > 1 && column > 1 && !same && text.charCodeAt(at - 1) === letter) {
        if (text.charCodeAt(at) === letterBefore) {
          errors = Math.min(errors, before[column - 2]! + 1);
        }
      }
      current[column] = errors;
      if (errors < least) least = errors;
    }
    if (least > allowed) return null;
    [before, above, current] = [above, current, before];
  }
  // Of equal ends the whole text is best, then the one as long as the query.
  let best: { length: number; errors: number; apart: number } | null = null;
  for (let length = Math.max(1, height - allowed); length <= width; length++) {
    const errors = above[length]!;
    if (errors > allowed || (best && errors > best.errors)) continue;
    const apart = length === rest ? -1 : Math.abs(length - height);
    if (!best || errors < best.errors || apart < best.apart) best = { length, errors, apart };
  }
  return best && { length: best.length, errors: best.errors };
}

/** Matches a query with errors at the beginning of a name or of one of its words. */
export function matchFuzzy(name: Words, query: string, allowed: number): Match | null {
  let best: Match | null = null;
  for (let at = 0; at < name.text.length; at++) {
    if (at > 0 && name.starts[at] !== 1) continue;
    const found = nearestPrefix(query, name.text, allowed, at);
    if (!found) continue;
    const end = at + found.length;
    const whole = end === name.text.length ? 60 : name.starts[end] === 1 ? 30 : 0;
    // People seldom err in the first letter.
    const first = name.text[at] === query[0] ? 20 : 0;
    const score = 400 - 80 * found.errors + whole + first + (at === 0 ? 40 : 0);
    const cover = found.length / name.text.length;
    best = better(best, { score, cover, ranges: [[at, end]] });
  }
  return best;
}
