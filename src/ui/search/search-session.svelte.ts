import { loadSearchNames, loadSearchTexts } from '../../data/geodata';
import type { SearchGroup, SearchHit, SearchIndex } from '../../domain/search-model';
import type { Search } from '../../domain/search';
import type { Lang, LngLat } from '../../domain/site';
import { recall, remember, whenForgotten } from '../common/remembered';

const RECENT_KEY = 'recent-searches';
const MOST_RECENT = 5;
const MOST_HITS = 24;

interface SearchGroupHits {
  readonly group: SearchGroup;
  readonly hits: readonly SearchHit[];
}

/** The search on the device: it loads when it is first wanted, and remembers what was found. */
export class SearchSession {
  #search = $state.raw<Search | null>(null);
  #failed = $state(false);
  #recent = $state.raw<readonly string[]>(readRecent());
  #names: SearchIndex | null = null;
  #group: ((hits: readonly SearchHit[]) => readonly SearchGroupHits[]) | null = null;
  #lang: Lang = '';

  get ready(): boolean {
    return this.#search !== null;
  }

  get failed(): boolean {
    return this.#failed;
  }

  /** Queries that led somewhere, the latest first. */
  get recent(): readonly string[] {
    return this.#recent;
  }

  /** Loads the index for a language; names first, so that the first letters find something. */
  async prepare(lang: Lang): Promise<void> {
    if (this.#search && this.#lang === lang && !this.#failed) return;
    this.#lang = lang;
    this.#failed = false;
    try {
      const [{ createSearch, groupHits }, names] = await Promise.all([
        import('../../domain/search'),
        this.#names ?? loadSearchNames(),
      ]);
      this.#names = names;
      this.#group = groupHits;
      this.#search ??= createSearch(names);
      const texts = await loadSearchTexts(lang);
      if (this.#lang === lang) this.#search = createSearch(names, texts);
    } catch {
      this.#failed = true;
    }
  }

  /** Findings by group, the groups in the order of their best. */
  find(query: string, near: LngLat): readonly SearchGroupHits[] {
    const hits = this.#search?.(query, { lang: this.#lang, limit: MOST_HITS, near }) ?? [];
    return this.#group?.(hits) ?? [];
  }

  remember(query: string): void {
    const text = query.trim();
    if (text === '') return;
    this.#recent = [text, ...this.#recent.filter((entry) => entry !== text)].slice(0, MOST_RECENT);
    store(this.#recent);
  }

  forget(): void {
    this.#recent = [];
    store([]);
  }

  /** Lets go of what the device has forgotten; to be called in an effect. */
  listen(): () => void {
    return whenForgotten(RECENT_KEY, () => {
      this.#recent = [];
    });
  }
}

function readRecent(): readonly string[] {
  try {
    const value: unknown = JSON.parse(recall(RECENT_KEY) ?? '[]');
    if (!Array.isArray(value)) return [];
    return value.filter((entry) => typeof entry === 'string').slice(0, MOST_RECENT);
  } catch {
    // Somebody else's text: then there are no recent searches.
    return [];
  }
}

const store = (recent: readonly string[]): void => {
  remember(RECENT_KEY, JSON.stringify(recent));
};
