/** A layer of a person's own: drawn, worked out, or brought along. Its features live in the worker. */
import type { Recipe } from '../analysis/model';
import type { TableInfo } from '../table/model';

export const OWN_LAYER_ORIGINS = ['drawn', 'analysed', 'imported', 'connected'] as const;
export type OwnLayerOrigin = (typeof OWN_LAYER_ORIGINS)[number];

/** Ids of own layers begin with this; ids of the catalogue never do. */
export const OWN_PREFIX = 'own-';

/** What an address calls the layer that its recipe makes: each device gives it an id of its own. */
export const RESULT_ID = 'own-result';

export const isOwnLayerId = (id: string): boolean => id.startsWith(OWN_PREFIX);

export const CLASS_METHODS = ['equal', 'quantile', 'natural'] as const;
export type ClassMethod = (typeof CLASS_METHODS)[number];

/** How a layer is coloured. Colours are `#rrggbb`; names of ramps are those of d3-scale-chromatic. */
export type Coloring =
  | { readonly kind: 'single'; readonly color: string }
  | {
      readonly kind: 'category';
      readonly field: string;
      /** Values as text, with their colours; others take `otherColor`. */
      readonly categories: readonly { readonly value: string; readonly color: string }[];
      readonly otherColor: string;
    }
  | {
      readonly kind: 'graduated';
      readonly field: string;
      readonly method: ClassMethod;
      readonly ramp: string;
      /** Limits between classes, rising; a value that equals one belongs to the class above. */
      readonly breaks: readonly number[];
      readonly colors: readonly string[];
      readonly missingColor: string;
    };

export interface LayerStyle {
  readonly coloring: Coloring;
  /** Points only: drawn as they are, as density, or gathered where they collide. */
  readonly points: 'circle' | 'heat' | 'cluster';
  readonly radiusPx: number;
  /** Circles whose area grows with the value; null for one size. */
  readonly sizeBy: {
    readonly field: string;
    readonly maxRadiusPx: number;
    /** The value whose circle has that radius; above 0. */
    readonly maxValue: number;
  } | null;
  readonly lineWidthPx: number;
  readonly dashed: boolean;
  /** 0 to 1, of polygons. */
  readonly fillOpacity: number;
  /** Field written beside the features; null for none. */
  readonly labelField: string | null;
}

export interface OwnLayer {
  readonly id: string;
  readonly title: string;
  readonly origin: OwnLayerOrigin;
  readonly shown: boolean;
  /** 0 to 1. */
  readonly opacity: number;
  readonly style: LayerStyle;
  readonly table: TableInfo;
  /** Grows whenever features change: tiles of another version are stale. */
  readonly version: number;
  /** How it was worked out; null for others. */
  readonly recipe: Recipe | null;
  /** Where it is from, as plain text: a file's name, an address; empty for drawings. */
  readonly source: string;
}
