/** The parameters of the address, each declared once with how it is read and written. Pure. */
import { readSpan, writeSpan } from '../domain/calendar';
import { readFilters, writeFilters } from '../domain/filter/codec';
import type { Camera } from '../domain/site';
import { readComparison, writeComparison } from './compare-url';
import {
  isSayable,
  LABEL_CHOICES,
  PANELS,
  THEME_CHOICES,
  type Parameter,
  type Read,
  type UrlContext,
  type UrlState,
} from './url-model';

/** Base64url, as long as an address may be. */
const RECIPE = /^[A-Za-z0-9_-]{1,8000}$/;
const NUMBER = /^-?\d{1,6}(\.\d{1,10})?$/;

const oneOf = <T extends string>(choices: readonly T[], text: string): Read<T> => {
  const value = choices.find((choice) => choice === text);
  return value === undefined ? { problem: 'invalid-value' } : { value };
};

/** The known layers of a list, and the others as they were written. */
const partOf = (
  text: string,
  known: readonly string[],
  layerIds: ReadonlySet<string>,
): Read<readonly string[] | null> => ({
  problem: 'unknown-layer',
  value: known.length > 0 ? known : null,
  culprit: text
    .split(',')
    .filter((id) => !layerIds.has(id))
    .join(','),
});

function readCamera(text: string): Read<Camera> {
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

/** `layer:opacity`, comma-separated; each layer once. */
function readOpacities(text: string, { layerIds }: UrlContext): Read<UrlState['opacity']> {
  const entries = text
    .split(',')
    .map((part) => /^([a-z0-9-]+):(0(?:\.\d{1,2})?)$/.exec(part) ?? []);
  const ids = entries.map(([, layer]) => layer);
  if (ids.includes(undefined) || new Set(ids).size < ids.length)
    return { problem: 'invalid-value' };
  const value = entries.map(([, layer = '', opacity]) => ({ layer, opacity: Number(opacity) }));
  const known = value.filter(({ layer }) => layerIds.has(layer));
  const unknown = value.flatMap(({ layer }) => (layerIds.has(layer) ? [] : layer));
  if (unknown.length === 0) return { value };
  const kept = known.length > 0 ? known : null;
  return { value: kept, problem: 'unknown-layer', culprit: unknown.join(',') };
}

/** In the order in which they are written. */
export const PARAMETERS: { readonly [K in keyof UrlState]: Parameter<K> } = {
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
      const ids = text === '' ? [] : [...new Set(text.split(','))];
      const known = ids.filter((id) => layerIds.has(id));
      return known.length === ids.length ? { value: ids } : partOf(text, known, layerIds);
    },
    write: (value) => value.join(','),
  },
  opacity: {
    in: 'hash',
    read: readOpacities,
    write: (value) => value.map(({ layer, opacity }) => `${layer}:${short(opacity, 2)}`).join(','),
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
  filter: {
    in: 'hash',
    read: (text, context) => {
      const read = readFilters(text, isSayable(context));
      if (!read || text === '') return { problem: 'invalid-value' };
      const { filters, unknown } = read;
      if (unknown.length === 0) return { value: filters };
      const culprit = unknown.join(',');
      const value = Object.keys(filters).length > 0 ? filters : null;
      return { problem: 'unknown-layer', culprit, value };
    },
    write: (value) => writeFilters(value) ?? '',
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
  recipe: {
    in: 'hash',
    // What it says is read when it is run: parts that are broken are told then.
    read: (text) => (RECIPE.test(text) ? { value: text } : { problem: 'invalid-value' }),
    write: (value) => value,
  },
  panel: { in: 'hash', read: (text) => oneOf(PANELS, text), write: (value) => value },
};
