/**
 * The grammar of the address, docs/url.md: query is configuration, hash is state.
 * Each parameter is declared once, with how it is read and written. Pure.
 */
import { readSpan, writeSpan, type Range } from '../domain/calendar';
import type { Camera } from '../domain/site';
import type { Comparison } from './compare.svelte';
import { readComparison, writeComparison } from './compare-url';
import { LABEL_CHOICES, type LabelChoice } from './labels';

export const THEME_CHOICES = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

export { LABEL_CHOICES, type LabelChoice };

export const PANELS = [
  'places',
  'tours',
  'layers',
  'tools',
  'figures',
  'article',
  'about',
] as const;
export type Panel = (typeof PANELS)[number];

/** What an address says; null where it says nothing. */
export interface UrlState {
  readonly lang: string | null;
  readonly theme: ThemeChoice | null;
  readonly labels: LabelChoice | null;
  readonly camera: Camera | null;
  readonly place: string | null;
  /** A feature of a layer that is no site: `layer/feature`. */
  readonly feature: { readonly layer: string; readonly id: string } | null;
  readonly layers: readonly string[] | null;
  readonly basemap: string | null;
  /** Days whose statements are shown; all of them without one. */
  readonly time: Range | null;
  /** A step of a tour, counted from 1. */
  readonly tour: { readonly id: string; readonly step: number } | null;
  /** Two views of the map: the rest of the address describes the side that is edited. */
  readonly compare: Comparison | null;
  readonly panel: Panel | null;
}

export type UrlProblem = {
  readonly kind:
    'unknown-parameter' | 'invalid-value' | 'unknown-place' | 'unknown-layer' | 'unknown-tour';
  readonly name: string;
  readonly value: string;
};

/** The ids an address may name. */
export interface UrlContext {
  readonly languages: readonly string[];
  readonly placeIds: ReadonlySet<string>;
  readonly layerIds: ReadonlySet<string>;
  readonly basemapIds: ReadonlySet<string>;
  /** How many steps each tour has. */
  readonly tourSteps: ReadonlyMap<string, number>;
}

const EMPTY: UrlState = {
  lang: null,
  theme: null,
  labels: null,
  camera: null,
  place: null,
  feature: null,
  layers: null,
  basemap: null,
  time: null,
  tour: null,
  compare: null,
  panel: null,
};

/** Longest value that is echoed in a notice. */
const LONGEST_ECHO = 60;
const NUMBER = /^-?\d{1,6}(\.\d{1,10})?$/;

interface Parameter<K extends keyof UrlState> {
  readonly in: 'query' | 'hash';
  /** @returns the value, or the kind of problem; both where a part of the value is of use */
  readonly read: (
    text: string,
    context: UrlContext,
  ) => { value: UrlState[K]; problem?: UrlProblem['kind'] } | { problem: UrlProblem['kind'] };
  readonly write: (value: NonNullable<UrlState[K]>) => string;
}

const oneOf = <T extends string>(
  choices: readonly T[],
  text: string,
): { value: T } | { problem: UrlProblem['kind'] } => {
  const value = choices.find((choice) => choice === text);
  return value === undefined ? { problem: 'invalid-value' } : { value };
};

function readCamera(text: string): { value: Camera } | { problem: UrlProblem['kind'] } {
  const parts = text.split('/');
  if (parts.length < 3 || parts.length > 5 || !parts.every((part) => NUMBER.test(part))) {
    return { problem: 'invalid-value' };
  }
  const [zoom = 0, lat = 0, lng = 0, bearing = 0, pitch = 0] = parts.map(Number);
  const valid =
    zoom >= 0 &&
    zoom <= 24 &&
    Math.abs(lat) <= 85 &&
    Math.abs(lng) <= 180 &&
    Math.abs(bearing) <= 360 &&
    pitch >= 0 &&
    pitch <= 85;
  return valid
    ? { value: { center: [lng, lat], zoom, bearing, pitch } }
    : { problem: 'invalid-value' };
}

