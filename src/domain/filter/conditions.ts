/** Conditions on the value of a field: which rows of a column hold them. */
import { readSpan } from '../calendar';
import { CategoryColumn, NumberColumn, TextColumn, type Column } from '../table/columns';
import type { CellValue } from '../table/model';
import type { Condition } from './model';

export type FieldCondition = Extract<Condition, { readonly field: string }>;

/** What texts are compared by: neither case nor width of letters counts. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The words of a search; all of them have to be found. */
export const wordsOf = (text: string): readonly string[] =>
  foldText(text)
    .split(/\s+/u)
    .filter((word) => word !== '');

export const cellText = (value: CellValue): string => (value === null ? '' : String(value));

type Holds = (row: number) => boolean;

/** Asks about each value of a column once, where it keeps them so. */
function byText(column: Column, holds: (text: string) => boolean): Holds {
  if (!(column instanceof CategoryColumn)) return (row) => holds(cellText(column.get(row)));
  const known = new Uint8Array(column.values.length);
  const { codes, values } = column;
  values.forEach((value, code) => {
    known[code] = holds(value ?? '') ? 1 : 0;
  });
  return (row) => known[codes[row]!] === 1;
}

function textHolds(column: Column, contains: string): Holds {
  const words = wordsOf(contains);
  return byText(column, (text) => {
    const folded = foldText(text);
    return words.every((word) => folded.includes(word));
  });
}

function numberHolds(column: Column, min: number | null, max: number | null): Holds {
  if (!(column instanceof NumberColumn)) return () => false;
  const { values } = column;
  const [low, high] = [min ?? -Infinity, max ?? Infinity];
  // A missing value is NaN, which is nowhere between.
  return (row) => values[row]! >= low && values[row]! <= high;
}

function dateHolds(column: Column, from: string | null, to: string | null): Holds {
  if (!(column instanceof TextColumn)) return () => false;
  const { spans } = column;
  const low = from === null ? -Infinity : (readSpan(from)?.from ?? NaN);
  const high = to === null ? Infinity : (readSpan(to)?.to ?? NaN);
  return (row) => spans.from[row]! < high && spans.to[row]! > low;
}

/** @returns whether a row holds the condition */
export function fieldHolds(column: Column, condition: FieldCondition): Holds {
  switch (condition.kind) {
    case 'text':
      return textHolds(column, condition.contains);
    case 'number':
      return numberHolds(column, condition.min, condition.max);
    case 'date':
      return dateHolds(column, condition.from, condition.to);
    case 'category': {
      const values = new Set(condition.values);
      return byText(column, (text) => values.has(text));
    }
  }
}
