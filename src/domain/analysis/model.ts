/**
 * A recipe says how a layer was worked out: data, not code. It can be edited, run again and linked.
 * Distances are metres, areas square metres, all on the WGS 84 ellipsoid or sphere as each operation says.
 */
import type { FeatureCollection } from 'geojson';
import type { LayerFilter } from '../filter/model';

/** What an operation works on: features of a layer, all, filtered, or chosen ones. */
export interface RecipeInput {
  /** Id of a shipped or own layer, `step:<n>` for the result of an earlier step (from 1), or `inline`. */
  readonly layer: string;
  readonly filter?: LayerFilter;
  /** Ids of features. */
  readonly features?: readonly string[];
  /** Drawn shapes that the recipe brings along, so that a link works anywhere; its layer is `inline`. */
  readonly inline?: FeatureCollection;
}

export interface RecipeStep {
  /** Name of an operation; only known ones are run. */
  readonly operation: string;
  readonly inputs: readonly RecipeInput[];
  /** Checked by the operation's own closed schema. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface Recipe {
  readonly version: 1;
  readonly title: string;
  /** The result of the last step is the layer. */
  readonly steps: readonly RecipeStep[];
}

/** The layer of an input that brings its features along. */
export const INLINE = 'inline';

/** Number of the step whose result an input takes, from 1; null for layers. */
export function stepOf(layer: string): number | null {
  const [, digits] = /^step:([1-9]\d?)$/.exec(layer) ?? [];
  return digits === undefined ? null : Number(digits);
}
