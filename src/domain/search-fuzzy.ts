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

/**
 * The beginning of a text that is nearest to a query, by Damerau and Levenshtein: insertions,
 * deletions, replacements and swaps of neighbours.
 * @returns its length and the errors, or null with more errors than allowed
 */
export function nearestPrefix(
  query: string,
  text: string,
  allowed: number,
): { length: number; errors: number } | null {
  const width = Math.min(text.length, query.length + allowed);
  let before: number[] = [];
  let above = Array.from({ length: width + 1 }, (_, index) => index);
  for (let row = 1; row <= query.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= width; column++) {
      const same = query[row - 1] === text[column - 1];
      let errors = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        query[row - 1] === text[column - 2] &&
        query[row - 2] === text[column - 1];
      if (swapped) errors = Math.min(errors, (before[column - 2] ?? 0) + 1);
      current.push(errors);
      least = Math.min(least, errors);
    }
    if (least > allowed) return null;
    [before, above] = [above, current];
  }
  // Of equal ends the whole text is best, then the one as long as the query.
  let best: { length: number; errors: number; apart: number } | null = null;
  above.forEach((errors, length) => {
    const apart = length === text.length ? -1 : Math.abs(length - query.length);
    if (errors > allowed || length === 0) return;
    if (!best || errors < best.errors || (errors === best.errors && apart < best.apart)) {
      best = { length, errors, apart };
    }
  });
  return best;
}

/** Matches a query with errors at the beginning of a name or of one of its words. */
export function matchFuzzy(name: Words, query: string, allowed: number): Match | null {
  let best: Match | null = null;
  for (let at = 0; at < name.text.length; at++) {
    if (at > 0 && name.starts[at] !== 1) continue;
    const found = nearestPrefix(query, name.text.slice(at), allowed);
    if (!found) continue;
    const end = at + found.length;
    const whole = end === name.text.length ? 60 : name.starts[end] === 1 ? 30 : 0;
    const score = 420 - 80 * found.errors + whole + (at === 0 ? 40 : 0);
    const cover = found.length / name.text.length;
    best = better(best, { score, cover, ranges: [[at, end]] });
  }
  return best;
}
