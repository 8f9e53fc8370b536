/**
 * Filters as a link says them: `layer(kind:field:value,…),layer(…)`. Free texts hide the signs of the
 * grammar behind a star and their number, so that what is read is what was written. docs/url.md has it all.
 */
import type { Polygon, Position } from 'geojson';
import { readSpan } from '../calendar';
import type { Condition, Filters, LayerFilter } from './model';

/** A longer value is neither written nor read; browsers and mail cut addresses of about twice that. */
export const LONGEST_FILTER = 4000;
const MOST_CONDITIONS = 40;
/** About a metre. */
const DEGREE_DIGITS = 5;
export const FARTHEST_METRES = 1_000_000;

const SIGNS = /[*(),:/~]/g;
const HIDDEN = /\*([0-9a-f]{2})/g;
const NUMBER = /^-?\d{1,24}(?:\.\d{1,24})?(?:e[+-]?\d{1,3})?$/;
const DEGREES = /^-?\d{1,3}(?:\.\d{1,8})?$/;
const ID = /^[a-z0-9-]{1,80}$/;

const hide = (text: string): string =>
  text
    // Half of a pair is no character: an address cannot say it.
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(SIGNS, (sign) => `*${sign.charCodeAt(0).toString(16)}`);

function show(text: string): string | null {
  const shown = text.replace(HIDDEN, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return hide(shown) === text ? shown : null;
}

const degrees = (value: number): string => String(Number(value.toFixed(DEGREE_DIGITS)) + 0);

const writeRing = (ring: readonly Position[]): string =>
  ring
    .slice(0, -1)
    .flatMap(([lng = 0, lat = 0]) => [degrees(lng), degrees(lat)])
    .join('/');

function writeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'text':
      return `text:${hide(condition.field)}:${hide(condition.contains)}`;
    case 'number':
      return `number:${hide(condition.field)}:${condition.min ?? ''}~${condition.max ?? ''}`;
    case 'date':
      return `date:${hide(condition.field)}:${condition.from ?? ''}~${condition.to ?? ''}`;
    case 'category':
      return `category:${hide(condition.field)}:${condition.values.map(hide).join('/')}`;
    case 'bounds':
      return `bounds:${condition.bounds.map(degrees).join('/')}`;
    case 'shape':
      return `shape:${condition.polygon.coordinates.map(writeRing).join('~')}`;
    case 'near':
      return `near:${condition.layer}/${hide(condition.feature)}:${condition.distanceMetres}`;
  }
}

const writeLayer = (layer: string, { conditions }: LayerFilter): string =>
  `${layer}(${conditions.map(writeCondition).join(',')})`;

/** Filters as one value of an address; null without any. */
export function writeFilters(filters: Filters): string | null {
  const parts = Object.entries(filters)
    .filter(([, { conditions }]) => conditions.length > 0)
    .map(([layer, filter]) => writeLayer(layer, filter));
  return parts.length > 0 ? parts.join(',') : null;
}

/**
 * The filters that an address can say: of known layers, naming known layers only, and not too long
 * together. A filter is said whole or not at all.
 */
export function sayableFilters(filters: Filters, isKnown: (layer: string) => boolean): Filters {
  const said: Record<string, LayerFilter> = {};
  let [length, count] = [0, 0];
  for (const [layer, filter] of Object.entries(filters)) {
    const { conditions } = filter;
    const strangers = conditions.some((one) => one.kind === 'near' && !isKnown(one.layer));
    const text = `${encodeURIComponent(writeLayer(layer, filter))},`;
    const fits =
      length + text.length <= LONGEST_FILTER && count + conditions.length <= MOST_CONDITIONS;
    if (strangers || !fits || !isKnown(layer)) continue;
    said[layer] = filter;
    length += text.length;
    count += conditions.length;
  }
  return said;
}

function readNumber(text: string, pattern = NUMBER): number | null {
  const value = pattern.test(text) ? Number(text) : NaN;
  return Number.isFinite(value) ? value : null;
}

/** Both ends of `from~to`, empty ends as null; undefined when an end cannot be read. */
function readEnds<T>(text: string, read: (end: string) => T | null): [T | null, T | null] | null {
  const ends = text.split('~');
  if (ends.length !== 2) return null;
  const values = ends.map((end) => (end === '' ? null : read(end)));
  if (ends.some((end, index) => end !== '' && values[index] === null)) return null;
  return [values[0] ?? null, values[1] ?? null];
}

