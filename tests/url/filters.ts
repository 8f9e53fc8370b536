/** Any filters that an address can say, for property tests. */
import fc from 'fast-check';
import type { Condition, Filters } from '../../src/domain/filter/model.ts';

const degree = (most: number): fc.Arbitrary<number> =>
  fc.integer({ min: -most * 1e5, max: most * 1e5 }).map((value) => value / 1e5);
const position = fc.tuple(degree(180), degree(90));
/** Texts of all scripts, with the signs of the grammar among them. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...Array.from('*(),:/~%+&=#? 大é2')), maxLength: 8 }),
);
const field = text.filter((name) => name !== '');
const end = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null });
const day = fc.option(fc.constantFrom('2025', '2022-04', '2025-01-14'), { nil: null });
const ring = fc
  .array(position, { minLength: 3, maxLength: 6 })
  .map((positions) => [...positions, positions[0] ?? [0, 0]]);

const condition = (layers: readonly string[]): fc.Arbitrary<Condition> =>
  fc.oneof(
    fc.record({ kind: fc.constant('text' as const), field, contains: text }),
    // Nought has no sign in an address.
    fc
      .record({ kind: fc.constant('number' as const), field, min: end, max: end })
      .map((one) => ({ ...one, min: one.min && one.min + 0, max: one.max && one.max + 0 }))
      .map((one) => ({
        ...one,
        min: one.min === 0 ? 0 : one.min,
        max: one.max === 0 ? 0 : one.max,
      })),
    fc.record({ kind: fc.constant('date' as const), field, from: day, to: day }),
    fc.record({
      kind: fc.constant('category' as const),
      field,
      values: fc.array(text, { minLength: 1, maxLength: 4 }),
    }),
    fc.tuple(position, position).map(([a, b]): Condition => {
      const [west, east] = a[0] < b[0] ? [a[0], b[0]] : [b[0], a[0]];
      const [south, north] = a[1] < b[1] ? [a[1], b[1]] : [b[1], a[1]];
      return { kind: 'bounds', bounds: [west, south, east, north] };
    }),
    fc.array(ring, { minLength: 1, maxLength: 2 }).map((coordinates): Condition => ({
      kind: 'shape',
      polygon: { type: 'Polygon', coordinates },
    })),
    fc.record({
      kind: fc.constant('near' as const),
      layer: fc.constantFrom(...layers),
      feature: field,
      distanceMetres: fc.integer({ min: 0, max: 1_000_000 }),
    }),
  );

export const filters = (layers: readonly string[]): fc.Arbitrary<Filters> =>
  fc.dictionary(
    fc.constantFrom(...layers),
    fc
      .array(condition(layers), { minLength: 1, maxLength: 3 })
      .map((conditions) => ({ conditions })),
    { minKeys: 1, maxKeys: 3, noNullPrototype: true },
  );
