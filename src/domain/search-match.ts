/** How well a name matches a query: as it is written, by its words, by its syllables. */
import { isHanChar, isJamo, type Folded } from './search-fold';
import type { Range } from './search-model';

/** Parts of a folded name, and how well they match. */
export interface Match {
  readonly score: number;
  /** The part of the name that the query covers, up to 1: it decides between equal scores. */
  readonly cover: number;
  readonly ranges: readonly Range[];
}

/** What a match is worth before the kind of the thing and the language count. */
export const WORTH = {
  exact: 1000,
  spelledExact: 960,
  initialsExact: 900,
  prefix: 880,
  spelledPrefix: 860,
  word: 760,
  insideHan: 740,
  initialsPrefix: 720,
  words: 700,
  spelledInside: 700,
  mixed: 640,
  inside: 560,
  initialsInside: 500,
} as const;

/** The better of two matches. */
export const better = (a: Match | null, b: Match | null): Match | null =>
  !a || (b && (b.score - a.score || b.cover - a.cover) > 0) ? b : a;

/** A match that ends with its word says more than one that breaks off. */
const WHOLE_WORD = 12;

/** Matches the query as it is written, or each of its words at the beginning of a word. */
export function matchWritten(name: Folded, query: string, words: readonly string[]): Match | null {
  const { text, starts, from } = name;
  if (query === '' || text === '') return null;
  if (text === query) return { score: WORTH.exact, cover: 1, ranges: [[0, text.length]] };
  let best: Match | null = null;
  const short = query.length < 2 || (query.length < 3 && !isHanChar(query));
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + 1)) {
    if (at > 0 && from[at] === from[at - 1]) continue;
    const end = at + query.length;
    let score: number = at === 0 ? WORTH.prefix : WORTH.inside;
    if (at > 0 && starts[at] === 1) score = WORTH.word;
    else if (at > 0 && isHanChar(query)) score = WORTH.insideHan;
    else if (at > 0 && short) continue;
    if (end === text.length || (starts[end] === 1 && !isHanChar(query))) score += WHOLE_WORD;
    best = better(best, { score, cover: query.length / text.length, ranges: [[at, end]] });
  }
  return best ?? (words.length > 1 ? matchWords(name, words) : null);
}

/** Where a word of the query begins a word of the name, or lies in its Chinese characters. */
function placeOfWord({ text, starts }: Folded, word: string, taken: readonly Range[]): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const free = taken.every(([from, to]) => at + word.length <= from || at >= to);
    if (free && (starts[at] === 1 || isHanChar(word))) return at;
  }
  return -1;
}

/** Matches all words in any order. */
export function matchWords(name: Folded, words: readonly string[]): Match | null {
  const ranges: Range[] = [];
  let length = 0;
  for (const word of words) {
    const at = placeOfWord(name, word, ranges);
    if (at < 0) return null;
    ranges.push([at, at + word.length]);
    length += word.length;
  }
  return { score: WORTH.words, cover: length / name.text.length, ranges };
}

/** A syllable of a name: how it is written, and spellings by which it may be typed. */
export interface Unit {
  readonly from: number;
  readonly to: number;
  readonly written: string;
  readonly spellings: readonly string[];
}

/** The spellings of a pinyin syllable: ü is typed as u or as v. */
const spellings = (syllable: string): readonly string[] =>
  syllable.includes('ü')
    ? [syllable.replace('ü', 'u'), syllable.replace('ü', 'v')]
    : syllable === ''
      ? []
      : [syllable];

/** Units of a Chinese name: its characters, spelled in pinyin. */
export function pinyinUnits({ text }: Folded, pinyin: string): Unit[] {
  const syllables = pinyin.split(' ');
  let [next, at] = [0, 0];
  return Array.from(text, (written) => {
    const from = at;
    at += written.length;
    const spelled = isHanChar(written) ? spellings(syllables[next++] ?? '') : [];
    return { from, to: at, written, spellings: spelled };
  });
}

/** Units of a Korean name: its syllables, spelled in their letters. */
export function hangulUnits({ text, from }: Folded): Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < text.length;) {
    let end = at + 1;
    while (end < text.length && from[end] === from[at]) end++;
    const written = text.slice(at, end);
    units.push({ from: at, to: end, written, spellings: isJamo(written) ? [written] : [] });
    at = end;
  }
  return units;
}

/** How a query runs through units: where it ends, how many it only begins. */
interface Path {
  readonly end: number;
  readonly initials: number;
  /** The last syllable is typed in full. */
  readonly closed: boolean;
}

/** The shortest beginnings that stand for a syllable: its first sound. */
const isInitial = (spelling: string, length: number): boolean =>
  length === 1 || (length === 2 && /^[zcs]h/.test(spelling));

function follow(
  units: readonly Unit[],
  query: string,
  unit: number,
  at: number,
  seen: Map<number, Path | null>,
): Path | null {
  if (at === query.length) return { end: unit, initials: 0, closed: true };
  const current = units[unit];
  if (!current) return null;
  const key = unit * 256 + at;
  const known = seen.get(key);
  if (known !== undefined) return known;
  let best: Path | null = null;
  const consider = (path: Path | null, initials: number): void => {
    if (path && (!best || path.initials + initials < best.initials)) {
      best = { ...path, initials: path.initials + initials };
    }
  };
  for (const spelling of [current.written, ...current.spellings]) {
    if (query.startsWith(spelling, at)) {
      consider(follow(units, query, unit + 1, at + spelling.length, seen), 0);
    }
  }
  for (const spelling of current.spellings) {
    for (let length = spelling.length - 1; length > 0; length--) {
      if (!query.startsWith(spelling.slice(0, length), at)) continue;
      const initial = isInitial(spelling, length);
      if (at + length === query.length) {
        consider({ end: unit + 1, initials: 0, closed: false }, initial ? 1 : 0);
      } else if (initial) {
        consider(follow(units, query, unit + 1, at + length, seen), 1);
      }
    }
  }
  seen.set(key, best);
  return best;
}

/** What a path is worth that begins at the first unit, or inside. */
function worthOf(path: Path, used: number, inside: boolean, total: number): number {
  const whole = !inside && used === total;
  const onlyLastOpen = path.initials === 1 && !path.closed && used > 1;
  if (path.initials === 0 || onlyLastOpen) {
    if (inside) return WORTH.spelledInside;
    return whole && path.closed ? WORTH.spelledExact : WORTH.spelledPrefix;
  }
  if (path.initials === used) {
    if (inside) return used > 1 ? WORTH.initialsInside : 0;
    return whole ? WORTH.initialsExact : WORTH.initialsPrefix;
  }
  return inside ? 0 : WORTH.mixed;
}

/** Matches a query against syllables, in full, begun, by initials, or mixed with characters. */
export function matchUnits(units: readonly Unit[], query: string): Match | null {
  const first = query.charAt(0);
  const seen = new Map<number, Path | null>();
  let best: Match | null = null;
  units.forEach(({ written, spellings: spelled }, start) => {
    if (!written.startsWith(first) && !spelled.some((spelling) => spelling.startsWith(first))) {
      return;
    }
    const path = follow(units, query, start, 0, seen);
    if (!path) return;
    const used = path.end - start;
    const worth = worthOf(path, used, start > 0, units.length);
    if (worth === 0) return;
    const range: Range = [units[start]?.from ?? 0, units[path.end - 1]?.to ?? 0];
    best = better(best, { score: worth, cover: used / units.length, ranges: [range] });
  });
  return best;
}
