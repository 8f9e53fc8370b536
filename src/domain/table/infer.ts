/** Tells the fields of a table from the values: what a file does not say, its values do. */
import { readSpan } from '../calendar';
import type { CellValue, FieldType } from './model';

/** A text of at most so many different values, each twice or more on average, is a category. */
const MOST_CATEGORIES = 50;
/** Plain decimals that a double holds exactly; `007` and `+1` are codes, not quantities. */
const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?(?:[eE][+-]?\d{1,2})?$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** The date of an ISO 8601 date, interval or instant; null for other texts. */
export function dateOf(text: string): string | null {
  const day = INSTANT.exec(text)?.[1] ?? text;
  return readSpan(day) ? day : null;
}

/** A property as a cell: lists are joined, objects written as JSON, empty texts are missing. */
export function cellOf(value: unknown): CellValue {
  switch (typeof value) {
    case 'string':
      return value === '' ? null : value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'boolean':
      return value;
    case 'bigint':
      return value.toString();
    default:
      break;
  }
  if (value === null || value === undefined || typeof value !== 'object') return null;
  const isPlain = (item: unknown): boolean => typeof item === 'string' || typeof item === 'number';
  if (Array.isArray(value) && value.every(isPlain)) return cellOf(value.join(', '));
  return JSON.stringify(value);
}

/** A cell's value in a column of a type; null when it has no meaning there. */
export function castCell(value: CellValue, type: FieldType): CellValue {
  if (value === null || value === '') return null;
  switch (type) {
    case 'number': {
      if (typeof value === 'boolean') return null;
      if (typeof value === 'string' && !NUMBER.test(value.trim())) return null;
      const number = Number(value);
      return Number.isFinite(number) ? number : null;
    }
    case 'boolean':
      return value === true || value === 'true' ? true : value === 'false' || !value ? false : null;
    case 'date':
      return dateOf(String(value));
    default:
      return String(value);
  }
}

/**
 * Tells the type of a field from its values: one that all of them have. ISO 8601 dates, numbers, truth
 * values; else it is text, and a category when few values repeat. Numbers with leading zeros or more
 * than 15 digits stay text.
 */
export class FieldGuess {
  #values = 0;
  #numbers = 0;
  #dates = 0;
  /** Dates that are more than a bare year, which is a number too. */
  #fullDates = 0;
  #booleans = 0;
  readonly #distinct = new Set<CellValue>();

  /** @param cell not missing */
  note(cell: NonNullable<CellValue>): void {
    this.#values += 1;
    if (typeof cell === 'number') this.#numbers += 1;
    else if (typeof cell === 'boolean' || cell === 'true' || cell === 'false') this.#booleans += 1;
    else {
      if (this.#numbers + 1 >= this.#values && NUMBER.test(cell.trim())) this.#numbers += 1;
      if (this.#dates + 1 >= this.#values && dateOf(cell) !== null) {
        this.#dates += 1;
        if (cell.length > 4) this.#fullDates += 1;
      }
    }
    if (this.#distinct.size <= MOST_CATEGORIES) this.#distinct.add(cell);
  }

  get type(): FieldType {
    if (this.#values === 0) return 'text';
    if (this.#booleans === this.#values) return 'boolean';
    if (this.#dates === this.#values && this.#fullDates > 0) return 'date';
    if (this.#numbers === this.#values) return 'number';
    const { size } = this.#distinct;
    return size <= MOST_CATEGORIES && size * 2 <= this.#values ? 'category' : 'text';
  }
}
