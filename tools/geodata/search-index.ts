/** Builds the index of the search from the geodata, as plain JSON. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import type { CompiledGeodata } from '../../src/domain/catalogue/compile';
import { createFold, type Fold } from '../../src/domain/search-fold';
import {
  NAME_SEPARATOR,
  type SearchEntry,
  type SearchIndex,
  type TextDocument,
  type TextIndex,
  type Variants,
} from '../../src/domain/search-model';
import type { Lang } from '../../src/domain/site';
import { parseAliases, type Aliases } from './search-aliases';
import {
  basemapCandidates,
  featureCandidates,
  indicatorCandidates,
  siteCandidates,
  type Candidate,
} from './search-entries';
import { pinyinOf } from './search-pinyin';
import { variantsOf } from './search-variants';

/** What the index is built from. */
export interface SearchInput {
  readonly compiled: CompiledGeodata;
  /** Files of geodata/basemap/ by name without extension. Of equal names the first file wins. */
  readonly basemap: Readonly<Record<string, FeatureCollection>>;
  readonly aliases: Aliases;
}

const BASEMAP_FILES = ['airports-ports', 'land', 'places', 'peaks', 'lakes', 'reserves', 'roads'];

/** Reads what the index needs beside the compiled geodata of the same folder. */
export function readSearchInput(folder: string, compiled: CompiledGeodata): SearchInput {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const has = (path: string): boolean => existsSync(join(folder, path));
  return {
    compiled,
    basemap: Object.fromEntries(
      BASEMAP_FILES.map((name) => [name, `basemap/${name}.geojson`] as const)
        .filter(([, path]) => has(path))
        .map(([name, path]) => [name, read(path) as FeatureCollection]),
    ),
    aliases: has('aliases.json') ? parseAliases(read('aliases.json')) : {},
  };
}

/** Things that stand beside a place of the same name instead of being the same. */
const APART = new Set(['station', 'tram-stop', 'line', 'indicator']);
const SAME_PLACE_DEGREES = 0.5;

function isNear({ at: a }: SearchEntry, { at: b }: SearchEntry): boolean {
  return !a || !b || Math.hypot(a[0] - b[0], a[1] - b[1]) < SAME_PLACE_DEGREES;
}

/** Terms by language: names, then aliases, each once. */
function termsOf(
  candidate: Candidate,
  aliases: Aliases,
  languages: readonly Lang[],
  fold: Fold,
): Record<Lang, string[]> {
  const terms: Record<Lang, string[]> = {};
  for (const lang of languages) {
    const names = [
      ...candidate.names.map((name) => name[lang]),
      ...(aliases[candidate.id]?.[lang] ?? []),
    ];
    const seen = new Set<string>();
    for (const name of names) {
      const text = name?.normalize('NFC').trim() ?? '';
      if (text.includes(NAME_SEPARATOR))
        throw new Error(`${text}: a name has no ${NAME_SEPARATOR}`);
      const folded = fold(text).text;
      if (folded === '' || seen.has(folded)) continue;
      seen.add(folded);
      (terms[lang] ??= []).push(text);
    }
  }
  return terms;
}

function checkAliases(
  aliases: Aliases,
  entries: readonly SearchEntry[],
  languages: readonly Lang[],
) {
  const ids = new Set(entries.map(({ id }) => id));
  const faults = Object.entries(aliases).flatMap(([id, names]) => [
    ...(ids.has(id) ? [] : [`aliases.json #${id}: nothing has this id`]),
    ...Object.keys(names)
      .filter((lang) => !languages.includes(lang))
      .map((lang) => `aliases.json #${id}: the atlas has no language ${lang}`),
  ]);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** Names of what can be found. A thing that several files have is found once, the first time. */
function buildNames({ compiled, basemap, aliases }: SearchInput): SearchIndex {
  const { languages, localLanguage: local } = compiled.core.settings;
  const candidates = [
    ...siteCandidates(compiled),
    ...featureCandidates(compiled).filter(({ kind }) => kind !== 'coast'),
    ...basemapCandidates(compiled, basemap),
    ...featureCandidates(compiled).filter(({ kind }) => kind === 'coast'),
    ...indicatorCandidates(compiled),
  ];
  const variants = variantsOf([
    ...candidates.flatMap(({ names }) => names.flatMap((name) => Object.values(name))),
    ...Object.values(aliases).flatMap((names) => Object.values(names).flat()),
  ]);
  const fold = createFold(variants);
  const entries: SearchEntry[] = [];
  const names: Record<Lang, string[]> = Object.fromEntries(languages.map((lang) => [lang, []]));
  const pinyin: string[] = [];
  const known = new Map<string, SearchEntry[]>();
  for (const candidate of candidates) {
    const { names: _names, ...entry } = candidate;
    const terms = termsOf(candidate, aliases, languages, fold);
    const apart = APART.has(entry.kind);
    const keys = (terms[local] ?? []).map((term) => fold(term).text);
    if (!apart && known.get(keys[0] ?? '')?.some((other) => isNear(other, entry))) continue;
    entries.push(entry);
    for (const lang of languages) names[lang]?.push((terms[lang] ?? []).join(NAME_SEPARATOR));
    const spelled = local.startsWith('zh') ? (terms[local] ?? []).map(pinyinOf) : [];
    pinyin.push(spelled.join(NAME_SEPARATOR));
    if (apart) continue;
    for (const key of keys) known.set(key, [...(known.get(key) ?? []), entry]);
  }
  checkAliases(aliases, entries, languages);
  return { local, variants, entries, names, pinyin };
}

/** What is said of sites and indicators in one language. */
function buildTexts({ texts }: CompiledGeodata, lang: Lang, names: Variants): TextIndex {
  const own = texts[lang];
  const sites = Object.entries(own?.sites ?? {});
  const documents: TextDocument[] = [
    ...sites.flatMap(([id, { claims }]) =>
      Object.entries(claims).map(
        ([claim, { text }]) => ({ kind: 'claim', id, claim, text }) as const,
      ),
    ),
    ...Object.entries(own?.indicators ?? {}).map(
      ([id, { text }]) => ({ kind: 'indicator', id, text }) as const,
    ),
    ...sites.map(([id, { summary }]) => ({ kind: 'place', id, text: summary }) as const),
  ].map((document) => ({ ...document, text: document.text.normalize('NFC') }));
  const all = documents.map(({ text }) => text);
  return { lang, variants: variantsOf(all, names), documents };
}

/**
 * Builds the index of names in all languages, and one of texts for each language.
 * @throws when an alias belongs to nothing or a Chinese name cannot be spelled
 */
export function buildSearchIndex(input: SearchInput): {
  names: SearchIndex;
  texts: Record<Lang, TextIndex>;
} {
  const names = buildNames(input);
  const { languages } = input.compiled.core.settings;
  return {
    names,
    texts: Object.fromEntries(
      languages.map((lang) => [lang, buildTexts(input.compiled, lang, names.variants)]),
    ),
  };
}
