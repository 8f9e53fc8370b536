import type { Lang, Unit } from './site';

/** The same for all numbers, or by plural category (CLDR). `{n}` is the number. */
type UnitPattern = string | (Partial<Record<Intl.LDMLPluralRule, string>> & { other: string });

/** Units that Intl knows; the rest of ECMA-402's list has no use here. */
const INTL_UNITS: Partial<Record<Unit, string>> = {
  percent: 'percent',
  minute: 'minute',
  hour: 'hour',
  day: 'day',
  year: 'year',
  kilometre: 'kilometer',
  metre: 'meter',
  kilometrePerHour: 'kilometer-per-hour',
  hectare: 'hectare',
};

const WRITTEN_OUT: ReadonlySet<Unit> = new Set(['minute', 'hour', 'day', 'year']);

/** Units that Intl does not know, or writes as nobody does in that language; by primary language. */
const PATTERNS: Partial<Record<Unit, Record<string, UnitPattern> & { en: UnitPattern }>> = {
  percentagePoint: {
    zh: '{n}个百分点',
    en: { one: '{n} percentage point', other: '{n} percentage points' },
    ja: '{n}ポイント',
    ko: '{n}%p',
    ru: '{n} п. п.',
  },
  squareKilometre: { zh: '{n}平方公里', en: '{n} km²', ko: '{n}km²', ru: '{n} км²' },
  squareMetre: { zh: '{n}平方米', en: '{n} m²', ko: '{n}m²', ru: '{n} м²' },
  tonnePerYear: {
    zh: '{n}吨/年',
    en: { one: '{n} tonne a year', other: '{n} tonnes a year' },
    ja: '{n}トン/年',
    ko: '{n}톤/년',
    ru: '{n} т/год',
  },
  people: {
    zh: '{n}人',
    en: { one: '{n} person', other: '{n} people' },
    ja: '{n}人',
    ko: '{n}명',
    ru: '{n} чел.',
  },
  cny: {
    zh: '{n}元',
    en: 'CN¥{n}',
    ja: '{n}元',
    ko: '{n} 위안',
    ru: { one: '{n} юань', few: '{n} юаня', many: '{n} юаней', other: '{n} юаня' },
  },
  count: { en: '{n}' },
};

/** The primary language of a tag: `zh` of `zh-Hans`. */
export function primaryLanguage(lang: Lang): string {
  return lang.split('-')[0] ?? lang;
}

/** How a unit is written with a number in a language, with `{n}` for the number. */
export function unitPattern(unit: Unit, value: number, lang: Lang): string {
  const known = PATTERNS[unit];
  if (!known) return intlPattern(unit, value, lang);
  const pattern = known[primaryLanguage(lang)] ?? known.en;
  if (typeof pattern === 'string') return pattern;
  return pattern[new Intl.PluralRules(lang).select(value)] ?? pattern.other;
}

function intlPattern(unit: Unit, value: number, lang: Lang): string {
  const written = WRITTEN_OUT.has(unit);
  // The short Chinese names are Latin for speed; the long English one of percent is "percent".
  const long = written || (primaryLanguage(lang) === 'zh' && unit !== 'percent');
  const format = new Intl.NumberFormat(lang, {
    style: 'unit',
    unit: INTL_UNITS[unit] ?? 'percent',
    unitDisplay: long ? 'long' : 'short',
    useGrouping: false,
    maximumFractionDigits: 15,
  });
  return format
    .formatToParts(value)
    .map((part) => (part.type === 'unit' || part.type === 'literal' ? part.value : '\0'))
    .join('')
    .replace(/\0+/, '{n}');
}
