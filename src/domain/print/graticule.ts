/** Meridians and parallels of a view, as lines on paper. */
import { fromScreen, screenProjection, viewBounds, type Size } from '../mercator';
import type { Camera, LngLat } from '../site';
import { MM_PER_PX } from './scale';

/** Distances between lines, in seconds of arc: round in degrees, minutes or seconds. */
const INTERVALS = [
  36_000, 18_000, 7200, 3600, 1800, 1200, 600, 300, 120, 60, 30, 20, 10, 5, 2, 1,
] as const;
/** So many lines at least cross the shorter side. */
const LEAST_LINES = 3;

export interface GraticuleLine {
  readonly label: string;
  readonly kind: 'meridian' | 'parallel';
  /** In mm from the map's upper left corner. */
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
}

/** `121°30′E`: whole degrees, minutes and seconds, as far as they are needed. */
export function degreeLabel(seconds: number, kind: GraticuleLine['kind']): string {
  const whole = Math.abs(Math.round(seconds));
  const [degrees, minutes, rest] = [
    Math.floor(whole / 3600),
    Math.floor(whole / 60) % 60,
    whole % 60,
  ];
  const pad = (value: number): string => String(value).padStart(2, '0');
  const small = rest > 0 ? `${pad(minutes)}′${pad(rest)}″` : minutes > 0 ? `${pad(minutes)}′` : '';
  const side = kind === 'meridian' ? (seconds < 0 ? 'W' : 'E') : seconds < 0 ? 'S' : 'N';
  return `${degrees}°${small}${whole === 0 ? '' : side}`;
}

/** The widest round distance that gives enough lines, in seconds of arc. */
export const intervalFor = (spanDegrees: number): number =>
  INTERVALS.find((interval) => (spanDegrees * 3600) / interval >= LEAST_LINES) ?? 1;

/**
 * The part of a line inside of a rectangle from the origin; null when it lies outside.
 * Liang and Barsky 1984, "A new concept and method for line clipping".
 */
export function clipLine(
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  width: number,
  height: number,
): readonly [readonly [number, number], readonly [number, number]] | null {
  let [first, last] = [0, 1];
  const edges = [
    [x0 - x1, x0],
    [x1 - x0, width - x0],
    [y0 - y1, y0],
    [y1 - y0, height - y0],
  ] as const;
  for (const [towards, room] of edges) {
    if (towards === 0) {
      if (room < 0) return null;
      continue;
    }
    const at = room / towards;
    if (towards < 0) first = Math.max(first, at);
    else last = Math.min(last, at);
  }
  if (first >= last) return null;
  const point = (at: number): readonly [number, number] => [
    x0 + (x1 - x0) * at,
    y0 + (y1 - y0) * at,
  ];
  return [point(first), point(last)];
}

/**
 * Lines of a view without pitch. In Web Mercator meridians and parallels are straight, turned or not.
 * @param size of the map in CSS pixels
 */
export function graticule(camera: Camera, size: Size): readonly GraticuleLine[] {
  const [west, south, east, north] = viewBounds(camera, size);
  const corner = fromScreen({ ...camera, bearing: 0 }, size, [0, 0]);
  const side = fromScreen({ ...camera, bearing: 0 }, size, [
    Math.min(size.width, size.height),
    Math.min(size.width, size.height),
  ]);
  const interval = intervalFor(Math.min(side[0] - corner[0], corner[1] - side[1]));
  const onScreen = screenProjection(camera, size);
  const toMm = (position: LngLat): readonly [number, number] => {
    const [x, y] = onScreen(position);
    return [x * MM_PER_PX, y * MM_PER_PX];
  };
  const steps = (from: number, to: number): number[] => {
    const first = Math.ceil((from * 3600) / interval);
    const last = Math.floor((to * 3600) / interval);
    return Array.from(
      { length: Math.max(0, last - first + 1) },
      (_, at) => (first + at) * interval,
    );
  };
  const line = (
    kind: GraticuleLine['kind'],
    seconds: number,
    ends: readonly [LngLat, LngLat],
  ): GraticuleLine[] => {
    const [start, end] = ends.map(toMm) as [readonly [number, number], readonly [number, number]];
    const clipped = clipLine(start, end, size.width * MM_PER_PX, size.height * MM_PER_PX);
    if (!clipped) return [];
    return [{ kind, label: degreeLabel(seconds, kind), from: clipped[0], to: clipped[1] }];
  };
  return [
    ...steps(west, east).flatMap((seconds) =>
      line('meridian', seconds, [
        [seconds / 3600, north],
        [seconds / 3600, south],
      ]),
    ),
    ...steps(south, north).flatMap((seconds) =>
      line('parallel', seconds, [
        [west, seconds / 3600],
        [east, seconds / 3600],
      ]),
    ),
  ];
}
