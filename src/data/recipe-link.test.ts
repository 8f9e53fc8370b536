// Node's own DEFLATE stands against the browser's streams; recipes are made up at random.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Recipe } from '../domain/analysis/model';
import { LONGEST_RECIPE_LINK, readRecipe, writeRecipe } from './recipe-link';

const layer = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/).filter((id) => id !== 'inline');
const recipes: fc.Arbitrary<Recipe> = fc.record({
  version: fc.constant(1 as const),
  title: fc.string({ unit: 'grapheme', maxLength: 40 }),
  steps: fc.array(
    fc.record({
      operation: fc.constant('buffer'),
      inputs: layer.map((id) => [{ layer: id }]),
      parameters: fc.record({
        distanceMetres: fc.double({ min: 1, max: 200_000, noNaN: true }),
        dissolved: fc.boolean(),
      }),
    }),
    { minLength: 1, maxLength: 20 },
  ),
});

const linkOf = (bytes: Buffer): string => bytes.toString('base64url');

describe('a recipe in an address', () => {
  test('comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(recipes, async (recipe) => {
        const text = await writeRecipe(recipe);
        expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(await readRecipe(text)).toEqual(recipe);
        expect(JSON.parse(inflateRawSync(Buffer.from(text, 'base64url')).toString())).toEqual(
          recipe,
        );
      }),
      { numRuns: 60 },
    );
  });

  test('one that is too long is refused with both lengths', async () => {
    // Noise does not shrink: a thousand random positions need more room than an address has.
    const [positions] = fc.sample(
      fc.array(
        fc.tuple(
          fc.double({ min: -180, max: 180, noNaN: true }),
          fc.double({ min: -90, max: 90, noNaN: true }),
        ),
        { minLength: 1000, maxLength: 1000 },
      ),
      { numRuns: 1, seed: 1 },
    );
    const recipe: Recipe = {
      version: 1,
      title: '',
      steps: [
        {
          operation: 'hull',
          inputs: [
            {
              layer: 'inline',
              inline: {
                type: 'FeatureCollection',
                features: [
                  {
                    type: 'Feature',
                    geometry: { type: 'MultiPoint', coordinates: positions! },
                    properties: null,
                  },
                ],
              },
            },
          ],
          parameters: {},
        },
      ],
    };
    await expect(writeRecipe(recipe)).rejects.toMatchObject({
      code: 'link-too-long',
      params: { limit: LONGEST_RECIPE_LINK },
    });
  });

  const cases: [name: string, text: string, code: string][] = [
    ['no base64', '***', 'recipe-broken'],
    ['nothing deflated', linkOf(Buffer.from('{"version":1}')), 'recipe-broken'],
    [
      'cut short',
      linkOf(deflateRawSync('{"version":1,"title":"x"}').subarray(0, 8)),
      'recipe-broken',
    ],
    ['no JSON', linkOf(deflateRawSync('<svg onload=alert(1)>')), 'recipe-broken'],
    ['no UTF-8', linkOf(deflateRawSync(Buffer.from([0xff, 0xfe, 0x22]))), 'recipe-broken'],
    ['no recipe', linkOf(deflateRawSync('{"version":1}')), 'recipe-broken'],
    ['longer than a link', 'A'.repeat(LONGEST_RECIPE_LINK + 1), 'recipe-too-large'],
    ['a bomb', linkOf(deflateRawSync(Buffer.alloc(5_000_000, 32))), 'recipe-too-large'],
  ];
  test.each(cases)('%s is refused', async (_name, text, code) => {
    await expect(readRecipe(text)).rejects.toMatchObject({ code });
  });
});
