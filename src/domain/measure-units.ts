/** Lengths, areas and bearings as people read them, in the system of units they chose. */
import { primaryLanguage, unitPattern } from './format-units';
import type { Lang, Unit } from './site';

export const UNIT_SYSTEMS = ['metric', 'imperial', 'nautical', 'chinese'] as const;
export type UnitSystem = (typeof UNIT_SYSTEMS)[number];

export const isUnitSystem = (value: unknown): value is UnitSystem =>
  UNIT_SYSTEMS.some((system) => system === value);

/** International foot, exactly (agreement of 1959). */
export const FOOT_METRES = 0.3048;
/** International mile of 5280 feet, exactly. */
export const MILE_METRES = 5280 * FOOT_METRES;
/** International acre of 43 560 square feet, exactly. */
export const ACRE_SQUARE_METRES = 43_560 * FOOT_METRES ** 2;
/** International nautical mile, exactly (BIPM, SI brochure, 8th edition, table 8). */
export const NAUTICAL_MILE_METRES = 1852;
/** Market li (市里, 里), exactly: 1500 chi of a third of a metre (State Council, 1959). */
export const LI_METRES = 500;
/** Market mu (市亩, 亩), exactly: 6000 square chi, so that 15 make a hectare (State Council, 1959). */
export const MU_SQUARE_METRES = 2000 / 3;

type Pattern = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { other: string });

interface MeasureUnit {
  /** In metres, or square metres. */
  readonly size: number;
  /** From this many metres or square metres on. */
  readonly from: number;
  /** A unit that the atlas writes already, one of Intl, or patterns by language. */
  readonly written:
    | { readonly unit: Unit }
    | { readonly intl: string }
    | { readonly patterns: Readonly<Record<string, Pattern>> & { readonly en: Pattern } };
}

const METRE: MeasureUnit = { size: 1, from: 0, written: { unit: 'metre' } };
const SQUARE_METRE: MeasureUnit = { size: 1, from: 0, written: { unit: 'squareMetre' } };

/** The largest first. */
const LENGTHS: Readonly<Record<UnitSystem, readonly MeasureUnit[]>> = {
  metric: [{ size: 1000, from: 1000, written: { unit: 'kilometre' } }, METRE],
  imperial: [
    { size: MILE_METRES, from: MILE_METRES / 2, written: { intl: 'mile' } },
    { size: FOOT_METRES, from: 0, written: { intl: 'foot' } },
  ],
  // Below a cable, a tenth of a mile, charts tell metres.
  nautical: [
    {
      size: NAUTICAL_MILE_METRES,
      from: NAUTICAL_MILE_METRES / 10,
      written: {
        patterns: {
          zh: '{n}海里',
          en: '{n} nmi',
          ja: '{n}海里',
          ko: '{n}해리',
          ru: {
            one: '{n} мор. миля',
            few: '{n} мор. мили',
            many: '{n} мор. миль',
            other: '{n} мор. мили',
          },
        },
      },
    },
    METRE,
  ],
  chinese: [
    {
      size: LI_METRES,
      from: LI_METRES,
      // The Japanese 里 is eight times as long.
      written: {
        patterns: { zh: '{n}里', en: '{n} li', ja: '{n}華里', ko: '{n}리', ru: '{n} ли' },
      },
    },
    METRE,
  ],
};

const AREAS: Readonly<Record<UnitSystem, readonly MeasureUnit[]>> = {
  metric: [
    { size: 1e6, from: 1e6, written: { unit: 'squareKilometre' } },
    { size: 1e4, from: 1e4, written: { unit: 'hectare' } },
    SQUARE_METRE,
  ],
  imperial: [
    {
      size: MILE_METRES ** 2,
      from: MILE_METRES ** 2,
      written: {
        patterns: {
          zh: '{n}平方英里',
          en: '{n} sq mi',
          ja: '{n}平方マイル',
          ko: '{n}제곱마일',
          ru: '{n} кв. мили',
        },
      },
    },
    { size: ACRE_SQUARE_METRES, from: ACRE_SQUARE_METRES, written: { intl: 'acre' } },
    {
      size: FOOT_METRES ** 2,
      from: 0,
      written: {
        patterns: {
          zh: '{n}平方英尺',
          en: '{n} sq ft',
          ja: '{n}平方フィート',
          ko: '{n}제곱피트',
          ru: '{n} кв. фута',
        },
      },
    },
  ],
  nautical: [
    {
      size: NAUTICAL_MILE_METRES ** 2,
      from: NAUTICAL_MILE_METRES ** 2 / 100,
      written: {
        patterns: {
          zh: '{n}平方海里',
          en: '{n} sq nmi',
          ja: '{n}平方海里',
          ko: '{n}제곱해리',
          ru: '{n} кв. мор. мили',
        },
      },
    },
    SQUARE_METRE,
  ],
  chinese: [
    {
      size: MU_SQUARE_METRES,
      from: MU_SQUARE_METRES / 10,
      written: {
        patterns: { zh: '{n}亩', en: '{n} mu', ja: '{n}ムー', ko: '{n}무', ru: '{n} му' },
      },
    },
    SQUARE_METRE,
  ],
};

/** A length in metres, to about four digits. */
export function formatLength(metres: number, system: UnitSystem, lang: Lang): string {
  return format(metres, LENGTHS[system], lang);
}

/** An area in square metres, to about four digits. */
export function formatArea(squareMetres: number, system: UnitSystem, lang: Lang): string {
  return format(squareMetres, AREAS[system], lang);
}

/** A bearing in degrees clockwise from north, to 0.1°. */
export function formatBearing(degrees: number, lang: Lang): string {
  const tenths = Math.round(degrees * 10) % 3600;
  const number = new Intl.NumberFormat(lang, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return `${number.format(tenths / 10)}°`;
}

function format(value: number, units: readonly MeasureUnit[], lang: Lang): string {
  const unit = units.find(({ from }) => value >= from) ?? units.at(-1) ?? METRE;
  const amount = value / unit.size;
  const digits = amount < 10 ? 2 : amount < 1000 ? 1 : 0;
  const rounded = Math.round(amount * 10 ** digits) / 10 ** digits;
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: digits }).format(rounded);
  return patternOf(unit.written, rounded, lang).replace('{n}', number);
}

function patternOf(written: MeasureUnit['written'], value: number, lang: Lang): string {
  if ('unit' in written) return unitPattern(written.unit, value, lang);
  if ('intl' in written) return intlPattern(written.intl, value, lang);
  const pattern = written.patterns[primaryLanguage(lang)] ?? written.patterns.en;
  if (typeof pattern === 'string') return pattern;
  return pattern[new Intl.PluralRules(lang).select(value)] ?? pattern.other;
}

function intlPattern(unit: string, value: number, lang: Lang): string {
  return new Intl.NumberFormat(lang, { style: 'unit', unit, useGrouping: false })
    .formatToParts(value)
    .map((part) => (part.type === 'unit' || part.type === 'literal' ? part.value : '\0'))
    .join('')
    .replace(/\0+/, '{n}');
}
