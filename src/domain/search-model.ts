/** What the search finds, and the JSON it finds it in. */
import type { Bounds, Lang, LngLat } from './site';

/** Kinds of findings; the order is the order of preference between equal matches. */
export const SEARCH_KINDS = [
  'place',
  'district',
  'station',
  'island',
  'airport',
  'port',
  'locality',
  'line',
  'road',
  'water',
  'peak',
  'reserve',
  'tram-stop',
  'coast',
  'indicator',
  'claim',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export const SEARCH_GROUPS = [
  'places',
  'districts',
  'transport',
  'nature',
  'roads',
  'figures',
  'claims',
] as const;
export type SearchGroup = (typeof SEARCH_GROUPS)[number];

/** What a finding leads to. */
export type SearchTarget =
  | { readonly type: 'site'; readonly site: string }
  | { readonly type: 'claim'; readonly site: string; readonly claim: string }
  | { readonly type: 'indicator'; readonly indicator: string }
  | {
      readonly type: 'feature';
      readonly layer: string;
      readonly feature: string;
      /** Absent when the feature is a point: where the entry is. */
      readonly bounds?: Bounds;
    }
  | { readonly type: 'point'; readonly point: LngLat; readonly zoom: number }
  | { readonly type: 'bounds'; readonly bounds: Bounds };

/** One thing with a name. */
export interface SearchEntry {
  readonly kind: SearchKind;
  /** Unique among the entries of its kind. */
  readonly id: string;
  readonly target: SearchTarget;
  readonly theme?: string;
  readonly at?: LngLat;
}

/** Characters and what each is read as, position by position: traditional or Japanese, simplified. */
export type Variants = readonly [from: string, to: string];

/** Stands between the names of an entry. */
export const NAME_SEPARATOR = '|';

/** The names of everything in all languages. What is alike stands together: it packs better. */
export interface SearchIndex {
  /** The language of the names on the spot. */
  readonly local: Lang;
  readonly variants: Variants;
  readonly entries: readonly SearchEntry[];
  /** By language and in the order of the entries: the title, then short names and aliases. */
  readonly names: Readonly<Record<Lang, readonly string[]>>;
  /**
   * Pinyin of the names in the local language: a syllable for each Chinese character, between
   * spaces, without tones. Empty where names are not in Chinese.
   */
  readonly pinyin: readonly string[];
}

/** A text about a site or an indicator. */
export interface TextDocument {
  readonly kind: 'place' | 'indicator' | 'claim';
  /** Id of the site or of the indicator. */
  readonly id: string;
  /** Id of the claim inside its site. */
  readonly claim?: string;
  readonly text: string;
}

/** The texts of one language. */
export interface TextIndex {
  readonly lang: Lang;
  /** Those that the names have not. */
  readonly variants: Variants;
  readonly documents: readonly TextDocument[];
}

/** UTF-16 offsets of a highlighted part, the end excluded. */
export type Range = readonly [from: number, to: number];

export interface SearchOptions {
  /** The person's language. */
  readonly lang: Lang;
  readonly limit?: number;
  /** Decides between equal findings: the middle of the view, or where the person is. */
  readonly near?: LngLat;
}

export interface SearchHit {
  readonly kind: SearchKind;
  /** Unique among the hits of its kind; of a claim `site/claim`. */
  readonly id: string;
  readonly group: SearchGroup;
  readonly target: SearchTarget;
  readonly themeId?: string;
  readonly at?: LngLat;
  /** The name in the person's language, or in the local one where it has none. */
  readonly title: string;
  readonly titleLang: Lang;
  /** What matched: the title, another name, or a part of a text. */
  readonly matchedText: string;
  readonly matchedLang: Lang;
  /** Parts of `matchedText` to highlight, in order, apart from each other. */
  readonly ranges: readonly Range[];
  /** Higher is better; comparable within one search. */
  readonly score: number;
}
