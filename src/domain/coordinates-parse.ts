import type { LngLat } from './site';

/** What a text says of a position; its datum is not in it and has to be asked. */
export interface ParsedCoordinates {
  readonly position: LngLat;
  readonly notation: 'decimal' | 'dms' | 'geo';
  /** The other reading of two plain numbers that may stand in either order; mostly null. */
  readonly alternative: LngLat | null;
  /** What a `geo:` address says with `u`, in metres. */
  readonly uncertaintyMetres: number | null;
}

/** Longer texts are no coordinates. */
const MAX_LENGTH = 120;

/** Degrees between which China lies: no number is both a latitude and a longitude of it. */
const CHINA = { lat: [3, 54], lng: [73, 136] } as const;

/**
 * Reads a position from what a person typed or pasted: `38.8732, 121.6024`, `121.6024,38.8732` as Amap
 * copies it, `38°52′25″N 121°36′9″E`, `38d52m25s 121d36m9s`, `北纬38°52′25″ 东经121°36′9″`,
 * `38°52′25″ с. ш. 121°36′9″ в. д.`, `geo:38.87,121.6;u=30`; full-width signs and decimal commas too.
 * Two plain numbers are taken in the order that lies in China, else latitude first, with the other
 * order as the alternative. Null for everything else; never throws.
 */
export function parseCoordinates(text: string): ParsedCoordinates | null {
  if (text.length > MAX_LENGTH) return null;
  const trimmed = text.trim();
  return /^geo:/i.test(trimmed) ? parseGeo(trimmed) : parsePair(normalise(trimmed));
}

/** RFC 5870, and the label form of Android: `geo:0,0?q=38.87,121.6(Name)`. */
function parseGeo(text: string): ParsedCoordinates | null {
  const match =
    /^geo:(-?\d{1,3}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)(?:,-?\d+(?:\.\d+)?)?((?:;[^;?]*)*)(?:\?(.*))?$/i.exec(
      text,
    );
  if (!match) return null;
  const [, lat, lng, parameters = '', query = ''] = match;
  const crs = /;crs=([^;]*)/i.exec(parameters)?.[1] ?? 'wgs84';
  if (crs.toLowerCase() !== 'wgs84') return null;
  const label = /(?:^|&)q=(-?\d{1,3}(?:\.\d+)?)(?:,|%2C)(-?\d{1,3}(?:\.\d+)?)(?![\d.])/i.exec(
    query,
  );
  const position = onEarth(Number(label?.[2] ?? lng), Number(label?.[1] ?? lat));
  const uncertainty = /;u=(\d{1,9}(?:\.\d+)?)(?:;|$)/i.exec(parameters)?.[1];
  return (
    position && {
      position,
      notation: 'geo',
      alternative: null,
      uncertaintyMetres: uncertainty === undefined ? null : Number(uncertainty),
    }
  );
}

function onEarth(lng: number, lat: number): LngLat | null {
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? [lng, lat] : null;
}

/** Words for N, S, E, W and, as φ and λ, for latitude and longitude. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/北纬|北緯|북위|с\.?\s*ш\.?|north/giu, 'N'],
  [/南纬|南緯|남위|ю\.?\s*ш\.?|south/giu, 'S'],
  [/东经|東経|東經|동경|в\.?\s*д\.?|east/giu, 'E'],
  [/西经|西経|西經|서경|з\.?\s*д\.?|west/giu, 'W'],
  [/纬度|緯度|위도|широта|latitude|lat/giu, 'φ'],
  [/经度|経度|經度|경도|долгота|longitude|long|lng|lon/giu, 'λ'],
];

/** Signs for degrees, minutes and seconds; after the words, which have 度 and 도 in them. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/[º˚度도]|degrees?|deg/giu, '°'],
  [/[″“”ʺ]|''|′′|’’|´´|[秒초]|seconds?|sec/giu, '"'],
  [/[′‘’´`ʹ分분]|minutes?|min/giu, "'"],
  [/[−–‐]/gu, '-'],
];

/** One writing for all: ASCII digits, `NSEWφλ`, `°'"`, points as decimal marks. */
function normalise(text: string): string {
  // Digits, letters and quotes only: compatibility forms of the marks would fall apart.
  const narrow = text.replace(/[\uff01-\uff5e]/gu, (sign) => sign.normalize('NFKC'));
  const marked = [...WORDS, ...MARKS].reduce(
    (result, [pattern, sign]) => result.replace(pattern, sign),
    narrow,
  );
  const plain = marked
    .replace(/^[([{]\s*|\s*[)\]}]$/g, '')
    .replace(/[NSEWφλ]/gi, (letter) => letter.toUpperCase().replace('Φ', 'φ').replace('Λ', 'λ'))
    .replace(/([φλ])\s*[:=]/g, '$1');
  return withDecimalPoints(withMarks(plain));
}

const LETTERED =
  /(\d{1,3}(?:\.\d+)?)\s*d(?:\s*(\d{1,2}(?:\.\d+)?)\s*m(?:\s*(\d{1,2}(?:\.\d+)?)\s*s)?)?/gi;
const SPACED = /(?<![\d.])(\d{1,3})\s+(\d{1,2}(?:\.\d+)?)(?:\s+(\d{1,2}(?:\.\d+)?))?(?=\s*[NSEW])/g;

