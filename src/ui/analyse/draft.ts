/** A recipe while a person writes it. */
import type { LayerFilter } from '../../domain/filter/model';
import type { Recipe, RecipeInput, RecipeStep } from '../../domain/analysis/model';
import { isOperationId, specOf, type OperationId } from '../../domain/analysis/specs';

/** Which features of a layer: all, those its filter leaves, the chosen ones, or as the recipe has them. */
export type Part = 'all' | 'filtered' | 'chosen' | 'kept';

export interface DraftInput {
  /** Empty until the person has chosen one. */
  readonly layer: string;
  readonly part: Part;
  /** The input of the recipe that this draft was made of. */
  readonly kept: RecipeInput | null;
}

export interface DraftStep {
  readonly operation: OperationId;
  readonly inputs: readonly DraftInput[];
  readonly parameters: Readonly<Record<string, unknown>>;
}

export type Draft = readonly DraftStep[];

/** What a person sees of the layers right now. */
export interface Desk {
  readonly filterOf: (layer: string) => LayerFilter | null;
  readonly chosenOf: (layer: string) => readonly string[];
}

export const NO_INPUT: DraftInput = { layer: '', part: 'all', kept: null };

/** A new step; it takes the result of the step before it, if there is one. */
export function newStep(operation: OperationId, before: number): DraftStep {
  const spec = specOf(operation);
  return {
    operation,
    inputs: spec.inputs.map((_, index) =>
      index === 0 && before > 0 ? { ...NO_INPUT, layer: `step:${before}` } : NO_INPUT,
    ),
    parameters: Object.fromEntries(
      Object.entries(spec.parameters).map(([name, parameter]) => [
        name,
        'default' in parameter ? parameter.default : parameter.kind === 'field' ? null : [],
      ]),
    ),
  };
}

export function draftOf(recipe: Recipe): Draft {
  return recipe.steps.flatMap((step, index): DraftStep[] => {
    if (!isOperationId(step.operation)) return [];
    const fresh = newStep(step.operation, index);
    return [
      {
        operation: step.operation,
        inputs: fresh.inputs.map((_, number) => {
          const input = step.inputs[number];
          if (!input) return NO_INPUT;
          const isPart = input.filter ?? input.features ?? input.inline;
          return { layer: input.layer, part: isPart ? 'kept' : 'all', kept: input };
        }),
        parameters: { ...fresh.parameters, ...step.parameters },
      },
    ];
  });
}

/** The step that a person still has to complete, and the number of its input; null when none is. */
export function gapOf(draft: Draft): { readonly step: number; readonly input: number } | null {
  for (const [step, { operation, inputs }] of draft.entries()) {
    const input = inputs.findIndex(
      ({ layer }, number) => layer === '' && !specOf(operation).inputs[number]?.optional,
    );
    if (input >= 0) return { step, input };
  }
  return null;
}

export function recipeOf(draft: Draft, title: string, desk: Desk): Recipe {
  return {
    version: 1,
    title,
    steps: draft.map(({ operation, inputs, parameters }): RecipeStep => ({
      operation,
      inputs: inputs.filter(({ layer }) => layer !== '').map((input) => recipeInput(input, desk)),
      parameters,
    })),
  };
}

function recipeInput({ layer, part, kept }: DraftInput, desk: Desk): RecipeInput {
  if (part === 'kept' && kept?.layer === layer) return kept;
  const filter = part === 'filtered' ? desk.filterOf(layer) : null;
  if (filter) return { layer, filter };
  return part === 'chosen' ? { layer, features: desk.chosenOf(layer) } : { layer };
}

/** Without a step; later ones that took its result take that of the one before it. */
export function withoutStep(draft: Draft, gone: number): Draft {
  return draft.toSpliced(gone, 1).map((step) => ({
    ...step,
    inputs: step.inputs.map((input) => {
      const [, digits] = /^step:(\d+)$/.exec(input.layer) ?? [];
      const number = Number(digits);
      if (digits === undefined || number <= gone) return input;
      const moved = number - 1;
      return moved > 0 ? { ...input, layer: `step:${moved}` } : NO_INPUT;
    }),
  }));
}
