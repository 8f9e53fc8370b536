/** What can be told to an operation: types and closed schemas, both from its spec. */
import * as v from 'valibot';
import { SPECS, type OperationId, type ParameterSpec, type ParameterSpecs } from './specs';

type ValueOf<S> = S extends { kind: 'metres' | 'integer' }
  ? number
  : S extends { kind: 'choice'; options: readonly (infer O)[] }
    ? O
    : S extends { kind: 'flag' }
      ? boolean
      : S extends { kind: 'field' }
        ? string | null
        : readonly string[];

/** The parameters of an operation as its run gets them. */
export type ParametersOf<Id extends OperationId> = {
  readonly [K in keyof (typeof SPECS)[Id]['parameters']]: ValueOf<
    (typeof SPECS)[Id]['parameters'][K]
  >;
};

const LONGEST_FIELD = 200;
const MOST_FIELDS = 100;
const fieldName = v.pipe(v.string(), v.maxLength(LONGEST_FIELD));

function schemaOfParameter(spec: ParameterSpec): v.GenericSchema {
  switch (spec.kind) {
    case 'metres':
      return v.optional(
        v.pipe(v.number(), v.finite(), v.minValue(spec.min), v.maxValue(spec.max)),
        spec.default,
      );
    case 'integer':
      return v.optional(
        v.pipe(v.number(), v.integer(), v.minValue(spec.min), v.maxValue(spec.max)),
        spec.default,
      );
    case 'choice':
      return v.optional(v.picklist(spec.options), spec.default);
    case 'flag':
      return v.optional(v.boolean(), spec.default);
    case 'field':
      return v.optional(v.nullable(fieldName), null);
    case 'fields':
      return v.optional(v.pipe(v.array(fieldName), v.maxLength(MOST_FIELDS)), []);
  }
}

export type Parameters = Readonly<Record<string, unknown>>;

/** Closed: an unknown parameter is a fault; one that is left out has its default. */
export function parameterSchema(id: OperationId): v.GenericSchema<unknown, Parameters> {
  const specs: ParameterSpecs = SPECS[id].parameters;
  return v.strictObject(
    Object.fromEntries(
      Object.entries(specs).map(([name, spec]) => [name, schemaOfParameter(spec)]),
    ),
  );
}
