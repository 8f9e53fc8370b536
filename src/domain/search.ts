/** The search over names and texts: pure, on an index made at build time. */
import { createFold } from './search-fold';
import {
  SEARCH_KINDS,
  type SearchGroup,
  type SearchHit,
  type SearchIndex,
  type SearchKind,
  type SearchOptions,
  type TextDocument,
  type TextIndex,
} from './search-model';
import {
  bestName,
  prepareNames,
  readingsOf,
  titleOf,
  type NamedEntry,
  type NameMatch,
} from './search-names';
import { createTextSearch, type TextMatch } from './search-text';
import type { Lang, LngLat } from './site';

export type Search = (query: string, options: SearchOptions) => SearchHit[];

const GROUP_OF: Readonly<Record<SearchKind, SearchGroup>> = {
  place: 'places',
  district: 'districts',
  station: 'transport',
  'tram-stop': 'transport',
  line: 'transport',
  airport: 'transport',
  port: 'transport',
  island: 'nature',
  locality: 'districts',
  water: 'nature',
  peak: 'nature',
  reserve: 'nature',
  coast: 'nature',
  road: 'roads',
  indicator: 'figures',
  claim: 'claims',
};

/** What a kind adds to the score: less than the step between two ways to match. */
const kindWorth = (kind: SearchKind): number =>
  4 * (SEARCH_KINDS.length - SEARCH_KINDS.indexOf(kind));

/** From here on a match needs no other that forgives typing errors. */
const CERTAIN = 640;
const IN_TEXT = 240;
/** More than what any kind adds. */
const TOGETHER = 80;
const DEFAULT_LIMIT = 20;

interface Ranked {
  readonly hit: SearchHit;
  readonly cover: number;
  readonly order: number;
}

/** Near enough for an order: a degree of longitude shrinks with the latitude. */
function distance(a: LngLat | undefined, b: LngLat): number {
  if (!a) return Infinity;
  return Math.hypot((a[0] - b[0]) * Math.cos((b[1] * Math.PI) / 180), a[1] - b[1]);
}

function compare(near: LngLat | undefined): (a: Ranked, b: Ranked) => number {
  return (a, b) => {
    if (a.hit.score !== b.hit.score) return b.hit.score - a.hit.score;
    const [da, db] = near ? [distance(a.hit.at, near), distance(b.hit.at, near)] : [0, 0];
    if (da !== db) return da - db;
    return b.cover - a.cover || a.order - b.order;
  };
}

/**
 * Makes the search of an index, ready for many queries.
 * @param texts of the person's language, when they have arrived
 */
export function createSearch(index: SearchIndex, texts?: TextIndex): Search {
  const fold = createFold(index.variants, ...(texts ? [texts.variants] : []));
  const names = prepareNames(index, fold);
  const byId = new Map(names.map((named) => [`${named.entry.kind} ${named.entry.id}`, named]));
  const searchTexts = texts && createTextSearch(texts, fold);
  const subjectOf = (kind: TextDocument['kind'], id: string): NamedEntry | undefined =>
    kind === 'indicator'
      ? byId.get(`indicator ${id}`)
      : (byId.get(`place ${id}`) ?? byId.get(`district ${id}`));

  const describe = (named: NamedEntry, lang: Lang) => {
    const { kind, id, target, theme, at } = named.entry;
    return {
      ...{ kind, id, group: GROUP_OF[kind], target },
      ...(theme !== undefined && { themeId: theme }),
      ...(at && { at }),
      ...titleOf(named, lang),
    };
  };

  const fromName = ({ named, score, name, ranges }: NameMatch, lang: Lang): SearchHit => ({
    ...describe(named, lang),
    matchedText: name.text,
    matchedLang: name.lang,
    ranges,
    score: score + kindWorth(named.entry.kind),
  });

  const fromText = (found: TextMatch, lang: Lang): SearchHit | null => {
    const { document, excerpt, ranges, together } = found;
    const named = subjectOf(document.kind, document.id);
    if (!named || !texts) return null;
    const { claim, id: site } = document;
    const subject = describe(named, lang);
    const kind = claim === undefined ? subject.kind : 'claim';
    return {
      ...subject,
      ...(claim !== undefined && {
        ...{ kind, id: `${site}/${claim}`, group: GROUP_OF[kind] },
        target: { type: 'claim', site, claim },
      }),
      matchedText: excerpt,
      matchedLang: texts.lang,
      ranges,
      score: IN_TEXT + (together ? TOGETHER : 0) + kindWorth(kind),
    };
  };

  return (query, { lang, limit = DEFAULT_LIMIT, near }) => {
    const readings = readingsOf(query, fold);
    const [typed] = readings;
    if (!typed) return [];
    const found = new Map<string, Ranked>();
    const keep = (hit: SearchHit, cover: number): void => {
      const key = `${hit.kind} ${hit.id}`;
      if (!found.has(key)) found.set(key, { hit, cover, order: found.size });
    };
    const searchNames = (nearly: boolean): void => {
      for (const named of names) {
        const match = bestName(named, readings, lang, nearly);
        if (match) keep(fromName(match, lang), match.cover);
      }
    };
    searchNames(false);
    if (![...found.values()].some(({ hit }) => hit.score >= CERTAIN)) searchNames(true);
    for (const match of searchTexts?.(typed.words) ?? []) {
      const hit = fromText(match, lang);
      if (hit) keep(hit, 0);
    }
    return [...found.values()]
      .sort(compare(near))
      .slice(0, limit)
      .map(({ hit }) => hit);
  };
}

/** The hits by group; the groups in the order of their best hits. */
export function groupHits(
  hits: readonly SearchHit[],
): { readonly group: SearchGroup; readonly hits: readonly SearchHit[] }[] {
  const groups = new Map<SearchGroup, SearchHit[]>();
  for (const hit of hits) {
    const members = groups.get(hit.group);
    if (members) members.push(hit);
    else groups.set(hit.group, [hit]);
  }
  return [...groups].map(([group, members]) => ({ group, hits: members }));
}
