import { describe, expect, test } from 'vitest';
import { firstDayOf, monthOf, overlap, readSpan, writeSpan } from './calendar';

const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

describe('a date of reduced precision stands for all of its days', () => {
  test.each([
    ['2025', '2025-01-01', '2026-01-01', 'year'],
    ['2022-04', '2022-04-01', '2022-05-01', 'month'],
    ['2024-12', '2024-12-01', '2025-01-01', 'month'],
    ['2025-01-14', '2025-01-14', '2025-01-15', 'day'],
    ['2024-02-29', '2024-02-29', '2024-03-01', 'day'],
    ['2022-04/2025', '2022-04-01', '2026-01-01', 'interval'],
    ['2025-01/2025-03', '2025-01-01', '2025-04-01', 'interval'],
  ])('%s', (iso, from, to, precision) => {
    expect(readSpan(iso)).toEqual({ from: day(from), to: day(to), precision });
    expect(writeSpan({ from: day(from), to: day(to) })).toBe(
      iso === '2022-04/2025' ? '2022-04/2025-12' : iso,
    );
  });

  test.each(['', '25', '0099', '2025-00', '2025-13', '2025-02-29', '2025-04-31', '2025-01-00'])(
    'what is no date is none: %s',
    (iso) => {
      expect(readSpan(iso)).toBeNull();
    },
  );

  test.each(['2025/2024', '2025/', '/2025', '2024/2025/2026', '2025-1', '2025-01-14T00:00'])(
    'nor an interval: %s',
    (iso) => {
      expect(readSpan(iso)).toBeNull();
    },
  );
});

test('months are counted and come back as their first day', () => {
  expect(firstDayOf(monthOf(day('2022-04-30')))).toBe(day('2022-04-01'));
  expect(firstDayOf(monthOf(day('2024-12-15')) + 1)).toBe(day('2025-01-01'));
});

test('ranges that only touch do not overlap', () => {
  const year = { from: day('2024-01-01'), to: day('2025-01-01') };
  expect(overlap(year, { from: day('2025-01-01'), to: day('2025-01-02') })).toBe(false);
  expect(overlap(year, { from: day('2024-12-31'), to: day('2025-01-02') })).toBe(true);
});
