/**
 * The grammar of the address, docs/url.md: query is configuration, hash is state.
 * What each parameter means is in url-parameters.ts. Pure.
 */
import type { UrlContext, UrlProblem, UrlState } from './url-model';
import { PARAMETERS } from './url-parameters';

export * from './url-model';

const EMPTY: UrlState = {
  lang: null,
  theme: null,
  labels: null,
  camera: null,
  place: null,
  feature: null,
  layers: null,
  opacity: null,
  basemap: null,
  time: null,
  filter: null,
  tour: null,
  compare: null,
  recipe: null,
  panel: null,
};

/** Longest value that is echoed in a notice. */
const LONGEST_ECHO = 60;
/** The name in the address; `map` is the name that map applications share. */
const nameOf = (key: string): string => (key === 'camera' ? 'map' : key);
const KEYS = Object.keys(PARAMETERS) as (keyof UrlState)[];

/**
 * Reads an address. Never throws: what is unknown or broken is left out and told.
 * @param search with or without `?`
 * @param hash with or without `#`
 */
export function parseUrl(
  search: string,
  hash: string,
  context: UrlContext,
): { state: UrlState; problems: UrlProblem[] } {
  const state: Record<string, unknown> = { ...EMPTY };
  const problems: UrlProblem[] = [];
  const tell = (kind: UrlProblem['kind'], name: string, value: string): void => {
    problems.push({ kind, name: name.slice(0, LONGEST_ECHO), value: value.slice(0, LONGEST_ECHO) });
  };
  const readPart = (text: string, part: 'query' | 'hash'): void => {
    const seen = new Set<string>();
    for (const [name, value] of new URLSearchParams(text)) {
      const key = KEYS.find(
        (candidate) => nameOf(candidate) === name && PARAMETERS[candidate].in === part,
      );
      if (!key) {
        // Trackers and hosts add query parameters of their own; only ours are a person's mistake.
        if (part === 'hash') tell('unknown-parameter', name, value);
        continue;
      }
      if (seen.has(key)) continue;
      seen.add(key);
      const result = PARAMETERS[key].read(value, context);
      if ('value' in result) state[key] = result.value;
      if (result.problem !== undefined) tell(result.problem, name, result.culprit ?? value);
    }
  };
  readPart(search.replace(/^\?/, ''), 'query');
  readPart(hash.replace(/^#/, ''), 'hash');
  return { state: state as unknown as UrlState, problems };
}

/** Characters that need no escaping in a query or a hash and that make an address readable. */
const readable = (text: string): string =>
  encodeURIComponent(text).replace(/%2F/g, '/').replace(/%2C/g, ',').replace(/%3A/g, ':');

/**
 * Writes an address; what is null is left out.
 * @returns `search` with `?` and `hash` with `#`, or empty strings
 */
export function formatUrl(state: Partial<UrlState>): { search: string; hash: string } {
  const parts: Record<'query' | 'hash', string[]> = { query: [], hash: [] };
  for (const key of KEYS) {
    const value = state[key];
    if (value === null || value === undefined) continue;
    const { in: part, write } = PARAMETERS[key];
    // The value belongs to the key; TypeScript cannot follow one key through both unions.
    const text = (write as (value: unknown) => string)(value);
    parts[part].push(`${nameOf(key)}=${readable(text)}`);
  }
  return {
    search: parts.query.length > 0 ? `?${parts.query.join('&')}` : '',
    hash: parts.hash.length > 0 ? `#${parts.hash.join('&')}` : '',
  };
}
