/** The rows of a table: found by words, put into an order. */
import { cellText, foldText } from '../filter/conditions';
import { CategoryColumn, NumberColumn, TextColumn, type Column } from './columns';

/** Leaves 1 only where every word stands in some cell of the row. */
export function findRows(
  columns: readonly (Column | null)[],
  words: readonly string[],
  passing: Uint8Array,
): void {
  const texts = columns.flatMap((column) => (column ? textsOf(column) : []));
  for (let row = 0; row < passing.length; row += 1) {
    if (passing[row] !== 1) continue;
    if (!words.every((word) => texts.some((text) => text(row).includes(word)))) passing[row] = 0;
  }
}

/** The folded text of a column's rows; a category is folded once. */
function textsOf(column: Column): (row: number) => string {
  if (!(column instanceof CategoryColumn)) return (row) => foldText(cellText(column.get(row)));
  const folded = column.values.map((value) => foldText(value ?? ''));
  return (row) => folded[column.codes[row]!]!;
}

/**
 * All rows in the order of a column: numbers by size, dates by time, texts as the language has it.
 * Rows without a value come last either way; equals stay as they were.
 * @param lang BCP 47 tag; empty for the language of the device
 */
export function sortRows(column: Column, descending: boolean, lang: string): Uint32Array {
  const rank = ranksOf(column, lang);
  const sign = descending ? -1 : 1;
  const rows = Uint32Array.from({ length: column.length }, (_, row) => row);
  return rows.sort((a, b) => {
    const [first, second] = [rank[a]!, rank[b]!];
    if (Number.isNaN(first)) return Number.isNaN(second) ? a - b : 1;
    if (Number.isNaN(second)) return -1;
    return sign * (first - second) || a - b;
  });
}

/** A number a row by which it is sorted; NaN for a missing value. */
function ranksOf(column: Column, lang: string): Float64Array {
  if (column instanceof NumberColumn) return column.values;
  if (column instanceof TextColumn && column.field.type === 'date') return column.spans.from;
  const texts = (row: number): string | null =>
    column instanceof CategoryColumn ? column.values[column.codes[row]!]! : textAt(column, row);
  const different = new Set<string>();
  for (let row = 0; row < column.length; row += 1) {
    const text = texts(row);
    if (text !== null) different.add(text);
  }
  // Each text is compared once, however many rows have it.
  const { compare } = new Intl.Collator(lang === '' ? undefined : lang, { numeric: true });
  const rankOf = new Map([...different].sort(compare).map((text, rank) => [text, rank]));
  return Float64Array.from({ length: column.length }, (_, row) => {
    const text = texts(row);
    return text === null ? NaN : rankOf.get(text)!;
  });
}

function textAt(column: Column, row: number): string | null {
  const value = column.get(row);
  return value === null ? null : cellText(value);
}
