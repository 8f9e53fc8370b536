import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filters } from '../../../tests/url/filters';
import { LONGEST_FILTER, readFilters, sayableFilters, writeFilters } from './codec';
import type { Filters } from './model';

const layers = ['science', 'metro-lines'];
const isKnown = (id: string): boolean => layers.includes(id);

describe('what is written is read again', () => {
  test('for every filter', () => {
    fc.assert(
      fc.property(filters(layers), (all) => {
        const text = writeFilters(all);
        if (text === null || text.length > LONGEST_FILTER) return;
        expect(readFilters(text, isKnown)).toEqual({ filters: all, unknown: [] });
      }),
      { numRuns: 1000 },
    );
  });

  test('what is sayable is never too long, and whole', () => {
    fc.assert(
      fc.property(filters([...layers, 'own-1']), (all) => {
        const said = sayableFilters(all, isKnown);
        for (const [id, filter] of Object.entries(said)) expect(filter).toBe(all[id]);
        const text = writeFilters(said) ?? '';
        expect(encodeURIComponent(text).length).toBeLessThanOrEqual(LONGEST_FILTER);
        expect(text).not.toContain('own-1');
      }),
    );
  });

  test('anything at all is read without an error', () => {
    const piece = fc.constantFrom(
      'science(',
      ')',
      'text:',
      'number:a:',
      '~',
      '/',
      ',',
      '*28',
      '1',
      'a',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (value) => {
        const read = readFilters(value, isKnown);
        if (read) expect(Object.keys(read.filters).every(isKnown)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a person can read it', () => {
  const say = (all: Filters): string | null => writeFilters(all);

  test('each condition is a kind, a field and a value', () => {
    expect(
      say({
        'metro-lines': {
          conditions: [
            { kind: 'number', field: 'km', min: 5, max: null },
            { kind: 'category', field: 'status', values: ['open', ''] },
            { kind: 'text', field: 'name:en', contains: 'Line (2), or 3' },
          ],
        },
        science: {
          conditions: [{ kind: 'near', layer: 'science', feature: 'dicp', distanceMetres: 500 }],
        },
      }),
    ).toBe(
      'metro-lines(number:km:5~,category:status:open/,text:name*3aen:Line *282*29*2c or 3),' +
        'science(near:science/dicp:500)',
    );
  });

  test('without conditions there is nothing to say', () => {
    expect(say({ science: { conditions: [] } })).toBeNull();
  });

  test('positions are rounded to about a metre, the last corner is the first', () => {
    const ring = [
      [121.123456789, 38],
      [122, 38.000001],
      [122, -0.000001],
      [121.123456789, 38],
    ];
    const polygon = { type: 'Polygon' as const, coordinates: [ring] };
    expect(say({ science: { conditions: [{ kind: 'shape', polygon }] } })).toBe(
      'science(shape:121.12346/38/122/38/122/0)',
    );
  });
});
