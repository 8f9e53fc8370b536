// Recipes are made up at random; the texts written out are those of Python's zlib (wbits -15) and base64.
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

describe('a recipe in an address', () => {
  test('comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(recipes, async (recipe) => {
        const text = await writeRecipe(recipe);
        expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(await readRecipe(text)).toEqual(recipe);
      }),
      { numRuns: 60 },
    );
  });

  test('is read as any program deflates it', async () => {
    const text =
      'q1YqSy0qzszPU7JSMNRRUCrJLMlJBbKVnm1Y9KJ5r4KRQnauElC8uCS1oBgoHl2tlF-QWpRYAtGilFSalpZaBFKRmVdQWgJVkpNYCRQESmdUphTlp6fmKdXGApUUJBYl5qaWAC0EylUrpWQWlyTmJaf6ppYUpYKEjAwMDGprY2sB';
    expect(await readRecipe(text)).toEqual({
      version: 1,
      title: '氢能 2 km',
      steps: [
        {
          operation: 'buffer',
          inputs: [{ layer: 'hydrogen' }],
          parameters: { distanceMetres: 2000 },
        },
      ],
    });
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
    ['nothing deflated', 'eyJ2ZXJzaW9uIjoxfQ', 'recipe-broken'],
    ['cut short', 'q1YqSy0qzsw', 'recipe-broken'],
    ['no JSON', 'sykuS1fIz8vJT0yxTcxJLSrRMNS0AwA', 'recipe-broken'],
    ['no UTF-8', '-_9PCQA', 'recipe-broken'],
    ['no recipe', 'q1YqSy0qzszPU7IyrAUA', 'recipe-broken'],
    ['longer than a link', 'A'.repeat(LONGEST_RECIPE_LINK + 1), 'recipe-too-large'],
    [
      'five million spaces',
      '7MGBAAAAAIAglf0pF6kK' + 'A'.repeat(5458) + 'CA24MDEgAAAABB_1_3I1Q' + 'A'.repeat(998) + 'LgK',
      'recipe-too-large',
    ],
  ];
  test.each(cases)('%s is refused', async (_name, text, code) => {
    await expect(readRecipe(text)).rejects.toMatchObject({ code });
  });
});
