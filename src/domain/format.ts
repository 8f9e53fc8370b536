import { primaryLanguage, unitPattern } from './format-units';
import type { Figure, Lang, Qualifier } from './site';

/** A figure taken apart, for a large number with a small unit. */
export interface FigureParts {
  /** Key of a pattern of the interface ("over {figure}"); null for a plain figure. */
  readonly qualifier: Qualifier | null;
  /** The number as people read it: `50.5亿`, `5.05 billion`, `85.21`. */
  readonly number: string;
  /** The unit alone: `元`, `CN¥`, `%`; empty for a count. */
  readonly unit: string;
  /** Number and unit as the language joins them. */
  readonly text: string;
}

/** A figure with its unit, without its qualifier. */
export function formatFigure(figure: Pick<Figure, 'value' | 'unit'>, lang: Lang): string {
  return figureParts(figure, lang).text;
}

/** The parts of a figure; no digit is lost: what does not fit a short form is written in full. */
export function figureParts(
  figure: Pick<Figure, 'value' | 'unit' | 'qualifier'>,
  lang: Lang,
): FigureParts {
  const number = formatNumber(figure.value, lang);
  const pattern = unitPattern(figure.unit, figure.value, lang);
  return {
    qualifier: figure.qualifier ?? null,
    number,
    unit: pattern.replace('{n}', '').trim(),
    text: pattern.replace('{n}', number),
  };
}

/** Languages that count in 万 (10⁴) and 亿 (10⁸). */
const COUNT_IN_MYRIADS: ReadonlySet<string> = new Set(['zh', 'ja', 'ko']);

/**
 * A number as people read it: 5050000000 is 50.5亿 or 5.05 billion. Compact only where two
 * decimals hold all of it; otherwise every digit is written.
 */
export function formatNumber(value: number, lang: Lang): string {
  const myriads = COUNT_IN_MYRIADS.has(primaryLanguage(lang));
  const scale = (myriads ? [1e12, 1e8, 1e4] : [1e12, 1e9, 1e6]).find(
    (step) => Math.abs(value) >= step,
  );
  const hundredths = scale ? (value / scale) * 100 : NaN;
  const exact = Math.abs(hundredths - Math.round(hundredths)) < 1e-9;
  if (!exact) return new Intl.NumberFormat(lang, { maximumFractionDigits: 15 }).format(value);
  return new Intl.NumberFormat(lang, {
    notation: 'compact',
    // Russian long forms would need the case of what follows; млрд does not.
    compactDisplay: primaryLanguage(lang) === 'ru' ? 'short' : 'long',
    maximumFractionDigits: 2,
  }).format(value);
}

export interface DistanceOptions {
  /** True rounds more coarsely: to 100 m, from 1 km to whole kilometres. */
  readonly approximate?: boolean;
}

/**
 * A distance in metres as people say it: to 10 m, from 1 km to 0.1 km, from 10 km to whole kilometres.
 * An approximate one of less than 100 m reads "<100 m".
 */
export function formatDistance(
  metres: number,
  lang: Lang,
  { approximate = false }: DistanceOptions = {},
): string {
  const step = approximate ? 100 : 10;
  const rounded = Math.round(metres / step) * step;
  if (rounded < 1000) {
    const text = formatFigure({ value: Math.max(rounded, step), unit: 'metre' }, lang);
    return rounded < step ? `<${text}` : text;
  }
  const decimals = approximate || metres >= 9950 ? 1 : 10;
  const value = Math.round((metres / 1000) * decimals) / decimals;
  return formatFigure({ value, unit: 'kilometre' }, lang);
}

type DatePrecision = 'year' | 'month' | 'day';

const DATE_OPTIONS: Record<DatePrecision, Intl.DateTimeFormatOptions> = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: { year: 'numeric', month: 'long', day: 'numeric' },
};

/**
 * A year, month, day or interval of ISO 8601 (`2025`, `2022-04`, `2025-01-14`, `2022-04/2025`).
 * @throws RangeError when it is none of these
 */
export function formatDate(iso: string, lang: Lang): string {
  const [from, to, ...more] = iso.split('/').map((part) => parseDate(part, iso));
  if (!from || more.length > 0) throw invalidDate(iso);
  const format = dateFormat(from.precision, lang);
  if (!to) return format.format(from.date);
  // In Chinese and Japanese Intl turns ranges of months and days into bare numbers with slashes.
  const slashes = ['zh', 'ja'].includes(primaryLanguage(lang)) && from.precision !== 'year';
  if (from.precision === to.precision && !slashes) return format.formatRange(from.date, to.date);
  const ends = [format.format(from.date), dateFormat(to.precision, lang).format(to.date)];
  const separator = rangeSeparator(lang);
  // A dash between words of several parts stands in spaces.
  return ends.join(/\s/u.test(ends.join('')) ? ` ${separator.trim()} ` : separator);
}

function dateFormat(precision: DatePrecision, lang: Lang): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(lang, { ...DATE_OPTIONS[precision], timeZone: 'UTC' });
}

/** What the language puts between two years. */
function rangeSeparator(lang: Lang): string {
  const parts = dateFormat('year', lang).formatRangeToParts(Date.UTC(2001), Date.UTC(2002));
  const literals = parts.filter((part) => part.type === 'literal').map((part) => part.value);
  return literals.find((literal) => /[-–—~～〜]/u.test(literal))?.replace('年', '') ?? ' – ';
}

function parseDate(part: string, whole: string): { date: Date; precision: DatePrecision } {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(part);
  if (!match) throw invalidDate(whole);
  const [, year, month = '01', day = '01'] = match;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  // The 31st of February is a date to the parser: it becomes one of March.
  if (Number.isNaN(date.valueOf()) || date.getUTCDate() !== Number(day)) throw invalidDate(whole);
  return { date, precision: match[3] ? 'day' : match[2] ? 'month' : 'year' };
}

function invalidDate(iso: string): RangeError {
  return new RangeError(`Not a date or interval of ISO 8601: ${iso}`);
}
