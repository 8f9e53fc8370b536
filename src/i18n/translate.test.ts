import { describe, expect, test } from 'vitest';
import { messages as english } from './en';
import { createTranslate, type Messages } from './translate';
import { messages as chinese } from './zh-Hans';

const en = createTranslate(english, 'en');
const zh = createTranslate(chinese, 'zh-Hans');

/** The English messages with one of them said in other words. */
const withMessage = (message: Messages['places.count']): Messages => ({
  ...english,
  'places.count': message,
});

describe('a message', () => {
  test('is said in the language asked for', () => {
    expect(en('app.theme.dark')).toBe('Dark');
    expect(zh('app.theme.dark')).toBe('深色');
  });

  test('takes its values where they stand, in any order and more than once', () => {
    const t = createTranslate(withMessage('{b} {a} {b}'), 'en');
    expect(t('places.count', { a: 'x', b: 'y' })).toBe('y x y');
    expect(en('nearby.item', { distance: '3 km', direction: 'north' })).toBe('3 km to the north');
    expect(zh('nearby.item', { distance: '3 千米', direction: '北' })).toBe('北方 3 千米');
  });

  test('leaves out what is not given', () => {
    expect(createTranslate(withMessage('a{b}c'), 'en')('places.count')).toBe('ac');
  });

  test('takes a value as text: neither pattern nor placeholder nor property of Object', () => {
    const t = createTranslate(withMessage('<{name}>'), 'en');
    expect(t('places.count', { name: "$& $1 $' {name} {constructor}" })).toBe(
      "<$& $1 $' {name} {constructor}>",
    );
    expect(createTranslate(withMessage('[{toString}{constructor}]'), 'en')('places.count')).toBe(
      '[]',
    );
  });
});

describe('a number in a message', () => {
  // CLDR: English and Chinese group by thousands with a comma, German with a dot, Russian with U+00A0.
  test.each([
    ['en', '12,345.5'],
    ['zh-Hans', '12,345.5'],
    ['de', '12.345,5'],
    ['ru', '12\u00a0345,5'],
  ])('is written as %s writes it', (lang, text) => {
    const t = createTranslate(withMessage({ other: '{count}' }), lang);
    expect(t('places.count', { count: 12_345.5 })).toBe(text);
  });

  test('given as text stays as it is', () => {
    expect(createTranslate(withMessage('{count}'), 'en')('places.count', { count: '2025' })).toBe(
      '2025',
    );
  });
});

describe('the form of a message follows its count', () => {
  // CLDR, plural rules: English has one and other, Chinese only other, Russian four.
  test('in English', () => {
    expect([0, 1, 2].map((count) => en('places.count', { count }))).toEqual([
      '0 places',
      '1 place',
      '2 places',
    ]);
  });

  test('in Chinese', () => {
    expect([0, 1, 53].map((count) => zh('places.count', { count }))).toEqual([
      '0 处',
      '1 处',
      '53 处',
    ]);
  });

  test('in Russian', () => {
    const t = createTranslate(
      withMessage({ one: 'место', few: 'места', many: 'мест', other: 'места' }),
      'ru',
    );
    const forms = [1, 2, 5, 11, 21, 22, 111, 1.5].map((count) => t('places.count', { count }));
    expect(forms).toEqual(['место', 'места', 'мест', 'мест', 'место', 'места', 'мест', 'места']);
  });

  test('and is the general one where the right one is missing', () => {
    const t = createTranslate(withMessage({ other: 'many' }), 'en');
    expect(t('places.count', { count: 1 })).toBe('many');
  });
});
