/** What a column tells as a whole. The arithmetic is simple-statistics'. */
import { ckmeans, equalIntervalBreaks, median, quantileSorted, sum } from 'simple-statistics';
import { writeSpan } from '../calendar';
import type { ClassMethod } from '../own/model';
import { CategoryColumn, NumberColumn, TextColumn, type Column } from './columns';
import { cellText } from '../filter/conditions';
import type { FieldSummary } from './model';

/** Values that a summary lists. */
const LISTED = 200;
const MOST_BINS = 24;
/** Natural breaks of more values are those of so many taken evenly from them in their order. */
const MOST_CLUSTERED = 10_000;

/** Bins of a histogram: the square root of the count, as many as can be seen. */
const binCount = (count: number): number =>
  Math.max(1, Math.min(MOST_BINS, Math.ceil(Math.sqrt(count))));

function histogram(values: Float64Array, min: number, max: number): number[] {
  const bins = new Array<number>(min === max ? 1 : binCount(values.length)).fill(0);
  for (const value of values) {
    const bin = min === max ? 0 : Math.floor(((value - min) / (max - min)) * bins.length);
    bins[Math.min(bin, bins.length - 1)]! += 1;
  }
  return bins;
}

/** Values of the rows that pass, without the missing ones. */
function numbersOf({ values, length }: NumberColumn, passing: Uint8Array | null): Float64Array {
  const kept = new Float64Array(length);
  let count = 0;
  for (let row = 0; row < length; row += 1) {
    const value = values[row]!;
    if ((passing && passing[row] !== 1) || Number.isNaN(value)) continue;
    kept[count] = value;
    count += 1;
  }
  return kept.subarray(0, count);
}

function summarizeNumbers(values: Float64Array): FieldSummary['numbers'] {
  if (values.length === 0) return null;
  // The library takes anything that is counted and indexed as an array is.
  const list = values as unknown as number[];
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const total = sum(list);
  return {
    min,
    max,
    sum: total,
    mean: total / values.length,
    median: median(Array.from(values)),
    histogram: histogram(values, min, max),
  };
}

function datesOf(column: TextColumn, passing: Uint8Array | null): FieldSummary['dates'] {
  const { from, to } = column.spans;
  let [first, last] = [Infinity, -Infinity];
  for (let row = 0; row < column.length; row += 1) {
    if (passing && passing[row] !== 1) continue;
    if (from[row]! < first) first = from[row]!;
    if (to[row]! > last) last = to[row]!;
  }
  if (first >= last) return null;
  return {
    from: writeSpan({ from: first, to: first + 1 }),
    to: writeSpan({ from: last - 1, to: last }),
  };
}

function countTexts(column: Column, passing: Uint8Array | null): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (text: string, count: number): void => {
    if (count > 0) counts.set(text, (counts.get(text) ?? 0) + count);
  };
  if (column instanceof CategoryColumn) {
    const byCode = new Uint32Array(column.values.length);
    for (let row = 0; row < column.length; row += 1) {
      if (!passing || passing[row] === 1) byCode[column.codes[row]!]! += 1;
    }
    column.values.forEach((value, code) => {
      add(value ?? '', byCode[code]!);
    });
    return counts;
  }
  for (let row = 0; row < column.length; row += 1) {
    if (!passing || passing[row] === 1) add(cellText(column.get(row)), 1);
  }
  return counts;
}

/** @param passing 1 for each row that counts; all rows without it */
export function summarize(column: Column, passing: Uint8Array | null): FieldSummary {
  const texts = countTexts(column, passing);
  const missing = texts.get('') ?? 0;
  let count = 0;
  for (const many of texts.values()) count += many;
  const ordered = [...texts].sort(([a, most], [b, fewer]) => fewer - most || (a < b ? -1 : 1));
  const isNumber = column instanceof NumberColumn;
  return {
    count,
    missing,
    numbers: isNumber ? summarizeNumbers(numbersOf(column, passing)) : null,
    dates:
      column instanceof TextColumn && column.field.type === 'date'
        ? datesOf(column, passing)
        : null,
    categories: ordered.slice(0, LISTED).map(([value, many]) => ({ value, count: many })),
    moreCategories: ordered.length > LISTED,
  };
}

/** Every n-th of sorted values, the first and the last among them. */
function thinned(sorted: Float64Array): number[] {
  if (sorted.length <= MOST_CLUSTERED) return Array.from(sorted);
  const step = (sorted.length - 1) / (MOST_CLUSTERED - 1);
  return Array.from({ length: MOST_CLUSTERED }, (_, at) => sorted[Math.round(at * step)]!);
}

/**
 * Limits between classes, rising; a value that equals a limit belongs to the class above it. Fewer
 * than asked for where values repeat, none where there is one value or none.
 * Natural breaks are optimal: H. Wang, M. Song, "Ckmeans.1d.dp", The R Journal 3/2 (2011).
 */
export function classBreaks(column: Column, method: ClassMethod, classes: number): number[] {
  if (!(column instanceof NumberColumn)) return [];
  const sorted = numbersOf(column, null).slice().sort();
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (min === undefined || max === undefined || min === max || classes < 2) return [];
  const list = sorted as unknown as number[];
  const shares = Array.from({ length: classes - 1 }, (_, index) => (index + 1) / classes);
  let limits: number[];
  if (method === 'equal') limits = equalIntervalBreaks([min, max], classes).slice(1, -1);
  else if (method === 'quantile') limits = shares.map((share) => quantileSorted(list, share));
  else {
    const values = thinned(sorted);
    const different = new Set(values).size;
    limits = ckmeans(values, Math.min(classes, different))
      .slice(1)
      .flatMap(([first]) => first ?? []);
  }
  return [...new Set(limits)].filter((limit) => limit > min && limit <= max);
}
