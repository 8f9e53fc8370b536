import fc from 'fast-check';
import { core } from 'virtual:atlas-core';
import { describe, expect, test } from 'vitest';
import { readSpan, type Range } from './calendar';
import { eventsWithin, presetsOf, sitesWithin, spread, stepFrom, timelineOf } from './timeline';

const { events, steps, span, datedSites } = timelineOf(core);
const range = (iso: string): Range => {
  const found = readSpan(iso);
  if (!found) throw new Error(iso);
  return { from: found.from, to: found.to };
};

describe("the article's time", () => {
  // The dates that the article names, read in its text.
  test('has these dates, in this order', () => {
    expect(steps.map(({ iso }) => iso)).toEqual([
      '2022-04/2025',
      '2023-09-07',
      '2024',
      '2024-10-15',
      '2025',
      '2025-01-14',
      '2025-02-18',
      '2025-02-25',
      '2025-02-27',
      '2025-02-28',
      '2027',
      '2027-12',
    ]);
  });

  test('begins in April 2022, when Dalian joined the list of waste-free cities, and ends with 2027', () => {
    expect(span).toEqual(range('2022-04/2027'));
  });

  test('has only announced things after 2025', () => {
    const later = eventsWithin(events, range('2026/2027'));
    expect(later.length).toBeGreaterThan(1);
    expect(later.every(({ announced }) => announced)).toBe(true);
  });

  test('has the flight to Zhangzi Island on 14 January 2025', () => {
    const sites = sitesWithin(events, range('2025-01-14'));
    expect(sites).toContain('route-donggang-zhangzidao');
    expect(sites).toContain('zhangzidao');
    // Opened on 15 October 2024; named again for the year 2025, which that day is part of.
    expect(sitesWithin(events, range('2024-10-15'))).toContain('yinggeshi-science-city');
    expect(sitesWithin(events, range('2024-10-15'))).not.toContain('zhangzidao');
  });

  test('leaves out places without a date', () => {
    // The article tells of the bridge and gives no date.
    expect(datedSites.has('xinghai-bay-bridge')).toBe(false);
    expect(sitesWithin(events, span).has('xinghai-bay-bridge')).toBe(false);
    expect([...sitesWithin(events, span)].sort()).toEqual([...datedSites].sort());
  });
});

describe('steps', () => {
  test('lead from the first date to the last and back', () => {
    const walk = (by: 1 | -1): string[] => {
      const seen: string[] = [];
      for (let at = stepFrom(steps, null, by); at; at = stepFrom(steps, at.span, by)) {
        seen.push(at.iso);
        expect(seen.length).toBeLessThanOrEqual(steps.length);
      }
      return seen;
    };
    expect(walk(1)).toEqual(steps.map(({ iso }) => iso));
    expect(walk(-1)).toEqual(steps.map(({ iso }) => iso).reverse());
  });

  test('go on from where a chosen range begins', () => {
    expect(stepFrom(steps, range('2025-02'), 1)?.iso).toBe('2025-02-18');
    expect(stepFrom(steps, range('2025-02'), -1)?.iso).toBe('2025-01-14');
    expect(stepFrom(steps, range('2030'), 1)).toBeNull();
  });
});

test('the presets split at the year of the article', () => {
  expect(presetsOf(span, '2025-05-14')).toEqual({
    before: range('2022/2024'),
    same: range('2025'),
    after: range('2026/2027'),
  });
  expect(presetsOf(range('2025/2027'), '2025-05-14')).toBeNull();
});

describe('marks that would lie on each other', () => {
  test('move apart, the least possible', () => {
    expect(spread([10, 50, 90], 20, 100)).toEqual([10, 50, 90]);
    expect(spread([50, 50], 20, 100)).toEqual([40, 60]);
    expect(spread([0, 0, 100], 20, 100)).toEqual([0, 20, 100]);
    expect(spread([98, 99, 100], 20, 100)).toEqual([60, 80, 100]);
    expect(spread([], 20, 100)).toEqual([]);
  });

  test('keep their order, their distance and the line', () => {
    const positions = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(positions, (unsorted) => {
        const placed = spread(
          [...unsorted].sort((a, b) => a - b),
          24,
          300,
        );
        placed.forEach((at, index) => {
          expect(at).toBeGreaterThanOrEqual(-1e-6);
          expect(at).toBeLessThanOrEqual(300 + 1e-6);
          if (index > 0) expect(at - (placed[index - 1] ?? 0)).toBeGreaterThanOrEqual(24 - 1e-6);
        });
      }),
    );
  });
});
