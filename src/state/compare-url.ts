/** How a comparison is written in the address, docs/url.md: `mode/divider/side~name:value~…`. Pure. */
import { readSpan, writeSpan } from '../domain/calendar';
import { readFilters, writeFilters } from '../domain/filter/codec';
import { COMPARE_MODES, MIDDLE, type Comparison, type SideView } from './compare.svelte';
import { LABEL_CHOICES } from './labels';
import { RESULT_ID } from '../domain/own/model';
import { isSayable, type UrlContext, type UrlProblem } from './url-model';

/** Longer values are no comparison. */
const LONGEST = 8000;
const FILTERS = '~filters:';
const NO_FILTERS = { filters: {}, unknown: [] };

type Change = { -readonly [K in keyof SideView]?: SideView[K] };
type Problem = UrlProblem['kind'];

/** Reads one difference into the other side. @returns what is wrong with it, null when nothing */
function readChange(
  text: string,
  other: Change,
  { layerIds, basemapIds }: UrlContext,
): Problem | null {
  const at = text.indexOf(':');
  const [name, value] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 0 || name in other) return 'invalid-value';
  if (name === 'layers') {
    const ids = value === '' ? [] : value.split(',');
    other.layers = [...new Set(ids.filter((id) => layerIds.has(id)))];
    return ids.every((id) => layerIds.has(id)) ? null : 'unknown-layer';
  }
  if (name === 'own') {
    if (value !== '' && value !== RESULT_ID) return 'invalid-value';
    other.own = value === '' ? [] : [value];
    return null;
  }
  if (name === 'time') {
    const span = readSpan(value);
    if (span === null && value !== 'all') return 'invalid-value';
    other.time = span && { from: span.from, to: span.to };
    return null;
  }
  if (name === 'labels') {
    const labels = LABEL_CHOICES.find((choice) => choice === value);
    if (labels === undefined) return 'invalid-value';
    other.labels = labels;
    return null;
  }
  if (name === 'basemap') {
    if (!basemapIds.has(value)) return 'invalid-value';
    other.basemap = value;
    return null;
  }
  return 'invalid-value';
}

/** Of unknown layers the known ones are kept, and a problem told; anything else that is wrong refuses all of it. */
export function readComparison(
  text: string,
  context: UrlContext,
): { value: Comparison; problem?: Problem } | { problem: Problem } {
  if (text.length > LONGEST) return { problem: 'invalid-value' };
  // Filters have tildes of their own: they come last.
  const [told = '', ...filtered] = text.split(FILTERS);
  const [head = '', ...changes] = told.split('~');
  const [, name, divider = String(MIDDLE), side = 'first'] =
    /^([a-z-]+)(?:\/(\d{1,2}|100)(?:\/(first|second))?)?$/.exec(head) ?? [];
  const mode = COMPARE_MODES.find((choice) => choice === name);
  if (mode === undefined) return { problem: 'invalid-value' };
  const other: Change = {};
  let problem: Problem | null = null;
  for (const change of changes) {
    const found = readChange(change, other, context);
    if (found === 'invalid-value') return { problem: found };
    problem ??= found;
  }
  if (filtered.length > 0) {
    const filters = filtered.join(FILTERS);
    const read = filters === 'none' ? NO_FILTERS : readFilters(filters, isSayable(context));
    if (!read) return { problem: 'invalid-value' };
    other.filters = read.filters;
    if (read.unknown.length > 0) problem ??= 'unknown-layer';
  }
  const edited = side === 'second' ? 'second' : 'first';
  const value: Comparison = { mode, divider: Number(divider), edited, other };
  return problem ? { value, problem } : { value };
}

export function writeComparison({ mode, divider, edited, other }: Comparison): string {
  const head =
    edited === 'second'
      ? `${mode}/${divider}/second`
      : divider === MIDDLE
        ? mode
        : `${mode}/${divider}`;
  const changes: string[] = [];
  if (other.layers) changes.push(`layers:${other.layers.join(',')}`);
  if (other.own) changes.push(`own:${other.own.join(',')}`);
  if (other.time !== undefined) {
    changes.push(`time:${other.time === null ? 'all' : writeSpan(other.time)}`);
  }
  if (other.labels) changes.push(`labels:${other.labels}`);
  if (other.basemap !== undefined) changes.push(`basemap:${other.basemap}`);
  if (other.filters) changes.push(`filters:${writeFilters(other.filters) ?? 'none'}`);
  return [head, ...changes].join('~');
}
