/** The names of an index made ready, and the best match of each entry for a query. */
import { isHanChar, originalRanges, type Fold, type Folded } from './search-fold';
import { errorsAllowed, lettersMissing, lettersOf, matchFuzzy, type Words } from './search-fuzzy';
import {
  better,
  hangulUnits,
  matchUnits,
  matchWritten,
  pinyinUnits,
  type Match,
  type Unit,
} from './search-match';
import type { Range, SearchEntry, SearchIndex, SearchKind } from './search-model';

/** What one may have meant by a query: as typed, without tone numbers, without "station". */
export interface Reading {
  readonly text: string;
  readonly words: readonly string[];
  /** What it is worth less than the query as typed. */
  readonly less: number;
  readonly kinds?: readonly SearchKind[];
}

const STATIONS: readonly SearchKind[] = ['station', 'tram-stop'];
const STATION =
  /^(?:станция(?: метро)?\s+)?(.+?)\s*(?:地[铁鐵鉄]站|站|駅|역|(?:metro )?station|zhan)?$/iu;
/** Pinyin with numbers for tones: `da4lian2`. */
const isNumbered = (query: string): boolean =>
  /^[a-zü0-5\s'’-]*$/i.test(query) &&
  /[a-zü]{2}[1-5]/i.test(query) &&
  !/(?<![a-zü])[0-5]/i.test(query);
/** Longer than any name: what is pasted by mistake costs no time. */
const LONGEST = 120;

/** The readings of a query; none when it has no letter and no digit. */
export function readingsOf(query: string, fold: Fold): Reading[] {
  const typed = query.normalize('NFC').trim().slice(0, LONGEST);
  const reading = (raw: string): { text: string; words: string[] } => {
    const words = raw.split(/\s+/).map((word) => fold(word).text);
    return { text: fold(raw).text, words: words.filter((word) => word !== '') };
  };
  const readings: Reading[] = [{ ...reading(typed), less: 0 }];
  const width = typed.normalize('NFKC');
  if (isNumbered(width)) {
    readings.push({ ...reading(width.replace(/(?<=[a-zü])[0-5]/gi, '')), less: 4 });
  }
  const [, station] = STATION.exec(width) ?? [];
  if (station !== undefined && station !== width) {
    readings.push({ ...reading(station), less: 8, kinds: STATIONS });
  }
  return readings.filter(({ text }) => text !== '');
}

interface Name {
  readonly lang: string;
  readonly text: string;
  /** 0 for the title. */
  readonly rank: number;
  readonly folded: Folded;
  readonly units: readonly Unit[];
  readonly letters: number;
  /** The pinyin as one text, and the unit of each of its letters. */
  readonly spelled?: Words & { readonly units: readonly Unit[]; readonly letters: number };
}

/** An entry with its names. */
export interface NamedEntry {
  readonly entry: SearchEntry;
  readonly names: readonly Name[];
}

function spelledOut(units: readonly Unit[]): NonNullable<Name['spelled']> {
  let text = '';
  const [starts, owners]: [number[], Unit[]] = [[], []];
  for (const unit of units) {
    const spelling = unit.spellings[0] ?? unit.written;
    for (let index = 0; index < spelling.length; index++) {
      starts.push(index === 0 ? 1 : 0);
      owners.push(unit);
    }
    text += spelling;
  }
  return { text, starts, units: owners, letters: lettersOf(text) };
}

function prepare(lang: string, text: string, rank: number, pinyin: string, fold: Fold): Name {
  const folded = fold(text);
  const hangul = /[ㄱ-ㅣ]/.test(folded.text);
  const units = pinyin ? pinyinUnits(folded, pinyin) : hangul ? hangulUnits(folded) : [];
  const name = { lang, text, rank, folded, units, letters: lettersOf(folded.text) };
  return pinyin ? { ...name, spelled: spelledOut(units) } : name;
}

/** Makes the names of an index ready; costs some ten milliseconds. */
export function prepareNames({ entries, local }: SearchIndex, fold: Fold): NamedEntry[] {
  return entries.map((entry) => ({
    entry,
    names: Object.entries(entry.terms).flatMap(([lang, terms]) =>
      terms.map((text, rank) => {
        const pinyin = lang === local ? (entry.pinyin?.[rank] ?? '') : '';
        return prepare(lang, text, rank, pinyin, fold);
      }),
    ),
  }));
}

const letterOrJamo = /[a-zㄱ-ㅣ]/;
/** A short name or an alias counts a little less than the title. */
const ALIAS = 6;

function matchName(name: Name, { text, words, less }: Reading): Match | null {
  const written = matchWritten(name.folded, text, words);
  const match =
    name.units.length > 0 && written?.score !== 1000 && letterOrJamo.test(text)
      ? better(written, matchUnits(name.units, text))
      : written;
  return match && { ...match, score: match.score - less - (name.rank > 0 ? ALIAS : 0) };
}

function matchNearly(name: Name, { text, less }: Reading): Match | null {
  const allowed = errorsAllowed(text);
  if (allowed === 0) return null;
  const letters = lettersOf(text);
  let match: Match | null = null;
  if (lettersMissing(letters, name.letters) <= allowed) {
    match = matchFuzzy(name.folded, text, allowed);
  }
  const { spelled } = name;
  if (spelled && !isHanChar(text) && lettersMissing(letters, spelled.letters) <= allowed) {
    const found = matchFuzzy(spelled, text, allowed);
    const ranges = found?.ranges.map(([from, to]): Range => {
      return [spelled.units[from]?.from ?? 0, spelled.units[to - 1]?.to ?? 0];
    });
    match = better(match, found && ranges ? { ...found, ranges } : null);
  }
  return match && { ...match, score: match.score - less };
}

/** The best match of an entry, and the name to show it in. */
export interface NameMatch {
  readonly entry: SearchEntry;
  readonly score: number;
  readonly cover: number;
  readonly name: { readonly lang: string; readonly text: string };
  readonly ranges: readonly Range[];
}

/** A name in the person's language counts a little more. */
const OWN_LANGUAGE = 10;

/**
 * The best match of an entry. What is shown is a name in the person's language, if one matches.
 * @param nearly in spite of typing errors
 */
export function bestName(
  { entry, names }: NamedEntry,
  readings: readonly Reading[],
  lang: string,
  nearly: boolean,
): NameMatch | null {
  let best: Match | null = null;
  let shown: { name: Name; match: Match; own: boolean } | null = null;
  for (const reading of readings) {
    if (reading.kinds && !reading.kinds.includes(entry.kind)) continue;
    for (const name of names) {
      const match = nearly ? matchNearly(name, reading) : matchName(name, reading);
      if (!match) continue;
      const own = name.lang === lang;
      const valued = own ? { ...match, score: match.score + OWN_LANGUAGE } : match;
      best = better(best, valued);
      const prefer = own === shown?.own ? better(shown.match, match) === match : own;
      if (!shown || prefer) shown = { name, match, own };
    }
  }
  if (!best || !shown) return null;
  const { name, match } = shown;
  return {
    entry,
    score: best.score,
    cover: best.cover,
    name: { lang: name.lang, text: name.text },
    ranges: originalRanges(name.folded, match.ranges),
  };
}
