/**
 * Colours for classes and categories. All are told apart by people with red-green blindness: the ramps
 * rise evenly in lightness, the sets are those ColorBrewer marks as safe.
 * Source: d3-scale-chromatic (ColorBrewer by C. Brewer; viridis, inferno and cividis).
 */
import {
  interpolateBlues,
  interpolateCividis,
  interpolateGreens,
  interpolateGreys,
  interpolateInferno,
  interpolateOranges,
  interpolatePurples,
  interpolateViridis,
  interpolateYlGnBu,
  interpolateYlOrBr,
  schemeDark2,
  schemePaired,
  schemeSet2,
} from 'd3-scale-chromatic';

const RAMP_SOURCES: Readonly<Record<string, (share: number) => string>> = {
  viridis: interpolateViridis,
  cividis: interpolateCividis,
  inferno: interpolateInferno,
  YlGnBu: interpolateYlGnBu,
  YlOrBr: interpolateYlOrBr,
  Blues: interpolateBlues,
  Greens: interpolateGreens,
  Oranges: interpolateOranges,
  Purples: interpolatePurples,
};

/** Names of the ramps, the usual one first. */
export const RAMPS: readonly string[] = Object.keys(RAMP_SOURCES);

const SET_SOURCES: Readonly<Record<string, readonly string[]>> = {
  Dark2: schemeDark2,
  Set2: schemeSet2,
  Paired: schemePaired,
};

/** Names of the sets of colours for categories, the usual one first. */
export const COLOR_SETS: readonly string[] = Object.keys(SET_SOURCES);

/** Both ends of a ramp are left out: the palest is no colour on land, the darkest none at night. */
const RAMP_FROM = 0.12;
const RAMP_TO = 0.92;

/** So many colours `#rrggbb` of a ramp, evenly spread; of the usual ramp when the name is unknown. */
export function rampColors(name: string, count: number): string[] {
  const ramp = RAMP_SOURCES[name] ?? interpolateViridis;
  return Array.from({ length: count }, (_, index) => {
    const share = count === 1 ? 0.5 : index / (count - 1);
    return hexOf(ramp(RAMP_FROM + share * (RAMP_TO - RAMP_FROM)));
  });
}

/** So many colours of a set; where it has fewer they come round again. */
export function setColors(name: string, count: number): string[] {
  const set = SET_SOURCES[name] ?? schemeDark2;
  return Array.from({ length: count }, (_, index) => hexOf(set[index % set.length] ?? ''));
}

/** `rgb(r, g, b)` or `#rrggbb` as `#rrggbb`. */
function hexOf(color: string): string {
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color)?.slice(1);
  return parts
    ? `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`
    : color;
}

/** Of features whose value is missing or belongs to no category. */
export const MISSING_COLOR = hexOf(interpolateGreys(0.55));
