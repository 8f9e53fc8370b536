/**
 * What each operation takes and can be told, without how it works: the interface and the check of recipes
 * need no geometry code. A new operation is an entry here, a run in operations/, a line in registry.ts
 * and its words in src/i18n.
 */
import type { FieldType, GeometryKind } from '../table/model';

interface When {
  /** The parameter matters only while another one has this value. */
  readonly when?: { readonly parameter: string; readonly is: string | boolean };
}

export type ParameterSpec = When &
  (
    | {
        readonly kind: 'metres' | 'integer';
        readonly default: number;
        readonly min: number;
        readonly max: number;
      }
    | { readonly kind: 'choice'; readonly options: readonly string[]; readonly default: string }
    | { readonly kind: 'flag'; readonly default: boolean }
    /** A field of an input, or none. */
    | { readonly kind: 'field'; readonly of: number; readonly types: readonly FieldType[] }
    /** Fields of an input; none of them means its names. */
    | { readonly kind: 'fields'; readonly of: number }
  );

export type ParameterSpecs = Readonly<Record<string, ParameterSpec>>;

export interface InputSpec {
  /** Kinds of geometry it takes; features of other kinds are left out. */
  readonly kinds: readonly GeometryKind[];
  readonly maxFeatures: number;
  readonly optional?: boolean;
}

export const OPERATION_GROUPS = ['near', 'select', 'combine', 'shape', 'pattern'] as const;
export type OperationGroup = (typeof OPERATION_GROUPS)[number];

export interface OperationSpec {
  readonly group: OperationGroup;
  readonly inputs: readonly InputSpec[];
  readonly parameters: ParameterSpecs;
}

const ANY = ['point', 'line', 'polygon'] as const;
const AREAS = ['polygon'] as const;
const NUMBERS = ['number'] as const;

export const SPECS = {
  buffer: {
    group: 'near',
    inputs: [{ kinds: ANY, maxFeatures: 20_000 }],
    parameters: {
      distanceMetres: { kind: 'metres', default: 1000, min: 1, max: 200_000 },
      dissolved: { kind: 'flag', default: true },
    },
  },
  nearest: {
    group: 'near',
    inputs: [
      { kinds: ANY, maxFeatures: 100_000 },
      { kinds: ANY, maxFeatures: 100_000 },
    ],
    parameters: {
      fields: { kind: 'fields', of: 1 },
      limited: { kind: 'flag', default: false },
      limitMetres: {
        kind: 'metres',
        default: 5000,
        min: 1,
        max: 1_000_000,
        when: { parameter: 'limited', is: true },
      },
    },
  },
  matrix: {
    group: 'near',
    inputs: [
      { kinds: ANY, maxFeatures: 10_000 },
      { kinds: ANY, maxFeatures: 10_000 },
    ],
    parameters: {},
  },
  select: {
    group: 'select',
    inputs: [
      { kinds: ANY, maxFeatures: 200_000 },
      { kinds: AREAS, maxFeatures: 20_000 },
    ],
    parameters: {
      relation: { kind: 'choice', options: ['within', 'intersects', 'outside'], default: 'within' },
    },
  },
  clip: {
    group: 'select',
    inputs: [
      { kinds: ANY, maxFeatures: 100_000 },
      { kinds: AREAS, maxFeatures: 5000 },
    ],
    parameters: {},
  },
  count: {
    group: 'combine',
    inputs: [
      { kinds: AREAS, maxFeatures: 20_000 },
      { kinds: ANY, maxFeatures: 500_000 },
    ],
    parameters: { sumField: { kind: 'field', of: 1, types: NUMBERS } },
  },
  join: {
    group: 'combine',
    inputs: [
      { kinds: ANY, maxFeatures: 200_000 },
      { kinds: AREAS, maxFeatures: 20_000 },
    ],
    parameters: {
      fields: { kind: 'fields', of: 1 },
      unmatched: { kind: 'flag', default: true },
    },
  },
  union: {
    group: 'combine',
    inputs: [{ kinds: AREAS, maxFeatures: 20_000 }],
    parameters: {
      by: { kind: 'field', of: 0, types: ['text', 'category', 'number', 'boolean'] },
    },
  },
  intersection: {
    group: 'combine',
    inputs: [
      { kinds: AREAS, maxFeatures: 20_000 },
      { kinds: AREAS, maxFeatures: 20_000 },
    ],
    parameters: { fields: { kind: 'fields', of: 1 } },
  },
  difference: {
    group: 'combine',
    inputs: [
      { kinds: AREAS, maxFeatures: 20_000 },
      { kinds: AREAS, maxFeatures: 20_000 },
    ],
    parameters: {},
  },
  simplify: {
    group: 'shape',
    inputs: [{ kinds: ['line', 'polygon'], maxFeatures: 100_000 }],
    parameters: { toleranceMetres: { kind: 'metres', default: 100, min: 0.1, max: 100_000 } },
  },
  centroid: {
    group: 'shape',
    inputs: [{ kinds: ANY, maxFeatures: 200_000 }],
    parameters: {},
  },
  hull: {
    group: 'shape',
    inputs: [{ kinds: ANY, maxFeatures: 200_000 }],
    parameters: {
      shape: { kind: 'choice', options: ['convex', 'concave'], default: 'convex' },
      maxEdgeMetres: {
        kind: 'metres',
        default: 20_000,
        min: 1,
        max: 1_000_000,
        when: { parameter: 'shape', is: 'concave' },
      },
    },
  },
  voronoi: {
    group: 'pattern',
    inputs: [
      { kinds: ANY, maxFeatures: 20_000 },
      { kinds: AREAS, maxFeatures: 1000, optional: true },
    ],
    parameters: {},
  },
  grid: {
    group: 'pattern',
    inputs: [{ kinds: ANY, maxFeatures: 500_000 }],
    parameters: {
      shape: { kind: 'choice', options: ['hexagon', 'square'], default: 'hexagon' },
      cellMetres: { kind: 'metres', default: 5000, min: 10, max: 200_000 },
      sumField: { kind: 'field', of: 0, types: NUMBERS },
    },
  },
  clusters: {
    group: 'pattern',
    inputs: [{ kinds: ANY, maxFeatures: 200_000 }],
    parameters: {
      method: { kind: 'choice', options: ['dbscan', 'kmeans'], default: 'dbscan' },
      radiusMetres: {
        kind: 'metres',
        default: 2000,
        min: 1,
        max: 100_000,
        when: { parameter: 'method', is: 'dbscan' },
      },
      leastPoints: {
        kind: 'integer',
        default: 3,
        min: 2,
        max: 1000,
        when: { parameter: 'method', is: 'dbscan' },
      },
      groups: {
        kind: 'integer',
        default: 5,
        min: 2,
        max: 100,
        when: { parameter: 'method', is: 'kmeans' },
      },
    },
  },
} as const satisfies Readonly<Record<string, OperationSpec>>;

export type OperationId = keyof typeof SPECS;
export const OPERATION_IDS = Object.keys(SPECS) as OperationId[];

export const specOf = (id: OperationId): OperationSpec => SPECS[id];
export const isOperationId = (id: string): id is OperationId => Object.hasOwn(SPECS, id);