/** Gives letters (38d52m25s) and spaces (38 52 25 N) their marks. */
function withMarks(text: string): string {
  if (text.includes('°')) return text;
  const mark = (_: string, degrees: string, minutes?: string, seconds?: string): string =>
    `${degrees}°${minutes ? `${minutes}'` : ''}${seconds ? `${seconds}"` : ''}`;
  return text.replace(LETTERED, mark).replace(SPACED, mark);
}

/** A comma within digits is a decimal mark where each number has one, or a second's mark follows. */
function withDecimalPoints(text: string): string {
  if (text.includes('.')) return text;
  const twice = (text.match(/\d,\d/g) ?? []).length === 2;
  return text.replace(twice ? /(\d),(\d)/g : /(\d),(\d{1,4}\s*["'])/g, '$1.$2');
}

type Axis = 'lat' | 'lng';

interface Angle {
  readonly degrees: number;
  readonly axis: Axis | null;
  /** It has minutes. */
  readonly sexagesimal: boolean;
  /** Nothing but digits and a sign. */
  readonly bare: boolean;
  readonly end: number;
}

/** Letter, sign, degrees, and with a degree sign perhaps minutes and seconds; no space behind. */
const ANGLE =
  /([NSEWφλ])?\s*([+-])?\s*(\d{1,3}(?:\.\d+)?)(?![\d.])(?:\s*(°)(?:\s*(\d{1,2}(?:\.\d+)?)(?![\d.]|\s*°)(?:\s*')?(?:\s*(\d{1,2}(?:\.\d+)?)(?![\d.]|\s*°)(?:\s*")?)?)?)?/y;
const SEPARATOR = /\s*[,;/、]?\s*/y;

function parsePair(text: string): ParsedCoordinates | null {
  const first = readAngle(text, 0);
  if (!first) return null;
  SEPARATOR.lastIndex = first.end;
  const gap = SEPARATOR.exec(text)?.[0] ?? '';
  const second = readAngle(text, first.end + gap.length);
  if (second?.end !== text.trimEnd().length) return null;
  // Numbers that touch are one number, or one of another kind: "1e5".
  if (gap === '' && second.bare) return null;
  return combine(first, second);
}

function readAngle(text: string, start: number): Angle | null {
  ANGLE.lastIndex = start;
  const match = ANGLE.exec(text);
  if (!match) return null;
  const [whole, before, sign, degrees = '', mark, minutes, seconds] = match;
  let end = start + whole.length;
  // "N 38 E 121": the letter behind a number is its own only if none stood before.
  const behind = before === undefined || /[φλ]/.test(before) ? /\s*([NSEW])/y : null;
  let letter = before;
  if (behind) {
    behind.lastIndex = end;
    const found = behind.exec(text);
    if (found) {
      end += found[0].length;
      if (before && axisOf(before) !== axisOf(found[1])) return null;
      letter = found[1];
    }
  }
  const value = sexagesimal(degrees, minutes, seconds);
  const southOrWest = letter === 'S' || letter === 'W';
  if (value === null || (sign && /[NSEW]/.test(letter ?? ''))) return null;
  return {
    degrees: southOrWest || sign === '-' ? -value : value,
    axis: axisOf(letter),
    sexagesimal: minutes !== undefined,
    bare: letter === undefined && mark === undefined,
    end,
  };
}

function axisOf(letter: string | undefined): Axis | null {
  if (letter === undefined) return null;
  return 'NSφ'.includes(letter) ? 'lat' : 'lng';
}

/** Degrees, minutes and seconds as degrees; null where a part is 60 or more, or follows a fraction. */
function sexagesimal(degrees: string, minutes?: string, seconds?: string): number | null {
  const parts = [degrees, minutes, seconds].filter((part) => part !== undefined);
  if (parts.slice(0, -1).some((part) => part.includes('.'))) return null;
  if (Number(minutes ?? 0) >= 60 || Number(seconds ?? 0) >= 60) return null;
  return Number(degrees) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600;
}

function combine(first: Angle, second: Angle): ParsedCoordinates | null {
  const notation = first.sexagesimal || second.sexagesimal ? 'dms' : 'decimal';
  const found = (position: LngLat | null, alternative: LngLat | null): ParsedCoordinates | null =>
    position && { position, notation, alternative, uncertaintyMetres: null };
  const latFirst = onEarth(second.degrees, first.degrees);
  const lngFirst = onEarth(first.degrees, second.degrees);
  // Two latitudes, or one named and one not, are no position.
  if ((first.axis === null) !== (second.axis === null)) return null;
  if (first.axis !== null && first.axis === second.axis) return null;
  if (first.axis !== null) return found(first.axis === 'lat' ? latFirst : lngFirst, null);
  if (isChinese(latFirst)) return found(latFirst, null);
  if (isChinese(lngFirst)) return found(lngFirst, null);
  // "12, 5" is more likely anything else.
  const whole = [first, second].every(({ bare, degrees }) => bare && Number.isInteger(degrees));
  if (whole) return null;
  return latFirst ? found(latFirst, lngFirst) : found(lngFirst, null);
}

function isChinese(position: LngLat | null): boolean {
  if (!position) return false;
  const [lng, lat] = position;
  return lat >= CHINA.lat[0] && lat <= CHINA.lat[1] && lng >= CHINA.lng[0] && lng <= CHINA.lng[1];
}