/** Rounds to the digits and drops trailing zeros and the sign of nought; never an exponent. */
const short = (value: number, digits: number): string => {
  const text = value.toFixed(digits).replace(/\.0*$|(\.\d*?)0+$/, '$1');
  return text === '-0' ? '0' : text;
};

function writeCamera({ center: [lng, lat], zoom, bearing, pitch }: Camera): string {
  const level = short(zoom, 2);
  // A pixel at zoom z spans 360 / (512 * 2^z) degrees: the digits that tell two pixels apart.
  const digits = Math.max(
    2,
    Math.ceil((Number(level) * Math.LN2 + Math.log(512 / 360)) / Math.LN10),
  );
  const view = [level, short(lat, digits), short(lng, digits)];
  if (Math.round(bearing) !== 0 || Math.round(pitch) !== 0) view.push(short(bearing, 0));
  if (Math.round(pitch) !== 0) view.push(short(pitch, 0));
  return view.join('/');
}

const PARAMETERS: { readonly [K in keyof UrlState]: Parameter<K> } = {
  lang: {
    in: 'query',
    read: (text, { languages }) => oneOf(languages, text),
    write: (value) => value,
  },
  theme: { in: 'query', read: (text) => oneOf(THEME_CHOICES, text), write: (value) => value },
  labels: { in: 'query', read: (text) => oneOf(LABEL_CHOICES, text), write: (value) => value },
  camera: { in: 'hash', read: readCamera, write: writeCamera },
  place: {
    in: 'hash',
    read: (text, { placeIds }) =>
      placeIds.has(text) ? { value: text } : { problem: 'unknown-place' },
    write: (value) => value,
  },
  feature: {
    in: 'hash',
    read: (text, { layerIds }) => {
      const [, layer, id] = /^([a-z0-9-]+)\/([a-z0-9-]+)$/.exec(text) ?? [];
      if (layer === undefined || id === undefined) return { problem: 'invalid-value' };
      return layerIds.has(layer) ? { value: { layer, id } } : { problem: 'unknown-layer' };
    },
    write: ({ layer, id }) => `${layer}/${id}`,
  },
  layers: {
    in: 'hash',
    read: (text, { layerIds }) => {
      const ids = text === '' ? [] : text.split(',');
      if (!ids.every((id) => layerIds.has(id))) return { problem: 'unknown-layer' };
      return { value: [...new Set(ids)] };
    },
    write: (value) => value.join(','),
  },
  basemap: {
    in: 'hash',
    read: (text, { basemapIds }) => oneOf([...basemapIds], text),
    write: (value) => value,
  },
  time: {
    in: 'hash',
    read: (text) => {
      const span = readSpan(text);
      return span ? { value: { from: span.from, to: span.to } } : { problem: 'invalid-value' };
    },
    write: writeSpan,
  },
  tour: {
    in: 'hash',
    read: (text, { tourSteps }) => {
      const [, id, number = '1'] = /^([a-z0-9-]+)(?:\/([1-9]\d{0,2}))?$/.exec(text) ?? [];
      if (id === undefined) return { problem: 'invalid-value' };
      const count = tourSteps.get(id);
      if (count === undefined) return { problem: 'unknown-tour' };
      const step = Number(number);
      return step <= count ? { value: { id, step } } : { problem: 'invalid-value' };
    },
    write: ({ id, step }) => `${id}/${step}`,
  },
  compare: { in: 'hash', read: readComparison, write: writeComparison },
  panel: { in: 'hash', read: (text) => oneOf(PANELS, text), write: (value) => value },
};

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
      if (result.problem !== undefined) {
        if (key === 'layers' && result.problem === 'unknown-layer') {
          const known = value.split(',').filter((id) => context.layerIds.has(id));
          if (known.length > 0) state[key] = [...new Set(known)];
          tell(
            result.problem,
            name,
            value
              .split(',')
              .filter((id) => !context.layerIds.has(id))
              .join(','),
          );
        } else {
          tell(result.problem, name, value);
        }
      }
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
