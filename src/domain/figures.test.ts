import { core } from 'virtual:atlas-core';
import { describe, expect, test } from 'vitest';
import { chartOf, figureGroups } from './figures';
import type { Figure } from './site';

const figure = (more: Partial<Figure>): Figure => ({
  id: 'f1',
  value: 1,
  unit: 'count',
  ...more,
});

describe('a figure is drawn', () => {
  test('as a share of the whole when it is one, with its target', () => {
    expect(chartOf(figure({ value: 85.21, unit: 'percent', target: 60 }))).toEqual({
      kind: 'share',
      bars: [{ role: 'value', value: 85.21 }],
      target: 60,
    });
  });

  test('as growth from a hundred when it is no share', () => {
    expect(chartOf(figure({ value: 18.7, unit: 'percent', growth: true }))).toEqual({
      kind: 'growth',
      bars: [
        { role: 'before', value: 100 },
        { role: 'value', value: 118.7 },
      ],
    });
  });

  test('beside what was before, in one unit: 5 hours are 300 minutes', () => {
    const before = { value: 5, unit: 'hour' } as const;
    expect(chartOf(figure({ value: 22, unit: 'minute', before }))).toEqual({
      kind: 'change',
      unit: 'minute',
      bars: [
        { role: 'before', value: 300 },
        { role: 'value', value: 22 },
      ],
    });
  });

  test('not at all when there is nothing to compare it with', () => {
    expect(chartOf(figure({ value: 5_050_000_000, unit: 'cny' })).kind).toBe('number');
    expect(chartOf(figure({ value: 5300 })).kind).toBe('number');
    const before = { value: 5, unit: 'hour' } as const;
    expect(chartOf(figure({ value: 22, unit: 'kilometre', before })).kind).toBe('number');
    expect(chartOf(figure({ value: 180, unit: 'percent' })).kind).toBe('number');
  });
});

describe('the figures of the article', () => {
  const entries = figureGroups(core).flatMap((group) => group.entries);

  test('are all there: 25 of the whole city and the flight to Zhangzi Island', () => {
    expect(entries.filter(({ site }) => site === null)).toHaveLength(25);
    const changes = entries.filter(({ site }) => site !== null);
    expect(changes.map(({ id }) => id)).toEqual(['route-donggang-zhangzidao/c1']);
    expect([...(changes[0]?.places ?? [])].sort()).toEqual([
      'donggang',
      'route-donggang-zhangzidao',
      'zhangzidao',
    ]);
  });

  test('name only places that exist', () => {
    const known = new Set(core.sites.map(({ id }) => id));
    expect(entries.flatMap(({ places }) => places).filter((id) => !known.has(id))).toEqual([]);
  });
});
