/** Tells the fields of a table from the values: what a file does not say, its values do. */
import type { FeatureCollection } from 'geojson';
import { readSpan } from '../calendar';
import type { CellValue, FieldType, TableField } from './model';

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

interface Sightings {
  values: number;
  numbers: number;
  dates: number;
  /** Dates that are more than a bare year, which is a number too. */
  fullDates: number;
  booleans: number;
  readonly distinct: Set<CellValue>;
}

function note(seen: Sightings, cell: CellValue): void {
  seen.values += 1;
  if (typeof cell === 'number') seen.numbers += 1;
  else if (typeof cell === 'boolean' || cell === 'true' || cell === 'false') seen.booleans += 1;
  else if (cell !== null) {
    if (NUMBER.test(cell.trim())) seen.numbers += 1;
    if (seen.dates + 1 >= seen.values && dateOf(cell) !== null) {
      seen.dates += 1;
      if (cell.length > 4) seen.fullDates += 1;
    }
  }
  if (seen.distinct.size <= MOST_CATEGORIES) seen.distinct.add(cell);
}

function typeOf({ values, numbers, dates, fullDates, booleans, distinct }: Sightings): FieldType {
  if (values === 0) return 'text';
  if (booleans === values) return 'boolean';
  if (dates === values && fullDates > 0) return 'date';
  if (numbers === values) return 'number';
  return distinct.size <= MOST_CATEGORIES && distinct.size * 2 <= values ? 'category' : 'text';
}

/**
 * The fields of a collection, in the order in which its features name them. A field has a type
 * that all its values have: ISO 8601 dates, numbers, truth values; else it is text, and a category
 * when few values repeat. Numbers with leading zeros or more than 15 digits stay text.
 */
export function inferFields({ features }: FeatureCollection): TableField[] {
  const fields = new Map<string, Sightings>();
  for (const { properties } of features) {
    if (!properties) continue;
    for (const name of Object.keys(properties)) {
      let seen = fields.get(name);
      if (!seen) {
        seen = { values: 0, numbers: 0, dates: 0, fullDates: 0, booleans: 0, distinct: new Set() };
        fields.set(name, seen);
      }
      const cell = cellOf(properties[name]);
      if (cell !== null) note(seen, cell);
    }
  }
  return [...fields].map(([name, seen]) => ({ name, type: typeOf(seen) }));
}
