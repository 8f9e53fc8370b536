/** How rows of a table look: what the map's expressions say, for those who paint rows themselves. */
import type { Column } from '../table/columns';
import { CategoryColumn } from '../table/columns';
import type { CellValue } from '../table/model';
import type { Coloring, LayerStyle } from './model';

/** The smallest circle that can still be seen and pressed, in pixels. */
export const SMALLEST_RADIUS_PX = 2;

/** The colours of a layer, and which of them a row has. */
export interface RowColors {
  readonly colors: readonly string[];
  readonly indexOf: (row: number) => number;
}

/** @param column of the field that the colouring reads; null when the table has none */
export function rowColors(coloring: Coloring, column: Column | null): RowColors {
  switch (coloring.kind) {
    case 'single':
      return { colors: [coloring.color], indexOf: () => 0 };
    case 'category': {
      const { categories, otherColor } = coloring;
      const colors = [...categories.map(({ color }) => color), otherColor];
      const other = categories.length;
      const known = new Map<string, number>();
      // The first of two entries of one value counts.
      categories.forEach(({ value }, index) => {
        if (!known.has(value)) known.set(value, index);
      });
      const indexOfValue = (value: CellValue): number => known.get(String(value ?? '')) ?? other;
      if (!(column instanceof CategoryColumn)) {
        return { colors, indexOf: (row) => indexOfValue(column?.get(row) ?? null) };
      }
      const byCode = column.values.map(indexOfValue);
      return { colors, indexOf: (row) => byCode[column.codes[row]!] ?? other };
    }
    case 'graduated': {
      const { breaks, colors, missingColor } = coloring;
      const missing = colors.length;
      return {
        colors: [...colors, missingColor],
        indexOf: (row) => {
          const value = column?.get(row);
          if (typeof value !== 'number' || colors.length === 0) return missing;
          let index = 0;
          while (index < breaks.length && value >= breaks[index]!) index += 1;
          // A style with more limits than colours begins anew, as the map has it.
          return index < colors.length ? index : 0;
        },
      };
    }
  }
}

/** The radius of a row's circle in pixels; its area grows with the value. */
export function rowRadius(
  { sizeBy, radiusPx }: Pick<LayerStyle, 'sizeBy' | 'radiusPx'>,
  column: Column | null,
): (row: number) => number {
  if (!sizeBy || !(sizeBy.maxValue > 0)) return () => radiusPx;
  const { maxRadiusPx, maxValue } = sizeBy;
  return (row) => {
    const value = column?.get(row);
    if (typeof value !== 'number') return SMALLEST_RADIUS_PX;
    return Math.max(SMALLEST_RADIUS_PX, maxRadiusPx * Math.sqrt(Math.max(0, value) / maxValue));
  };
}
