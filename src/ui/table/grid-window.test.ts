import { describe, expect, test } from 'vitest';
import { windowOf } from './grid-window';

// Rows are 34 px high; the viewport shows seven of them under the headings.
const height = 8 * 34;

describe('a million rows', () => {
  const total = 1_000_000;
  const at = (scrollTop: number): ReturnType<typeof windowOf> =>
    windowOf({ total, height, scrollTop });
  const firstOf = (scrollTop: number): number => {
    const view = at(scrollTop);
    return view.rows.find((row) => view.topOf(row) >= scrollTop - 34 + 1) ?? NaN;
  };

  test('are less high than browsers lay out, and the last one is reached', () => {
    const { tall } = at(0);
    expect(tall).toBeLessThan(16_000_000);
    expect(at(tall - height + 34).rows).toContain(total - 1);
  });

  test('a turn of the wheel passes as many rows as in a short table', () => {
    const start = 4_000_000;
    const turn = at(start).scrollBy(100);
    expect(Math.abs(firstOf(start + turn) - firstOf(start) - 100 / 34)).toBeLessThanOrEqual(1);
    expect(windowOf({ total: 500, height, scrollTop: 0 }).scrollBy(100)).toBe(100);
  });

  test('a row that is scrolled to is in sight', () => {
    for (const row of [0, 7, 234_999, 999_999]) {
      const scrollTop = at(0).scrollTo(row) ?? 0;
      expect(at(scrollTop).rows).toContain(row);
    }
  });
});
