// Chains of steps, against values that follow from the shapes: squares of one degree and their corners.
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { Recipe, RecipeInput } from './model';
import { makePortable, type LayerOrigin } from './portable';
import { AnalysisProblem } from './problem';
import { parseRecipe, runRecipe } from './recipe';
import { OPERATIONS } from './registry';

const square = (id: string, west: number, south: number, size: number): Feature => ({
  type: 'Feature',
  id,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
    ],
  },
  properties: { name: id },
});
const point = (id: string, lng: number, lat: number): Feature => ({
  type: 'Feature',
  id,
  geometry: { type: 'Point', coordinates: [lng, lat] },
  properties: { name: id },
});
const collection = (...features: Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

const LAYERS: Readonly<Record<string, readonly Feature[]>> = {
  towns: [point('in', 121.5, 39.5), point('edge', 121, 39.2), point('out', 123, 39)],
  parks: [square('park', 121, 39, 1), square('lake', 123.5, 39.5, 0.1)],
};
const resolve = ({ layer, features }: RecipeInput) =>
  Promise.resolve({
    features: (LAYERS[layer] ?? []).filter(({ id }) => features?.includes(String(id)) ?? true),
    fields: [{ name: 'name', type: 'text' as const }],
  });
const recipe = (...steps: Recipe['steps']): Recipe => ({ version: 1, title: 'Test', steps });
const run = (made: Recipe) => runRecipe(parseRecipe(made), OPERATIONS, resolve, () => undefined);

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof AnalysisProblem) return error.code;
    throw error;
  }
  return 'none';
};

const within: Recipe['steps'][number] = {
  operation: 'select',
  inputs: [{ layer: 'towns' }, { layer: 'parks' }],
  parameters: { relation: 'within' },
};
const buffered = (layer: string): Recipe['steps'][number] => ({
  operation: 'buffer',
  inputs: [{ layer }],
  parameters: { distanceMetres: 100, dissolved: false },
});

describe('running', () => {
  test('a later step takes the result of an earlier one', async () => {
    const told: [number, number][] = [];
    const made = await runRecipe(
      parseRecipe(recipe(within, buffered('step:1'))),
      OPERATIONS,
      resolve,
      (step, share) => told.push([step, share]),
    );
    expect(made.features.map(({ id, geometry }) => [id, geometry.type])).toEqual([
      ['in', 'Polygon'],
      ['edge', 'Polygon'],
    ]);
    expect(told.at(-1)).toEqual([2, 1]);
  });

  test('chosen features, filtered results and shapes that it brings along', async () => {
    const made = await run(
      recipe(
        {
          ...within,
          inputs: [
            { layer: 'towns' },
            { layer: 'inline', inline: collection(square('s', 122.5, 38.5, 1)) },
          ],
        },
        { ...buffered('step:1'), inputs: [{ layer: 'step:1', features: ['out'] }] },
      ),
    );
    expect(made.features.map(({ id }) => id)).toEqual(['out']);
    const filtered = await run(
      recipe(within, {
        ...buffered('step:1'),
        inputs: [
          {
            layer: 'step:1',
            filter: { conditions: [{ kind: 'text', field: 'name', contains: 'ED' }] },
          },
        ],
      }),
    );
    expect(filtered.features.map(({ id }) => id)).toEqual(['edge']);
  });

  test('nothing left is a problem, not an empty layer', async () => {
    const nothing = recipe({
      ...within,
      inputs: [{ layer: 'towns', features: ['out'] }, { layer: 'parks' }],
    });
    await expect(run(nothing)).rejects.toMatchObject({ code: 'result-empty' });
  });
});

