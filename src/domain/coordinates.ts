import { primaryLanguage } from './format-units';
import { radiusOf } from './precision';
import type { Lang, LngLat, Position } from './site';

export { parseCoordinates, type ParsedCoordinates } from './coordinates-parse';

/** How many decimals of a degree coordinates are written with. */
export type CoordinateDecimals = 2 | 3 | 4 | 5;

/**
 * The finest decimals that are still true, by the least radius in metres they are for. A step of the
 * last digit (1.1 km, 111 m, 11 m) is at most a quarter of the radius: rounding then moves the point by
 * less than a fifth of it, and no digit pretends to know more.
 */
const DECIMALS: readonly (readonly [radiusMetres: number, decimals: CoordinateDecimals])[] = [
  [4500, 2],
  [450, 3],
  [45, 4],
];

/** The decimals a place deserves: 500 m three, 50 m four, better than 45 m five. */
export function coordinateDecimals(
  position: Pick<Position, 'precision' | 'radiusMetres'>,
): CoordinateDecimals {
  const radius = radiusOf(position);
  return DECIMALS.find(([least]) => radius >= least)?.[1] ?? 5;
}

/**
 * A position in words to copy: `38.87320, 121.60240` or `38°52′23.5″N 121°36′8.6″E`, latitude first.
 * Decimals look alike in every language, because map apps and search fields read points only; degrees
 * and minutes are written as the language does. Two decimals are whole minutes, three whole seconds,
 * more are tenths of a second.
 */
export function formatCoordinates(
  position: LngLat,
  notation: 'decimal' | 'dms',
  lang: Lang,
  decimals: CoordinateDecimals = 5,
): string {
  const [lng, lat] = position;
  if (notation === 'decimal') return `${fixed(lat, decimals)}, ${fixed(lng, decimals)}`;
  const { north, south, east, west, marks, point } = WRITINGS.get(primaryLanguage(lang)) ?? ENGLISH;
  const angle = (degrees: number): string => dms(Math.abs(degrees), decimals, marks, point);
  const write = (pattern: string, degrees: number): string =>
    pattern.replace('{angle}', angle(degrees));
  return `${write(lat < 0 ? south : north, lat)} ${write(lng < 0 ? west : east, lng)}`;
}

interface Writing {
  readonly north: string;
  readonly south: string;
  readonly east: string;
  readonly west: string;
  readonly marks: readonly [degrees: string, minutes: string, seconds: string];
  readonly point: string;
}

const SIGNS = ['°', '′', '″'] as const;

const ENGLISH: Writing = {
  north: '{angle}N',
  south: '{angle}S',
  east: '{angle}E',
  west: '{angle}W',
  marks: SIGNS,
  point: '.',
};

const WRITINGS: ReadonlyMap<string, Writing> = new Map(
  Object.entries({
    zh: {
      north: '北纬{angle}',
      south: '南纬{angle}',
      east: '东经{angle}',
      west: '西经{angle}',
      marks: SIGNS,
      point: '.',
    },
    ja: {
      north: '北緯{angle}',
      south: '南緯{angle}',
      east: '東経{angle}',
      west: '西経{angle}',
      marks: ['度', '分', '秒'],
      point: '.',
    },
    ko: {
      north: '북위 {angle}',
      south: '남위 {angle}',
      east: '동경 {angle}',
      west: '서경 {angle}',
      marks: SIGNS,
      point: '.',
    },
    ru: {
      north: '{angle} с. ш.',
      south: '{angle} ю. ш.',
      east: '{angle} в. д.',
      west: '{angle} з. д.',
      marks: SIGNS,
      point: ',',
    },
  }),
);

/** Never "-0.00". */
function fixed(value: number, decimals: number): string {
  return Number(value.toFixed(decimals)).toFixed(decimals);
}

/** Counted in the smallest unit that is written, so that 59.96″ becomes a minute. */
function dms(
  degrees: number,
  decimals: CoordinateDecimals,
  [degreeMark, minuteMark, secondMark]: Writing['marks'],
  point: string,
): string {
  if (decimals === 2) {
    const minutes = Math.round(degrees * 60);
    return `${Math.floor(minutes / 60)}${degreeMark}${minutes % 60}${minuteMark}`;
  }
  const perSecond = decimals === 3 ? 1 : 10;
  const units = Math.round(degrees * 3600 * perSecond);
  const minutes = Math.floor(units / (60 * perSecond));
  const seconds = ((units % (60 * perSecond)) / perSecond).toFixed(decimals === 3 ? 0 : 1);
  return `${Math.floor(minutes / 60)}${degreeMark}${minutes % 60}${minuteMark}${seconds.replace('.', point)}${secondMark}`;
}
