/** What an analysis is made of: inputs, parameters, a run, and what comes out of it. Pure. */
import type { Feature, Geometry } from 'geojson';
import * as v from 'valibot';
import type { TableField } from '../table/model';
import { prepare, type Item } from './items';
import { AnalysisProblem } from './problem';
import { parameterSchema, type ParametersOf } from './parameters';
import { specOf, type InputSpec, type OperationId } from './specs';

/** Features to work on, as a table gives them. */
export interface AnalysisInput {
  readonly features: readonly Feature<Geometry | null>[];
  readonly fields: readonly TableField[];
}

/** Told from loops: the share that is done, 0 to 1. */
export type Progress = (share: number) => void;

export const FIGURES = [
  'areaSquareMetres',
  'lengthMetres',
  'counted',
  'sum',
  'minMetres',
  'meanMetres',
  'maxMetres',
  'groups',
  'alone',
  'unmatched',
] as const;
/** A number that says in short what came out. */
export interface AnalysisFigure {
  readonly name: (typeof FIGURES)[number];
  readonly value: number;
}

/** What a run made, before it is finished. */
export interface Made {
  readonly features: readonly Feature[];
  readonly fields: readonly TableField[];
  readonly figures?: readonly AnalysisFigure[];
}

export interface Outcome {
  readonly features: readonly Feature[];
  readonly fields: readonly TableField[];
  readonly figures: readonly AnalysisFigure[];
  /** Features of the inputs that were left out: without a place, or of another kind. */
  readonly skipped: number;
  /** The largest radius in metres of positions that are known only roughly; null when all are known. */
  readonly positionRadiusMetres: number | null;
}

export interface Operation {
  readonly id: OperationId;
  /** @throws AnalysisProblem */
  readonly run: (
    inputs: readonly (AnalysisInput | undefined)[],
    parameters: unknown,
    progress: Progress,
  ) => Outcome;
}

/** Items of each input, with the fields they came with. */
export interface Prepared {
  readonly items: readonly Item[];
  readonly fields: readonly TableField[];
}

/** Makes an operation of its run: checks of inputs and parameters are the same for all of them. */
export function operation<Id extends OperationId>(
  id: Id,
  run: (inputs: readonly Prepared[], parameters: ParametersOf<Id>, progress: Progress) => Made,
): Operation {
  const schema = parameterSchema(id);
  return {
    id,
    run(given, parameters, progress) {
      const checked = v.safeParse(schema, parameters);
      if (!checked.success) {
        const key = checked.issues[0].path?.[0]?.key;
        const name = typeof key === 'string' ? key : '';
        throw new AnalysisProblem('parameter', { name, operation: id });
      }
      const inputs = specOf(id).inputs.map((spec, index) =>
        prepareInput(spec, given[index], index),
      );
      const made = run(
        inputs.map(({ prepared }) => prepared),
        checked.output as ParametersOf<Id>,
        progress,
      );
      progress(1);
      return {
        features: made.features.map(clean),
        fields: made.fields,
        figures: (made.figures ?? []).filter(({ value }) => Number.isFinite(value)),
        skipped: inputs.reduce((total, { skipped }) => total + skipped, 0),
        positionRadiusMetres: roughestOf(inputs.flatMap(({ prepared }) => prepared.items)),
      };
    },
  };
}

function prepareInput(
  spec: InputSpec,
  input: AnalysisInput | undefined,
  index: number,
): { prepared: Prepared; skipped: number } {
  const number = index + 1;
  if (!input) {
    if (spec.optional) return { prepared: { items: [], fields: [] }, skipped: 0 };
    throw new AnalysisProblem('input-missing', { number });
  }
  if (input.features.length > spec.maxFeatures) {
    throw new AnalysisProblem('too-large', {
      number,
      count: input.features.length,
      limit: spec.maxFeatures,
    });
  }
  const all = prepare(input.features);
  if (all.length === 0) throw new AnalysisProblem('input-empty', { number });
  const items = all.filter(({ kind }) => spec.kinds.includes(kind));
  if (items.length === 0) throw new AnalysisProblem('wrong-kind', { number });
  return {
    prepared: { items, fields: input.fields },
    skipped: input.features.length - items.length,
  };
}

/** Positions known to 500 m are told as they are; rougher ones are worth a note. */
const WORTH_A_NOTE_METRES = 500;

function roughestOf(items: readonly Item[]): number | null {
  let roughest = 0;
  for (const { radiusMetres } of items) roughest = Math.max(roughest, radiusMetres ?? 0);
  return roughest > WORTH_A_NOTE_METRES ? roughest : null;
}

/** Numbers that are none become missing values: a table never shows NaN. */
function clean(feature: Feature): Feature {
  const properties = Object.fromEntries(
    Object.entries(feature.properties ?? {}).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'number' && !Number.isFinite(value) ? null : value,
    ]),
  );
  return { ...feature, properties };
}
