import { expect, test } from 'vitest';
import { estimateTextWidth, pickName } from './sketch-labels';

// Unicode, UAX 11: Han, kana and Hangul are wide.
test.each([
  ['大连', 24],
  ['ダルニー', 48],
  ['다롄', 24],
  ['Dalian', 39.6],
  ['Далянь', 39.6],
])('%s is estimated %d px wide', (text, width) => {
  expect(estimateTextWidth(text, 12)).toBeCloseTo(width, 6);
});

test('pickName takes the first language that the name has, or any', () => {
  const name = { en: 'Dalian', 'zh-Hans': '大连' };
  expect(pickName(name, ['ko', 'zh-Hans', 'en'])).toEqual(['zh-Hans', '大连']);
  expect(pickName(name, ['ko'])).toEqual(['en', 'Dalian']);
  expect(pickName({}, ['en'])).toBeNull();
});
