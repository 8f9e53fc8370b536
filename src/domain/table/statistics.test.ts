import { describe, expect, test } from 'vitest';
import type { FieldSummary } from './model';
import { Table } from './table';

const column = (...values: unknown[]): Table =>
  Table.from({
    type: 'FeatureCollection',
    features: values.map((x) => ({ type: 'Feature', geometry: null as never, properties: { x } })),
  });
const numbers = (...values: unknown[]): NonNullable<FieldSummary['numbers']> => {
  const { numbers: found } = column(...values).summary('x');
  if (!found) throw new Error('They are no numbers.');
  return found;
};

// NIST Statistical Reference Datasets, univariate: www.itl.nist.gov/div898/strd
describe('the certified values of NIST', () => {
  test('PiDigits begins as pi does; NumAcc1: mean 10000002', () => {
    const { mean, median, min, max } = numbers(10000001, 10000003, 10000002);
    expect(mean).toBe(10000002);
    expect([min, median, max]).toEqual([10000001, 10000002, 10000003]);
  });

  test('NumAcc2: mean 1.2, of 1.2 and five hundred each of 1.1 and 1.3', () => {
    const pairs = Array.from({ length: 1000 }, (_, index) => (index % 2 === 0 ? 1.1 : 1.3));
    expect(numbers(1.2, ...pairs).mean).toBeCloseTo(1.2, 14);
  });

  test('NumAcc3: mean 1000000.2', () => {
    const pairs = Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? 1000000.1 : 1000000.3));
    expect(numbers(1000000.2, ...pairs).mean).toBeCloseTo(1000000.2, 9);
  });

  test('NumAcc4: mean 10000000.2', () => {
    const pairs = Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? 10000000.1 : 10000000.3));
    expect(numbers(10000000.2, ...pairs).mean).toBeCloseTo(10000000.2, 8);
  });
});

describe('a summary', () => {
  test('counts what is missing, and leaves it out of the numbers', () => {
    const summary = column(3, null, 1, '', 2).summary('x');
    expect(summary).toMatchObject({ count: 5, missing: 2 });
    expect(summary.numbers).toMatchObject({ min: 1, max: 3, sum: 6, mean: 2, median: 2 });
  });

  test('of an even count the median lies between the middle two', () => {
    expect(numbers(4, 1, 3, 2).median).toBe(2.5);
  });

  test('has equal bins that hold every value once, the largest in the last', () => {
    expect(numbers(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10, 10, 10, 10).histogram).toEqual([
      ...[3, 2, 3],
      8,
    ]);
    expect(numbers(5, 5, 5).histogram).toEqual([3]);
  });

  test('lists categories, the most frequent first, the missing one as an empty text', () => {
    expect(column('b', 'a', 'b', null, 'b', 'a').summary('x')).toMatchObject({
      numbers: null,
      categories: [
        { value: 'b', count: 3 },
        { value: 'a', count: 2 },
        { value: '', count: 1 },
      ],
      moreCategories: false,
    });
  });

  test('tells the first and the last day of dates', () => {
    expect(column('2025-01', '2022-04/2024', '2023-12-31').summary('x').dates).toEqual({
      from: '2022-04-01',
      to: '2025-01-31',
    });
  });

  test('of a filter is that of what passes', () => {
    const { numbers: found } = column(1, 2, 3, 4).summary('x', {
      conditions: [{ kind: 'number', field: 'x', min: 3, max: null }],
    });
    expect(found?.sum).toBe(7);
  });
});

describe('breaks', () => {
  test('equal: the span in equal parts', () => {
    expect(column(0, 3, 100).breaks('x', 'equal', 4)).toEqual([25, 50, 75]);
  });

  test('quantile: as many values in each class', () => {
    const values = Array.from({ length: 12 }, (_, index) => index + 1);
    const [low = 0, high = 0] = column(...values).breaks('x', 'quantile', 3);
    const class1 = values.filter((value) => value < low);
    const class2 = values.filter((value) => value >= low && value < high);
    expect([class1.length, class2.length]).toEqual([4, 4]);
  });

  test('natural: the example of Ckmeans.1d.dp', () => {
    // H. Wang, M. Song, "Ckmeans.1d.dp", The R Journal 3/2 (2011), help page: x <- c(-1, 2, -1, 2, 4, 5, 6, -1, 2, -1), k = 3.
    expect(column(-1, 2, -1, 2, 4, 5, 6, -1, 2, -1).breaks('x', 'natural', 3)).toEqual([2, 4]);
  });

  test('fewer where values repeat, none where all are one', () => {
    expect(column(1, 1, 1, 1, 1, 1, 1, 1, 1, 9).breaks('x', 'quantile', 5)).toEqual([]);
    expect(column(1, 2, 2, 2).breaks('x', 'natural', 5)).toEqual([2]);
    expect(column(7, 7).breaks('x', 'equal', 4)).toEqual([]);
    expect(column('a', 'b').breaks('x', 'equal', 4)).toEqual([]);
  });

  test('natural breaks of many values are those of a part of them', () => {
    const values = Array.from({ length: 30_000 }, (_, index) =>
      index < 12_000 ? index % 10 : 1000 + (index % 10),
    );
    expect(column(...values).breaks('x', 'natural', 2)).toEqual([1000]);
  });
});
