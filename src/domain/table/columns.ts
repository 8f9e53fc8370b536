/** Columns: numbers and truth values in typed arrays, texts once each or as they come. */
import { readSpan } from '../calendar';
import { castCell } from './infer';
import type { CellValue, FieldType, TableField } from './model';
import type { PackedColumn } from './packed';

/** One field of all rows. Rows are counted from 0; a missing value is null. */
export interface Column {
  readonly field: TableField;
  readonly length: number;
  get(row: number): CellValue;
  set(row: number, value: CellValue): void;
  /** Its values; they are not copied. */
  readonly packed: PackedColumn;
}

/** NaN is a missing value. */
export class NumberColumn implements Column {
  readonly values: Float64Array;

  /** @param values taken over, not copied */
  constructor(
    readonly field: TableField,
    readonly length: number,
    values?: Float64Array,
  ) {
    this.values = values ?? new Float64Array(length).fill(NaN);
  }

  get packed(): PackedColumn {
    return { numbers: this.values };
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
  readonly values: (string | null)[];
  readonly codes: Uint32Array;
  readonly #codeOf: Map<string | null, number>;

  /** @param packed taken over, not copied */
  constructor(
    readonly field: TableField,
    readonly length: number,
    packed?: { readonly categories: (string | null)[]; readonly codes: Uint32Array },
  ) {
    this.values = packed?.categories ?? [null];
    this.codes = packed?.codes ?? new Uint32Array(length);
    this.#codeOf = new Map(this.values.map((value, code) => [value, code]));
  }

  get packed(): PackedColumn {
    return { categories: this.values, codes: this.codes };
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

  /** @param values taken over, not copied */
  constructor(
    readonly field: TableField,
    readonly length: number,
    values?: (string | null)[],
  ) {
    this.values = values ?? new Array<string | null>(length).fill(null);
  }

  get packed(): PackedColumn {
    return { texts: this.values };
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

/** @throws RangeError when the values are not those of the field's type */
export function unpackColumn(field: TableField, length: number, packed: PackedColumn): Column {
  const Kind = KINDS[field.type];
  if (Kind === NumberColumn && 'numbers' in packed)
    return new NumberColumn(field, length, packed.numbers);
  if (Kind === CategoryColumn && 'codes' in packed)
    return new CategoryColumn(field, length, packed);
  if (Kind === TextColumn && 'texts' in packed) return new TextColumn(field, length, packed.texts);
  throw new RangeError(`${field.name} is no column of the type ${field.type}`);
}
