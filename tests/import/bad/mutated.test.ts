// Real files with some of their bytes changed: each is read or ends in an ImportProblem, and never hangs.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ImportProblem } from '../../../src/domain/import/model.ts';
import { fileOf, fixtureBytes, fixtureNames, importFiles } from '../support.ts';

/** So long may one file of some kB take on a busy machine. */
const LONGEST_MILLISECONDS = 5000;
const RUNS = 25;
/** The last of each is enough: the loose parts are in the zipped ones too. */
const names = fixtureNames().filter((name) => !/^gbk\.|-rs\.|nocpg/.test(name));

interface Change {
  /** Where, as a share of the file. */
  readonly at: number;
  readonly bytes: Uint8Array;
}

const changes = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    bytes: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 8 }),
      fc.constantFrom(Uint8Array.of(0xff, 0xff, 0xff, 0x7f), Uint8Array.of(0, 0, 0, 0)),
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

function change(bytes: Uint8Array<ArrayBuffer>, list: readonly Change[], end: number) {
  const changed = bytes.slice(0, Math.max(1, Math.ceil(bytes.length * end)));
  for (const one of list) {
    const at = Math.floor(one.at * changed.length);
    changed.set(one.bytes.subarray(0, changed.length - at), at);
  }
  return changed;
}

const ends = fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }));

describe('changed files', () => {
  test.each(names)('%s', async (name) => {
    const bytes = fixtureBytes(name);
    await fc.assert(
      fc.asyncProperty(changes, ends, async (list, end) => {
        const start = performance.now();
        try {
          await importFiles([fileOf(name, change(bytes, list, end))]);
        } catch (error) {
          expect(error).toBeInstanceOf(ImportProblem);
        }
        expect(performance.now() - start).toBeLessThan(LONGEST_MILLISECONDS);
      }),
      { numRuns: RUNS, seed: 20_261_122 },
    );
  });
});
