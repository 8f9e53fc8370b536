/** Makes a recipe that works in any browser: what only this one has is replaced or brought along. */
import type { FeatureCollection } from 'geojson';
import { INLINE, stepOf, type Recipe, type RecipeInput, type RecipeStep } from './model';
import { AnalysisProblem } from './problem';
import { RECIPE_LIMITS } from './recipe-schema';

/** What is known of a layer that a recipe names. */
export type LayerOrigin =
  | { readonly kind: 'shipped' }
  /** Worked out itself: its steps come first. */
  | { readonly kind: 'analysed'; readonly recipe: Recipe }
  /** Features that are here only; `load` gets those that the input chooses. */
  | {
      readonly kind: 'own';
      readonly title: string;
      readonly load: (input: RecipeInput) => Promise<FeatureCollection>;
    }
  | { readonly kind: 'unknown' };

/** Digits of a position that are written: 0.1 m. */
const DIGITS = 6;

/**
 * @throws AnalysisProblem when a layer is too large to bring along, or gone
 */
export async function makePortable(
  recipe: Recipe,
  originOf: (layer: string) => LayerOrigin,
): Promise<Recipe> {
  const steps: RecipeStep[] = [];
  await append(recipe, originOf, steps, 0);
  if (steps.length > RECIPE_LIMITS.steps) throw new AnalysisProblem('recipe-too-large');
  return { version: 1, title: recipe.title, steps };
}

/** @returns the number of the recipe's last step among all steps */
async function append(
  recipe: Recipe,
  originOf: (layer: string) => LayerOrigin,
  steps: RecipeStep[],
  depth: number,
): Promise<number> {
  if (depth > RECIPE_LIMITS.steps) throw new AnalysisProblem('recipe-too-large');
  /** Numbers of this recipe's steps among all of them. */
  const numbers: number[] = [];
  for (const step of recipe.steps) {
    const inputs: RecipeInput[] = [];
    for (const input of step.inputs) {
      const from = stepOf(input.layer);
      if (from !== null) inputs.push({ ...input, layer: `step:${numbers[from - 1] ?? from}` });
      else if (input.layer === INLINE) inputs.push(input);
      else inputs.push(await replaced(input, originOf, steps, depth));
    }
    steps.push({ ...step, inputs });
    numbers.push(steps.length);
  }
  return steps.length;
}

async function replaced(
  input: RecipeInput,
  originOf: (layer: string) => LayerOrigin,
  steps: RecipeStep[],
  depth: number,
): Promise<RecipeInput> {
  const origin = originOf(input.layer);
  switch (origin.kind) {
    case 'shipped':
      return input;
    case 'unknown':
      throw new AnalysisProblem('layer-unknown', { name: input.layer });
    case 'analysed':
      return {
        ...input,
        layer: `step:${await append(origin.recipe, originOf, steps, depth + 1)}`,
      };
    case 'own': {
      const inline = await origin.load(input);
      if (inline.features.length > RECIPE_LIMITS.inlineFeatures) {
        throw new AnalysisProblem('layer-private', {
          name: origin.title,
          limit: RECIPE_LIMITS.inlineFeatures,
        });
      }
      return { layer: INLINE, inline: shortened(inline) };
    }
  }
}

/** Without what the recipe's schema refuses: empty geometries, collections, values that are no cells. */
function shortened(collection: FeatureCollection): FeatureCollection {
  const round = (value: unknown): unknown =>
    typeof value === 'number'
      ? Number(value.toFixed(DIGITS))
      : Array.isArray(value)
        ? value.map(round)
        : value;
  return {
    type: 'FeatureCollection',
    features: collection.features.flatMap(({ id, geometry, properties }) => {
      // A row without a place has no geometry, whatever the type says.
      if ((geometry as unknown) === null || geometry.type === 'GeometryCollection') return [];
      const cells = Object.entries(properties ?? {}).filter(([, value]: [string, unknown]) =>
        ['string', 'number', 'boolean'].includes(typeof value),
      );
      const shape = {
        type: geometry.type,
        coordinates: round(geometry.coordinates),
      } as typeof geometry;
      return [
        {
          type: 'Feature' as const,
          ...(id === undefined ? {} : { id }),
          geometry: shape,
          properties: Object.fromEntries(cells),
        },
      ];
    }),
  };
}
