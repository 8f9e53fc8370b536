import { chiefMeasure, measuresOf, type Measures } from '../../domain/drawing/measures';
import type { Drawing, Shape } from '../../domain/drawing/model';
import {
  formatArea,
  formatBearing,
  formatLength,
  type UnitSystem,
} from '../../domain/measure-units';
import type { Speech } from '../../i18n/speech.svelte';
import type { MessageKey } from '../../i18n/translate';

/** What stands beside a shape: its length, area or radius. */
export const measureOf = (shape: Shape, units: UnitSystem, speech: Speech): string =>
  chiefMeasure(measuresOf(shape), units, speech.lang);

/** What a drawing is called in lists. */
export const nameOf = ({ name, kind }: Drawing, speech: Speech): string =>
  name === '' ? speech.t(`draw.kind.${kind}`) : name;

/** What is written beside a drawing on the map: a note's words, a name with its measure. */
export function labelOf(drawing: Drawing, units: UnitSystem, speech: Speech): string {
  const measure = measureOf(drawing, units, speech);
  return [drawing.name, measure].filter((text) => text !== '').join('\n');
}

export interface MeasureRow {
  readonly term: MessageKey;
  readonly text: string;
}

/** All that was measured, a row each. */
export function measureRows(measures: Measures, units: UnitSystem, lang: string): MeasureRow[] {
  const { lengthMetres, perimeterMetres, areaSquareMetres, radiusMetres, bearingDegrees } =
    measures;
  const row = (term: MessageKey, value: number | null, write: (value: number) => string) =>
    value === null ? [] : [{ term, text: write(value) }];
  const length = (value: number): string => formatLength(value, units, lang);
  return [
    ...row('draw.measure.length', lengthMetres, length),
    ...row('draw.measure.radius', radiusMetres, length),
    ...row('draw.measure.area', areaSquareMetres, (value) => formatArea(value, units, lang)),
    ...row('draw.measure.perimeter', perimeterMetres, length),
    ...row('draw.measure.bearing', bearingDegrees, (value) => formatBearing(value, lang)),
  ];
}
