/** Checks recipes and works them off. */
import * as v from 'valibot';
import { Table } from '../table/table';
import { INLINE, stepOf, type Recipe, type RecipeInput, type RecipeStep } from './model';
import type { AnalysisInput, Operation, Outcome } from './operation';
import { parameterSchema } from './parameters';
import { AnalysisProblem } from './problem';
import { RECIPE_LIMITS, recipeSchema } from './recipe-schema';
import { isOperationId, specOf, type OperationId } from './specs';

/**
 * A recipe, from whatever was read.
 * @throws AnalysisProblem that says what is wrong with it
 */
export function parseRecipe(value: unknown): Recipe {
  const read = v.safeParse(recipeSchema, value);
  if (!read.success) {
    const [issue] = read.issues;
    const tooLarge = issue.type === 'max_length';
    throw new AnalysisProblem(tooLarge ? 'recipe-too-large' : 'recipe-broken', {
      path: v.getDotPath(issue)?.slice(0, 80) ?? '',
    });
  }
  const recipe = read.output as Recipe;
  recipe.steps.forEach(checkStep);
  const positions = recipe.steps
    .flatMap(({ inputs }) => inputs)
    .reduce((total, { inline }) => total + countNumbers(inline) / 2, 0);
  if (positions > RECIPE_LIMITS.inlinePositions) throw new AnalysisProblem('recipe-too-large');
  return recipe;
}

function checkStep(step: RecipeStep, index: number): void {
  const path = `steps.${index}`;
  if (!isOperationId(step.operation)) {
    throw new AnalysisProblem('operation-unknown', { name: step.operation.slice(0, 60) });
  }
  const parameters = v.safeParse(parameterSchema(step.operation), step.parameters);
  if (!parameters.success) {
    const name = v.getDotPath(parameters.issues[0]) ?? '';
    throw new AnalysisProblem('parameter', { name: name.slice(0, 60), operation: step.operation });
  }
  if (step.inputs.length > specOf(step.operation).inputs.length) {
    throw new AnalysisProblem('recipe-broken', { path: `${path}.inputs` });
  }
  for (const { layer, inline } of step.inputs) {
    const from = stepOf(layer);
    const isLater = layer.includes(':') && (from === null || from > index);
    if (isLater || (layer === INLINE) !== (inline !== undefined)) {
      throw new AnalysisProblem('recipe-broken', { path: `${path}.inputs` });
    }
  }
}

function countNumbers(value: unknown): number {
  if (typeof value === 'number') return 1;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((total, part) => total + countNumbers(part), 0);
}

/** Finds the features of a layer, as its filter and its choice leave them. */
export type Resolve = (input: RecipeInput) => Promise<AnalysisInput>;

/** Tells the step that is at work, from 1, and the share of the whole recipe that is done. */
export type RecipeProgress = (step: number, share: number) => void;

/**
 * Works a recipe off, step by step.
 * @throws AnalysisProblem
 */
export async function runRecipe(
  recipe: Recipe,
  operations: Readonly<Record<OperationId, Operation>>,
  resolve: Resolve,
  progress: RecipeProgress,
): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const [index, step] of recipe.steps.entries()) {
    if (!isOperationId(step.operation)) {
      throw new AnalysisProblem('operation-unknown', { name: step.operation });
    }
    const inputs: AnalysisInput[] = [];
    for (const input of step.inputs) {
      const from = stepOf(input.layer);
      inputs.push(
        from === null ? await inputOf(input, resolve) : chosenOf(input, outcomes[from - 1]),
      );
    }
    const done = operations[step.operation].run(inputs, step.parameters, (share) => {
      progress(index + 1, (index + share) / recipe.steps.length);
    });
    if (done.features.length === 0) throw new AnalysisProblem('result-empty');
    outcomes.push(done);
  }
  const last = outcomes.at(-1);
  if (!last) throw new AnalysisProblem('recipe-broken', { path: 'steps' });
  return {
    ...last,
    skipped: outcomes.reduce((total, { skipped }) => total + skipped, 0),
    // What was rough at the start is not known better at the end.
    positionRadiusMetres: outcomes.reduce<number | null>(
      (roughest, { positionRadiusMetres: radius }) =>
        radius === null ? roughest : Math.max(roughest ?? 0, radius),
      null,
    ),
  };
}

async function inputOf(input: RecipeInput, resolve: Resolve): Promise<AnalysisInput> {
  if (!input.inline) return resolve(input);
  const table = Table.from(input.inline);
  return { features: table.features().features, fields: table.info.fields };
}

function chosenOf({ filter, features }: RecipeInput, outcome: Outcome | undefined): AnalysisInput {
  if (!outcome) throw new AnalysisProblem('recipe-broken', { path: 'steps' });
  if (!filter && !features) return outcome;
  const table = Table.from(
    { type: 'FeatureCollection', features: [...outcome.features] },
    outcome.fields,
  );
  const choice = { ...(features ? { ids: features } : {}), ...(filter ? { filter } : {}) };
  return { features: table.features(choice).features, fields: outcome.fields };
}
