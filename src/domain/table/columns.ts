/** Columns: numbers and truth values in typed arrays, texts once each or as they come. */
import { readSpan } from '../calendar';
import { castCell } from './infer';
import type { CellValue, FieldType, TableField } from './model';

/** One field of all rows. Rows are counted from 0; a missing value is null. */
export interface Column {
  readonly field: TableField;
  readonly length: number;
  get(row: number): CellValue;
  set(row: number, value: CellValue): void;
}

/** NaN is a missing value. */
export class NumberColumn implements Column {
  readonly values: Float64Array;

  constructor(
    readonly field: TableField,
    readonly length: number,
  ) {
    this.values = new Float64Array(length).fill(NaN);
  }

  get(row: number): number | null {
    const value = this.values[row];
    return value === undefined || Number.isNaN(value) ? null : value;
  }

  set(row: number, value: CellValue): void {
    const number = castCell(value, 'number');
    this.values[row] = typeof number === 'number' ? number : NaN;
  }
}

/** Each value once, and which of them a row has; the first is the missing one. */
export class CategoryColumn implements Column {
  readonly values: (string | null)[] = [null];
  readonly codes: Uint32Array;
  readonly #codeOf = new Map<string | null, number>([[null, 0]]);

  constructor(
    readonly field: TableField,
    readonly length: number,
  ) {
    this.codes = new Uint32Array(length);
  }

  get(row: number): CellValue {
    const value = this.values[this.codes[row] ?? 0] ?? null;
    return value !== null && this.field.type === 'boolean' ? value === 'true' : value;
  }

  set(row: number, value: CellValue): void {
    const cell = castCell(value, this.field.type);
    const text = cell === null ? null : String(cell);
    let code = this.#codeOf.get(text);
    if (code === undefined) {
      code = this.values.length;
      this.values.push(text);
      this.#codeOf.set(text, code);
    }
    this.codes[row] = code;
  }
}

/** Texts and dates as they come; dates also as the days they stand for. */
export class TextColumn implements Column {
  readonly values: (string | null)[];
  #spans: { readonly from: Float64Array; readonly to: Float64Array } | null = null;

  constructor(
    readonly field: TableField,
    readonly length: number,
  ) {
    this.values = new Array<string | null>(length).fill(null);
  }

  get(row: number): string | null {
    return this.values[row] ?? null;
  }

  set(row: number, value: CellValue): void {
    const cell = castCell(value, this.field.type);
    this.values[row] = cell === null ? null : String(cell);
    this.#spans = null;
  }

  /** Days since 1970-01-01 of each date, `to` not included; NaN where there is none. */
  get spans(): { readonly from: Float64Array; readonly to: Float64Array } {
    if (this.#spans) return this.#spans;
    const from = new Float64Array(this.length).fill(NaN);
    const to = new Float64Array(this.length).fill(NaN);
    this.values.forEach((value, row) => {
      const span = value === null ? null : readSpan(value);
      if (!span) return;
      from[row] = span.from;
      to[row] = span.to;
    });
    this.#spans = { from, to };
    return this.#spans;
  }
}

const KINDS: Readonly<Record<FieldType, new (field: TableField, length: number) => Column>> = {
  number: NumberColumn,
  category: CategoryColumn,
  boolean: CategoryColumn,
  text: TextColumn,
  date: TextColumn,
};

export const columnOf = (field: TableField, length: number): Column =>
  new KINDS[field.type](field, length);
