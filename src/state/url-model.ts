/** What an address can say, docs/url.md, and how one part of it is read and written. */
import type { Range } from '../domain/calendar';
import type { Filters } from '../domain/filter/model';
import type { Camera } from '../domain/site';
import type { Comparison } from './compare.svelte';
import { LABEL_CHOICES, type LabelChoice } from './labels';
import { RESULT_ID } from '../domain/own/model';

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
  /** Layers that are drawn more faintly than the catalogue has it, each with 0 to 0.99. */
  readonly opacity: readonly { readonly layer: string; readonly opacity: number }[] | null;
  readonly basemap: string | null;
  /** Days whose statements are shown; all of them without one. */
  readonly time: Range | null;
  /** What is shown of which layer; own layers are in no address. */
  readonly filter: Filters | null;
  /** A step of a tour, counted from 1. */
  readonly tour: { readonly id: string; readonly step: number } | null;
  /** Two views of the map: the rest of the address describes the side that is edited. */
  readonly compare: Comparison | null;
  /** How an own layer is worked out: a recipe, deflated, in base64url. */
  readonly recipe: string | null;
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

/** Whether an address may name the layer in a filter: those of the catalogue, and the result of its recipe. */
export const isSayable =
  ({ layerIds }: Pick<UrlContext, 'layerIds'>) =>
  (id: string): boolean =>
    layerIds.has(id) || id === RESULT_ID;

/** A value, or what is wrong with the text; both where a part of the value is of use. */
export type Read<T> =
  | {
      readonly value: T;
      readonly problem?: UrlProblem['kind'];
      /** The part that is told, in place of the whole text. */
      readonly culprit?: string;
    }
  | { readonly problem: UrlProblem['kind']; readonly culprit?: string };

export interface Parameter<K extends keyof UrlState> {
  readonly in: 'query' | 'hash';
  readonly read: (text: string, context: UrlContext) => Read<UrlState[K]>;
  readonly write: (value: NonNullable<UrlState[K]>) => string;
}
