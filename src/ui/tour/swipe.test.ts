import { expect, test } from 'vitest';
import { swipeOf } from './swipe';

test.each([
  [-80, 5, 'left'],
  [80, -20, 'right'],
  [-40, 0, null],
  [0, 90, null],
  [70, 60, null],
] as const)('a way of %i, %i is %s', (dx, dy, expected) => {
  expect(swipeOf(dx, dy)).toBe(expected);
});
