/** The legend of a page in columns. */
import { SWATCH_MM, swatchMarks } from './furniture';
import type { Box, Inks, LegendRow, Mark, Measure } from './model';
import { fitted, linesOf } from './text';

const TITLE_MM = 3.4;
const TITLE_HEIGHT_MM = 6;
const ROW_MM = 5.2;
/** So much nearer is a second line to the first. */
const CLOSER_MM = 1.5;
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
export function legendHeight(lines: number, columns: number, mostMm: number): number {
  if (lines === 0) return 0;
  const perColumn = Math.ceil(lines / columns);
  const fitting = Math.max(1, Math.floor((mostMm - TITLE_HEIGHT_MM) / ROW_MM));
  return TITLE_HEIGHT_MM + Math.min(perColumn, fitting) * ROW_MM;
}

/** How wide a column is when so much room has so many. */
const columnMm = (widthMm: number): number => {
  const columns = columnsIn(widthMm);
  return (widthMm - (columns - 1) * COLUMN_GAP_MM) / columns;
};

const indentOf = ({ swatches }: LegendRow): number =>
  swatches.length * (SWATCH_MM + 0.8) + (swatches.length > 0 ? 1 : 0);

/** A line of the legend: the first of its row has the samples. */
interface Line {
  readonly row: LegendRow;
  readonly text: string;
  readonly isFirst: boolean;
}

/** The rows as lines of a column: long texts have two. */
export function legendLines(
  rows: readonly LegendRow[],
  widthMm: number,
  measure: Measure,
): readonly Line[] {
  return rows.flatMap((row) =>
    linesOf(row.text, columnMm(widthMm) - indentOf(row), 2, STYLES[row.style], measure).map(
      (text, index): Line => ({ row, text, isFirst: index === 0 }),
    ),
  );
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
  const lines = legendLines(legend, box.width, measure);
  const isCut = lines.length > room;
  let kept = lines.slice(0, isCut ? room - 1 : room);
  // Half a row is worse than none.
  if (isCut && lines[kept.length]?.isFirst === false) kept = kept.slice(0, -1);
  const cut = legend.length - kept.filter(({ isFirst }) => isFirst).length;
  const note: LegendRow = { text: more(cut), swatches: [], style: 'note' };
  const shown = isCut ? [...kept, { row: note, text: note.text, isFirst: true }] : kept;
  const width = columnMm(box.width);
  const rows = shown.flatMap(({ row, text, isFirst }, index): Mark[] => {
    const x = box.x + Math.floor(index / perColumn) * (width + COLUMN_GAP_MM);
    const y = box.y + TITLE_HEIGHT_MM + (index % perColumn) * ROW_MM;
    const style = STYLES[row.style];
    const indent = indentOf(row);
    // The second line keeps close to the first, unless it begins a column.
    const up = isFirst || index % perColumn === 0 ? 0 : CLOSER_MM;
    return [
      ...(isFirst
        ? row.swatches.flatMap((shape, at) =>
            swatchMarks(shape, x + at * (SWATCH_MM + 0.8), y, inks),
          )
        : []),
      {
        kind: 'text',
        text: fitted(text, width - indent, style, measure),
        x: x + indent,
        y: y + SWATCH_MM / 2 + style.sizeMm * 0.36 - up,
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
