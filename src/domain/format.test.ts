import { describe, expect, test } from 'vitest';
import { figureParts, formatDate, formatDistance, formatFigure, formatNumber } from './format';
import type { Unit } from './site';

/** CLDR puts several kinds of space between numbers, units and dashes. */
const plain = (text: string) => text.replace(/[\u00a0\u2009\u202f]/gu, ' ');

// Written as CLDR 44 and the style of newspapers in each language have it.
describe('formatFigure', () => {
  test.each<[number, Unit, string, string]>([
    [5_050_000_000, 'cny', 'zh-Hans', '50.5亿元'],
    [5_050_000_000, 'cny', 'en', 'CN¥5.05 billion'],
    [5_050_000_000, 'cny', 'ja', '50.5億元'],
    [5_050_000_000, 'cny', 'ko', '50.5억 위안'],
    [5_050_000_000, 'cny', 'ru', '5,05 млрд юаней'],
    [300, 'cny', 'en', 'CN¥300'],
    [2, 'cny', 'ru', '2 юаня'],
    [22, 'minute', 'zh-Hans', '22分钟'],
    [22, 'minute', 'en', '22 minutes'],
    [22, 'minute', 'ja', '22 分'],
    [22, 'minute', 'ko', '22분'],
    [22, 'minute', 'ru', '22 минуты'],
    [1, 'hour', 'en', '1 hour'],
    [5, 'hour', 'ru', '5 часов'],
    [92, 'kilometre', 'zh-Hans', '92公里'],
    [92, 'kilometre', 'en', '92 km'],
    [92, 'kilometre', 'ru', '92 км'],
    [250, 'kilometrePerHour', 'zh-Hans', '每小时250公里'],
    [250, 'kilometrePerHour', 'en', '250 km/h'],
    [85.21, 'percent', 'zh-Hans', '85.21%'],
    [85.21, 'percent', 'en', '85.21%'],
    [85.21, 'percent', 'ru', '85,21 %'],
    [25.21, 'percentagePoint', 'zh-Hans', '25.21个百分点'],
    [25.21, 'percentagePoint', 'en', '25.21 percentage points'],
    [1, 'percentagePoint', 'en', '1 percentage point'],
    [1_300_000, 'tonnePerYear', 'zh-Hans', '130万吨/年'],
    [1_300_000, 'tonnePerYear', 'en', '1.3 million tonnes a year'],
    [1_300_000, 'tonnePerYear', 'ja', '130万トン/年'],
    [13.2, 'squareKilometre', 'ja', '13.2 km²'],
    [13.2, 'squareKilometre', 'zh-Hans', '13.2平方公里'],
    [20, 'people', 'ko', '20명'],
    [24_000, 'count', 'en', '24,000'],
    [24_000, 'count', 'zh-Hans', '2.4万'],
  ])('of %d %s in %s is %s', (value, unit, lang, text) => {
    expect(plain(formatFigure({ value, unit }, lang))).toBe(text);
  });

  test('knows every unit in every language', () => {
    const units: Unit[] = ['day', 'year', 'metre', 'squareMetre', 'hectare', 'people', 'count'];
    for (const unit of units)
      for (const lang of ['zh-Hans', 'en', 'ja', 'ko', 'ru'])
        expect(formatFigure({ value: 7, unit }, lang)).toMatch(unit === 'count' ? /^7$/ : /7.*\D/);
  });
});

describe('figureParts', () => {
  test('takes number and unit apart and hands the qualifier on', () => {
    const figure = { value: 5_050_000_000, unit: 'cny', qualifier: 'over' } as const;
    expect(figureParts(figure, 'zh-Hans')).toEqual({
      qualifier: 'over',
      number: '50.5亿',
      unit: '元',
      text: '50.5亿元',
    });
    expect(figureParts({ value: 93, unit: 'percent' }, 'ru')).toMatchObject({
      qualifier: null,
      number: '93',
      unit: '%',
    });
  });
});

describe('formatNumber', () => {
  test.each([
    [1_234_567, 'en', '1,234,567'],
    [1_230_000, 'en', '1.23 million'],
    [12_345, 'zh-Hans', '12,345'],
    [12_300, 'zh-Hans', '1.23万'],
    [9_999, 'zh-Hans', '9,999'],
    [0.125, 'en', '0.125'],
    [-1_500_000, 'en', '-1.5 million'],
  ])('of %d in %s loses no digit: %s', (value, lang, text) => {
    expect(formatNumber(value, lang)).toBe(text);
  });
});

describe('formatDistance', () => {
  test.each([
    [3, 'en', '<10 m'],
    [846, 'en', '850 m'],
    [996, 'en', '1 km'],
    [3_249, 'en', '3.2 km'],
    [9_960, 'en', '10 km'],
    [91_274, 'en', '91 km'],
    [3_249, 'zh-Hans', '3.2公里'],
    [3_249, 'ru', '3,2 км'],
  ])('of %d m in %s is %s', (metres, lang, text) => {
    expect(plain(formatDistance(metres, lang))).toBe(text);
  });

  test.each([
    [40, '<100 m'],
    [846, '800 m'],
    [3_249, '3 km'],
    [91_274, '91 km'],
  ])('of about %d m is %s', (metres, text) => {
    expect(formatDistance(metres, 'en', { approximate: true })).toBe(text);
  });
});

describe('formatDate', () => {
  test.each([
    ['2025', 'zh-Hans', '2025年'],
    ['2025', 'en', '2025'],
    ['2022-04', 'zh-Hans', '2022年4月'],
    ['2022-04', 'en', 'April 2022'],
    ['2022-04', 'ru', 'апрель 2022 г.'],
    ['2025-01-14', 'zh-Hans', '2025年1月14日'],
    ['2025-01-14', 'en', 'January 14, 2025'],
    ['2025-01-14', 'ja', '2025年1月14日'],
    ['2025-01-14', 'ko', '2025년 1월 14일'],
    ['2025-01-14', 'ru', '14 января 2025 г.'],
    ['2022/2025', 'zh-Hans', '2022–2025年'],
    ['2022/2025', 'en', '2022 – 2025'],
    ['2022-04/2025', 'zh-Hans', '2022年4月–2025年'],
    ['2022-04/2025', 'en', 'April 2022 – 2025'],
    ['2022-04/2025', 'ru', 'апрель 2022 г. – 2025'],
    ['2025-01-13/2025-01-14', 'zh-Hans', '2025年1月13日–2025年1月14日'],
    ['2025-01-13/2025-01-14', 'en', 'January 13 – 14, 2025'],
    ['2022-04/2025-12', 'ja', '2022年4月～2025年12月'],
  ])('of %s in %s is %s', (iso, lang, text) => {
    expect(plain(formatDate(iso, lang))).toBe(text);
  });

  test.each(['', '2025-13', '2025-02-31', '25', 'soon', '2025/2026/2027', '2025/'])(
    'refuses %j',
    (iso) => {
      expect(() => formatDate(iso, 'en')).toThrow(RangeError);
    },
  );
});
