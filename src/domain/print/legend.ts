/** The legend of a page in columns. */
import { SWATCH_MM, swatchMarks } from './furniture';
import type { Box, Inks, LegendRow, Mark, Measure } from './model';
import { fitted } from './text';

const TITLE_MM = 3.4;
const TITLE_HEIGHT_MM = 6;
const ROW_MM = 5.2;
const COLUMN_GAP_MM = 5;
const COLUMN_MM = 56;
const STYLES = {
  heading: { sizeMm: 2.9, bold: true },
  item: { sizeMm: 2.8, bold: false },
  note: { sizeMm: 2.4, bold: false },
} as const;

export const columnsIn = (widthMm: number): number =>
  Math.max(1, Math.floor((widthMm + COLUMN_GAP_MM) / (COLUMN_MM + COLUMN_GAP_MM)));

/** How high the legend is in so many columns, no higher than there is room for. */
export function legendHeight(rows: number, columns: number, mostMm: number): number {
  if (rows === 0) return 0;
  const perColumn = Math.ceil(rows / columns);
  const fitting = Math.max(1, Math.floor((mostMm - TITLE_HEIGHT_MM) / ROW_MM));
  return TITLE_HEIGHT_MM + Math.min(perColumn, fitting) * ROW_MM;
}

/** @returns the marks, and how many rows have no room: the last row says so */
export function legendMarks(
  box: Box,
  {
    legend,
    legendTitle,
    more,
  }: {
    readonly legend: readonly LegendRow[];
    readonly legendTitle: string;
    readonly more: (count: number) => string;
  },
  inks: Inks,
  measure: Measure,
): { readonly marks: readonly Mark[]; readonly cut: number } {
  const columns = columnsIn(box.width);
  const perColumn = Math.max(1, Math.floor((box.height - TITLE_HEIGHT_MM + 1e-6) / ROW_MM));
  const room = perColumn * columns;
  const cut = legend.length > room ? legend.length - room + 1 : 0;
  const shown: readonly LegendRow[] =
    cut > 0
      ? [...legend.slice(0, room - 1), { text: more(cut), swatches: [], style: 'note' }]
      : legend;
  const width = (box.width - (columns - 1) * COLUMN_GAP_MM) / columns;
  const rows = shown.flatMap((row, index): Mark[] => {
    const x = box.x + Math.floor(index / perColumn) * (width + COLUMN_GAP_MM);
    const y = box.y + TITLE_HEIGHT_MM + (index % perColumn) * ROW_MM;
    const style = STYLES[row.style];
    const indent = row.swatches.length * (SWATCH_MM + 0.8) + (row.swatches.length > 0 ? 1 : 0);
    return [
      ...row.swatches.flatMap((shape, at) =>
        swatchMarks(shape, x + at * (SWATCH_MM + 0.8), y, inks),
      ),
      {
        kind: 'text',
        text: fitted(row.text, width - indent, style, measure),
        x: x + indent,
        y: y + SWATCH_MM / 2 + style.sizeMm * 0.36,
        ...style,
        align: 'left',
        color: row.style === 'note' ? inks.muted : inks.text,
      },
    ];
  });
  const title: Mark = {
    kind: 'text',
    text: fitted(legendTitle, box.width, { sizeMm: TITLE_MM, bold: true }, measure),
    x: box.x,
    y: box.y + TITLE_MM,
    sizeMm: TITLE_MM,
    bold: true,
    align: 'left',
    color: inks.text,
  };
  return { marks: [title, ...rows], cut };
}