describe('hostile and broken recipes', () => {
  const evil = (geometry: unknown): unknown =>
    recipe({
      ...within,
      inputs: [
        {
          layer: 'inline',
          inline: collection({ ...point('x', 0, 0), geometry: geometry as Geometry }),
        },
      ],
    });
  const cases: [name: string, recipe: unknown, code: string][] = [
    ['nothing', null, 'recipe-broken'],
    ['no steps', recipe(), 'recipe-broken'],
    ['another version', { ...recipe(within), version: 2 }, 'recipe-broken'],
    ['a key too many', { ...recipe(within), script: 'alert(1)' }, 'recipe-broken'],
    ['an unknown operation', recipe({ ...within, operation: 'eval' }), 'operation-unknown'],
    ['an inherited name', recipe({ ...within, operation: 'constructor' }), 'operation-unknown'],
    ['an unknown parameter', recipe({ ...within, parameters: { code: '1' } }), 'parameter'],
    [
      'a parameter out of bounds',
      recipe({ ...buffered('towns'), parameters: { distanceMetres: 1e9 } }),
      'parameter',
    ],
    [
      'not a number',
      recipe({ ...buffered('towns'), parameters: { distanceMetres: '1' } }),
      'parameter',
    ],
    ['too many steps', recipe(...Array.from({ length: 21 }, () => within)), 'recipe-too-large'],
    ['a step that is not there', recipe(buffered('step:1')), 'recipe-broken'],
    ['a later step', recipe(buffered('step:2'), within), 'recipe-broken'],
    ['too many inputs', recipe({ ...buffered('towns'), inputs: within.inputs }), 'recipe-broken'],
    ['a layer that is a path', recipe(buffered('../../etc')), 'recipe-broken'],
    ['inline without features', recipe(buffered('inline')), 'recipe-broken'],
    ['a position that is text', evil({ type: 'Point', coordinates: ['0', 0] }), 'recipe-broken'],
    ['a position off the globe', evil({ type: 'Point', coordinates: [0, 91] }), 'recipe-broken'],
    ['a collection', evil({ type: 'GeometryCollection', geometries: [] }), 'recipe-broken'],
    [
      'more positions than allowed',
      evil({ type: 'LineString', coordinates: Array.from({ length: 5001 }, () => [0, 0]) }),
      'recipe-too-large',
    ],
    [
      'more positions than allowed, in parts',
      evil({
        type: 'MultiLineString',
        coordinates: Array.from({ length: 2 }, () => Array.from({ length: 3000 }, () => [0, 0])),
      }),
      'recipe-too-large',
    ],
  ];
  test.each(cases)('%s', (_name, value, code) => {
    expect(codeOf(() => parseRecipe(value))).toBe(code);
  });

  test('a good one is let through as it is', () => {
    expect(parseRecipe(recipe(within, buffered('step:1')))).toEqual(
      recipe(within, buffered('step:1')),
    );
  });
});

describe('a recipe for other browsers', () => {
  const origins: Readonly<Record<string, LayerOrigin>> = {
    towns: { kind: 'shipped' },
    parks: { kind: 'shipped' },
    'own-1': { kind: 'analysed', recipe: recipe(within) },
    'own-2': {
      kind: 'own',
      title: 'Sketch',
      load: () => Promise.resolve(collection(square('s', 122.123456789, 38, 1))),
    },
    'own-3': {
      kind: 'own',
      title: 'Survey',
      load: () =>
        Promise.resolve(collection(...Array.from({ length: 201 }, (_, n) => point(`${n}`, 0, 0)))),
    },
  };
  const originOf = (layer: string): LayerOrigin => origins[layer] ?? { kind: 'unknown' };

  test('results become steps, drawings come along, and it is a good recipe', async () => {
    const made = await makePortable(
      recipe(buffered('own-1'), {
        operation: 'clip',
        inputs: [{ layer: 'step:1' }, { layer: 'own-2' }],
        parameters: {},
      }),
      originOf,
    );
    expect(made.steps.map(({ operation }) => operation)).toEqual(['select', 'buffer', 'clip']);
    expect(made.steps[1]?.inputs).toEqual([{ layer: 'step:1' }]);
    expect(made.steps[2]?.inputs[0]).toEqual({ layer: 'step:2' });
    const [, drawn] = made.steps[2]?.inputs ?? [];
    expect(drawn?.layer).toBe('inline');
    expect(drawn?.inline?.features[0]?.geometry).toMatchObject({
      coordinates: [
        [
          [122.123457, 38],
          [123.123457, 38],
          [123.123457, 39],
          [122.123457, 39],
          [122.123457, 38],
        ],
      ],
    });
    expect(parseRecipe(JSON.parse(JSON.stringify(made)))).toEqual(made);
  });

  test('layers that are made of each other are refused', async () => {
    const round = (): LayerOrigin => ({ kind: 'analysed', recipe: recipe(buffered('own-1')) });
    await expect(makePortable(recipe(buffered('own-1')), round)).rejects.toMatchObject({
      code: 'recipe-too-large',
    });
  });

  test('what is too large, or gone, is told', async () => {
    await expect(makePortable(recipe(buffered('own-3')), originOf)).rejects.toMatchObject({
      code: 'layer-private',
      params: { name: 'Survey', limit: 200 },
    });
    await expect(makePortable(recipe(buffered('own-9')), originOf)).rejects.toMatchObject({
      code: 'layer-unknown',
    });
  });
});