const readDay = (text: string): string | null =>
  text.includes('/') || readSpan(text) === null ? null : text;

function readPositions(text: string): Position[] | null {
  const values = text.split('/').map((part) => readNumber(part, DEGREES));
  if (values.length % 2 !== 0) return null;
  const positions: Position[] = [];
  for (let index = 0; index < values.length; index += 2) {
    const [lng, lat] = [values[index] ?? NaN, values[index + 1] ?? NaN];
    if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) return null;
    positions.push([lng, lat]);
  }
  return positions;
}

function readBounds(text: string): Condition | null {
  const [southWest, northEast, ...more] = readPositions(text) ?? [];
  const [west = 0, south = 0] = southWest ?? [];
  const [east = 0, north = 0] = northEast ?? [];
  if (!northEast || more.length > 0 || west > east || south > north) return null;
  return { kind: 'bounds', bounds: [west, south, east, north] };
}

function readShape(text: string): Condition | null {
  const rings = text.split('~').map(readPositions);
  const coordinates = rings.flatMap((ring): Polygon['coordinates'] => {
    const [first] = ring ?? [];
    return ring && first && ring.length >= 3 ? [[...ring, first]] : [];
  });
  if (coordinates.length !== rings.length) return null;
  return { kind: 'shape', polygon: { type: 'Polygon', coordinates } };
}

function readNear(target: string, distance: string): Condition | null {
  const [layer = '', hidden = '', ...more] = target.split('/');
  const feature = show(hidden);
  const distanceMetres = readNumber(distance);
  if (more.length > 0 || !ID.test(layer) || !feature || distanceMetres === null) return null;
  if (distanceMetres < 0 || distanceMetres > FARTHEST_METRES) return null;
  return { kind: 'near', layer, feature, distanceMetres };
}

function readCondition(text: string): Condition | null {
  const [kind, first = '', second, ...more] = text.split(':');
  if (more.length > 0) return null;
  if (second === undefined) {
    return kind === 'bounds' ? readBounds(first) : kind === 'shape' ? readShape(first) : null;
  }
  if (kind === 'near') return readNear(first, second);
  const field = show(first);
  if (!field) return null;
  switch (kind) {
    case 'text': {
      const contains = show(second);
      return contains === null ? null : { kind, field, contains };
    }
    case 'number': {
      const ends = readEnds(second, (end) => readNumber(end));
      return ends && { kind, field, min: ends[0], max: ends[1] };
    }
    case 'date': {
      const ends = readEnds(second, readDay);
      return ends && { kind, field, from: ends[0], to: ends[1] };
    }
    case 'category': {
      const values = second.split('/').map(show);
      return values.includes(null) ? null : { kind, field, values: values.map((v) => v ?? '') };
    }
    default:
      return null;
  }
}

/**
 * Reads filters; null when the text breaks the grammar anywhere, since half of a filter would show
 * what nobody asked for. Layers that are not known are left out and named.
 */
export function readFilters(
  text: string,
  isKnown: (layer: string) => boolean,
): { filters: Filters; unknown: readonly string[] } | null {
  if (text.length > LONGEST_FILTER) return null;
  const filters: Record<string, LayerFilter> = {};
  const unknown: string[] = [];
  const part = /([a-z0-9-]{1,80})\(([^()]+)\)(,(?=[a-z0-9])|$)/y;
  let at = 0;
  let count = 0;
  while (at < text.length) {
    part.lastIndex = at;
    const [whole, layer = '', body = ''] = part.exec(text) ?? [];
    if (whole === undefined) return null;
    at += whole.length;
    const conditions = body.split(',').map(readCondition);
    count += conditions.length;
    if (count > MOST_CONDITIONS || Object.hasOwn(filters, layer)) return null;
    const read = conditions.flatMap((condition) => condition ?? []);
    if (read.length !== conditions.length) return null;
    const strangers = [layer, ...read.flatMap((one) => (one.kind === 'near' ? one.layer : []))];
    const strange = strangers.filter((id) => !isKnown(id));
    unknown.push(...strange);
    if (strange.length === 0) filters[layer] = { conditions: read };
  }
  return { filters, unknown: [...new Set(unknown)] };
}
