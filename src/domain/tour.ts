/** Guided tours: what is shipped of geodata/tours.json, and what follows from it. Pure. */
import { formatFigure } from './format';
import type { Bounds, Lang, Localized } from './site';

/** What the first paint knows of a tour; the rest comes in a file for each language. */
export interface TourSummary {
  readonly id: string;
  readonly theme: string;
  readonly title: Localized;
  readonly stepCount: number;
}

/** How long a way takes, with what it is called. */
export interface TravelTime {
  readonly label: string;
  readonly minutes: number;
}

/** A journey along the track of the step's site, beside the journey it replaces. */
export interface Flight {
  readonly now: TravelTime;
  readonly before: TravelTime;
}

export interface TourStep {
  /** Null for a step that tells of no one place; it has a title then. */
  readonly site: string | null;
  readonly title?: string;
  readonly text: string;
  /** What the step shows; without it the site is framed. */
  readonly view?: Bounds;
  /** The layers that are shown, no others; without it those that are shown stay. */
  readonly layers?: readonly string[];
  readonly flight?: Flight;
}

export interface Tour {
  readonly summary: string;
  readonly steps: readonly TourStep[];
}

/** The tours in one language, by id. */
export interface Tours {
  readonly lang: Lang;
  readonly tours: Readonly<Record<string, Tour>>;
}

const WORDS_A_SECOND = 2.5;
const LOOK_SECONDS = 4;
const LEAST_SECONDS = 7;

/** How long a step stands while the tour plays: time to look at the map and to read without haste. */
export function dwellSeconds(text: string, lang: Lang): number {
  const words = [...new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)].filter(
    ({ isWordLike }) => isWordLike,
  );
  return Math.max(LEAST_SECONDS, Math.ceil(LOOK_SECONDS + words.length / WORDS_A_SECOND));
}

/** Minutes of a journey that pass in a second of its animation. */
export const MINUTES_A_SECOND = 2;

/** What of both journeys is done when the faster one has done this part of its way, 0 to 1 each. */
export function flownShares(
  { now, before }: Flight,
  fraction: number,
): { now: number; before: number } {
  return { now: fraction, before: Math.min(1, (fraction * now.minutes) / before.minutes) };
}

/** A time as people say it: 278 minutes are 4 hours 38 minutes. */
export function formatMinutes(minutes: number, lang: Lang): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes - hours * 60);
  const parts = [
    ...(hours > 0 ? [formatFigure({ value: hours, unit: 'hour' }, lang)] : []),
    ...(rest > 0 || hours === 0 ? [formatFigure({ value: rest, unit: 'minute' }, lang)] : []),
  ];
  return new Intl.ListFormat(lang, { type: 'unit', style: 'narrow' }).format(parts);
}
