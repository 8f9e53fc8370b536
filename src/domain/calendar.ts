/** Dates of ISO 8601 with reduced precision (`2025`, `2022-04`, `2025-01-14`, `2022-04/2025`) as days. */

/** Days since 1970-01-01 UTC: `from` belongs to it, `to` does not. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** How exactly a date is known; an interval of two dates is a precision of its own. */
export type Precision = 'day' | 'month' | 'year' | 'interval';

export interface Span extends Range {
  readonly precision: Precision;
}

const MILLISECONDS_A_DAY = 86_400_000;
const PART = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The day of a date; months count from 0 and may run over. */
export const dayOf = (year: number, month = 0, date = 1): number =>
  Date.UTC(year, month, date) / MILLISECONDS_A_DAY;

function partsOf(day: number): { year: number; month: number; date: number } {
  const instant = new Date(day * MILLISECONDS_A_DAY);
  return {
    year: instant.getUTCFullYear(),
    month: instant.getUTCMonth(),
    date: instant.getUTCDate(),
  };
}

export const yearOf = (day: number): number => partsOf(day).year;

/** Months since the year 0 of the month that a day lies in. */
export function monthOf(day: number): number {
  const { year, month } = partsOf(day);
  return year * 12 + month;
}

/** The first day of a month that monthOf counted. */
export const firstDayOf = (month: number): number =>
  dayOf(Math.floor(month / 12), ((month % 12) + 12) % 12);

function spanOfPart(text: string): Span | null {
  const match = PART.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  // Date.UTC takes years below 100 for those of the twentieth century.
  if (year < 1000) return null;
  if (match[2] === undefined) {
    return { from: dayOf(year), to: dayOf(year + 1), precision: 'year' };
  }
  const month = Number(match[2]) - 1;
  if (month < 0 || month > 11) return null;
  if (match[3] === undefined) {
    return { from: dayOf(year, month), to: dayOf(year, month + 1), precision: 'month' };
  }
  const from = dayOf(year, month, Number(match[3]));
  // The 31st of February is a date to the arithmetic: it lies in March.
  return partsOf(from).month === month && Number(match[3]) > 0
    ? { from, to: from + 1, precision: 'day' }
    : null;
}

/** The days that a date or an interval stands for, both ends included; null when it is none. */
export function readSpan(iso: string): Span | null {
  const [first, last, ...more] = iso.split('/').map(spanOfPart);
  if (!first || more.length > 0) return null;
  if (last === undefined) return first;
  if (last === null || last.to <= first.from) return null;
  return { from: first.from, to: last.to, precision: 'interval' };
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0');

function isoPart(day: number, precision: 'day' | 'month' | 'year'): string {
  const { year, month, date } = partsOf(day);
  const parts = [digits(year, 4), digits(month + 1, 2), digits(date, 2)];
  return parts.slice(0, ['year', 'month', 'day'].indexOf(precision) + 1).join('-');
}

/** The shortest date or interval that stands for exactly these days. */
export function writeSpan({ from, to }: Range): string {
  const whole = (['year', 'month', 'day'] as const).find((precision) => {
    const [start, end] = [partsOf(from), partsOf(to)];
    if (precision === 'day') return true;
    const months = start.date === 1 && end.date === 1;
    return precision === 'month' ? months : months && start.month === 0 && end.month === 0;
  });
  const [first, last] = [isoPart(from, whole ?? 'day'), isoPart(to - 1, whole ?? 'day')];
  return first === last ? first : `${first}/${last}`;
}

export const overlap = (a: Range, b: Range): boolean => a.from < b.to && b.from < a.to;

export const isSame = (a: Range, b: Range): boolean => a.from === b.from && a.to === b.to;
