/** The style of a person's own layer: the one it begins with, and the parts that depend on its values. */
import type { ClassMethod, Coloring, LayerStyle } from './model';
import { MISSING_COLOR, rampColors, setColors } from './ramps';

export const FEWEST_CLASSES = 3;
export const MOST_CLASSES = 9;
/** More categories than this nobody tells apart: the others share one colour. */
export const MOST_CATEGORIES = 12;

/**
 * The style of a layer that was just made.
 * @param index how many layers there are: each begins in its own colour
 * @param isCrowded its points lie so close that larger ones would only hide each other
 */
export function firstStyle(index = 0, isCrowded = false): LayerStyle {
  const [color = MISSING_COLOR] = setColors('Dark2', index + 1).slice(-1);
  return {
    coloring: { kind: 'single', color },
    points: 'circle',
    radiusPx: isCrowded ? 3 : 6,
    sizeBy: null,
    lineWidthPx: 2.5,
    dashed: false,
    fillOpacity: 0.3,
    labelField: null,
  };
}

/** Colours for values, most frequent first. */
export function categoryColoring(
  field: string,
  values: readonly string[],
  set = 'Dark2',
): Extract<Coloring, { kind: 'category' }> {
  const named = values.slice(0, MOST_CATEGORIES);
  const colors = setColors(set, named.length);
  return {
    kind: 'category',
    field,
    categories: named.map((value, index) => ({ value, color: colors[index] ?? MISSING_COLOR })),
    otherColor: MISSING_COLOR,
  };
}

/** Colours for classes; the limits come from the values. */
export function graduatedColoring(
  field: string,
  method: ClassMethod,
  ramp: string,
  breaks: readonly number[],
): Extract<Coloring, { kind: 'graduated' }> {
  return {
    kind: 'graduated',
    field,
    method,
    ramp,
    breaks,
    colors: rampColors(ramp, breaks.length + 1),
    missingColor: MISSING_COLOR,
  };
}
