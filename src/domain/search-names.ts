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
import {
  NAME_SEPARATOR,
  type Range,
  type SearchEntry,
  type SearchIndex,
  type SearchKind,
} from './search-model';

/** What one may have meant by a query: as typed, without tone numbers, without "station". */
export interface Reading {
  readonly text: string;
  readonly words: readonly string[];
  /** Which letters it has: a name without one of them cannot match. */
  readonly letters: number;
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
  const reading = (raw: string): Omit<Reading, 'less'> => {
    const { text } = fold(raw);
    const words = raw.split(/\s+/).map((word) => fold(word).text);
    return { text, words: words.filter((word) => word !== ''), letters: lettersOf(text) };
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
  /** Letters of the name, and those with its spellings. */
  readonly letters: number;
  readonly allLetters: number;
  /** The pinyin as one text, and the unit of each of its letters. */
  readonly spelled?: Words & { readonly units: readonly Unit[]; readonly letters: number };
}

/** An entry with its names. */
export interface NamedEntry {
  readonly entry: SearchEntry;
  readonly local: string;
  readonly names: readonly Name[];
  /** Letters of all names. */
  readonly letters: number;
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
  const letters = lettersOf(folded.text);
  const name = { lang, text, rank, folded, units, letters };
  if (!pinyin) return { ...name, allLetters: letters };
  const spelled = spelledOut(units);
  // ü is also typed as v.
  const typed = spelled.text.includes('u') ? lettersOf('v') : 0;
  return { ...name, spelled, allLetters: letters | spelled.letters | typed };
}

/** Makes the names of an index ready; costs some ten milliseconds. */
export function prepareNames(index: SearchIndex, fold: Fold): NamedEntry[] {
  const { local } = index;
  const parts = (joined: string | undefined): string[] => joined?.split(NAME_SEPARATOR) ?? [];
  return index.entries.map((entry, at) => {
    const pinyin = parts(index.pinyin[at]);
    const names = Object.entries(index.names).flatMap(([lang, all]) =>
      parts(all[at]).map((text, rank) =>
        prepare(lang, text, rank, lang === local ? (pinyin[rank] ?? '') : '', fold),
      ),
    );
    const letters = names.reduce((all, name) => all | name.allLetters, 0);
    return { entry, local, names, letters };
  });
}

/** The name of an entry in a language, or on the spot, or any. */
export function titleOf(
  { names, local }: NamedEntry,
  lang: string,
): { title: string; titleLang: string } {
  const titles = names.filter(({ rank, text }) => rank === 0 && text !== '');
  const inLang = (wanted: string): Name | undefined => titles.find((name) => name.lang === wanted);
  const title = inLang(lang) ?? inLang(local) ?? titles[0];
  return { title: title?.text ?? '', titleLang: title?.lang ?? local };
}

const letterOrJamo = /[a-zㄱ-ㅣ]/;
/** A short name or an alias counts a little less than the title. */
const ALIAS = 6;

function matchName(name: Name, { text, words, letters, less }: Reading): Match | null {
  if (lettersMissing(letters, name.allLetters) > 0) return null;
  const written = matchWritten(name.folded, text, words);
  const match =
    name.units.length > 0 && written?.score !== 1000 && letterOrJamo.test(text)
      ? better(written, matchUnits(name.units, text))
      : written;
  return match && { ...match, score: match.score - less - (name.rank > 0 ? ALIAS : 0) };
}

function matchNearly(name: Name, { text, letters, less }: Reading): Match | null {
  const allowed = errorsAllowed(text);
  if (allowed === 0) return null;
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
  readonly named: NamedEntry;
  readonly score: number;
  readonly cover: number;
  readonly name: { readonly lang: string; readonly text: string };
  readonly ranges: readonly Range[];
}

/** A name in the person's language counts a little more, then one in the language on the spot. */
const OWN_LANGUAGE = 10;
const LOCAL_LANGUAGE = 1;

/**
 * The best match of an entry. What is shown is a name in the person's language, if one matches.
 * @param nearly in spite of typing errors
 */
export function bestName(
  named: NamedEntry,
  readings: readonly Reading[],
  lang: string,
  nearly: boolean,
): NameMatch | null {
  const { entry, local, names, letters } = named;
  let best: Match | null = null;
  let shown: { name: Name; match: Match; own: boolean } | null = null;
  for (const reading of readings) {
    if (reading.kinds && !reading.kinds.includes(entry.kind)) continue;
    const allowed = nearly ? errorsAllowed(reading.text) : 0;
    if (lettersMissing(reading.letters, letters) > allowed) continue;
    for (const name of names) {
      const match = nearly ? matchNearly(name, reading) : matchName(name, reading);
      if (!match) continue;
      const own = name.lang === lang;
      const more = own ? OWN_LANGUAGE : name.lang === local ? LOCAL_LANGUAGE : 0;
      const valued = { ...match, score: match.score + more };
      best = better(best, valued);
      const prefer = own === shown?.own ? better(shown.match, valued) === valued : own;
      if (!shown || prefer) shown = { name, match: valued, own };
    }
  }
  if (!best || !shown) return null;
  const { name, match } = shown;
  return {
    named,
    score: best.score,
    cover: best.cover,
    name: { lang: name.lang, text: name.text },
    ranges: originalRanges(name.folded, match.ranges),
  };
}
