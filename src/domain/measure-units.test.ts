import { describe, expect, test } from 'vitest';
import {
  ACRE_SQUARE_METRES,
  formatArea,
  formatBearing,
  formatLength,
  LI_METRES,
  MILE_METRES,
  MU_SQUARE_METRES,
} from './measure-units';

/** Without the kind of space that Intl chose. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

test('units have their defined sizes', () => {
  // NIST Special Publication 811, appendix B.8.
  expect(MILE_METRES).toBeCloseTo(1609.344, 9);
  // 4046.8564224 m² is 43 560 ft² of 0.3048 m.
  expect(ACRE_SQUARE_METRES).toBeCloseTo(4046.8564224, 7);
  // Order of the State Council of 25 June 1959: 1 市里 = 1/2 km, 15 市亩 = 1 ha.
  expect(2 * LI_METRES).toBe(1000);
  expect(15 * MU_SQUARE_METRES).toBe(10_000);
});

// 42.195 km are 26.21875 miles (26 miles 385 yards: 26.2188), 22.78 nautical miles, 84.39 li.
describe.each([
  ['metric', { 'zh-Hans': '42.2公里', en: '42.2 km', ja: '42.2 km', ko: '42.2km', ru: '42,2 км' }],
  ['imperial', { en: '26.2 mi', ru: '26,2 ми' }],
  [
    'nautical',
    { 'zh-Hans': '22.8海里', en: '22.8 nmi', ja: '22.8海里', ko: '22.8해리', ru: '22,8 мор. мили' },
  ],
  ['chinese', { 'zh-Hans': '84.4里', en: '84.4 li', ja: '84.4華里', ko: '84.4리', ru: '84,4 ли' }],
] as const)('a marathon in %s units', (system, texts) => {
  test.each(Object.entries(texts))('in %s', (lang, text) => {
    expect(plain(formatLength(42_195, system, lang))).toBe(text);
  });
});

// FIFA pitch of 105 m × 68 m: 7140 m², 1.764 acres, 10.71 mu.
describe.each([
  ['metric', { 'zh-Hans': '7,140平方米', en: '7,140 m²', ja: '7,140 m²', ru: '7 140 м²' }],
  ['imperial', { en: '1.76 ac' }],
  ['nautical', { en: '7,140 m²' }],
  ['chinese', { 'zh-Hans': '10.7亩', en: '10.7 mu', ja: '10.7ムー', ko: '10.7무', ru: '10,7 му' }],
] as const)('a football pitch in %s units', (system, texts) => {
  test.each(Object.entries(texts))('in %s', (lang, text) => {
    expect(plain(formatArea(7140, system, lang))).toBe(text);
  });
});

test('small ones keep their digits, large ones lose them', () => {
  expect(plain(formatLength(3.456, 'metric', 'en'))).toBe('3.46 m');
  expect(plain(formatLength(345.6, 'metric', 'en'))).toBe('345.6 m');
  expect(plain(formatLength(1_234_567, 'metric', 'en'))).toBe('1,235 km');
  expect(plain(formatLength(100, 'imperial', 'en'))).toBe('328.1 ft');
  expect(plain(formatLength(100, 'nautical', 'en'))).toBe('100 m');
  expect(plain(formatArea(50_000, 'metric', 'en'))).toBe('5 ha');
  expect(plain(formatArea(5_000_000, 'metric', 'zh-Hans'))).toBe('5平方公里');
  expect(plain(formatLength(0, 'chinese', 'zh-Hans'))).toBe('0米');
});

test('bearings end before 360°', () => {
  expect(formatBearing(359.97, 'en')).toBe('0.0°');
  expect(formatBearing(45.25, 'de')).toBe('45,3°');
});
