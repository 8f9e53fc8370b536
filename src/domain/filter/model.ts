/** What a person wants to see of a layer. Conditions of one layer all have to hold. */
import type { Polygon } from 'geojson';
import type { Bounds } from '../site';

export type Condition =
  /** The text contains the words, whatever their case; an empty text matches everything. */
  | { readonly kind: 'text'; readonly field: string; readonly contains: string }
  /** Both ends belong to it; null is open. */
  | {
      readonly kind: 'number';
      readonly field: string;
      readonly min: number | null;
      readonly max: number | null;
    }
  /** ISO 8601 days; a value known to the month or year matches when any day of it does. */
  | {
      readonly kind: 'date';
      readonly field: string;
      readonly from: string | null;
      readonly to: string | null;
    }
  /** The value is one of these, as text; the empty text stands for a missing value. */
  | { readonly kind: 'category'; readonly field: string; readonly values: readonly string[] }
  /** The feature touches the bounds. */
  | { readonly kind: 'bounds'; readonly bounds: Bounds }
  /** The feature touches the polygon, a drawn one for example. */
  | { readonly kind: 'shape'; readonly polygon: Polygon }
  /** The feature touches a feature of another layer, or lies within metres of it. */
  | {
      readonly kind: 'near';
      readonly layer: string;
      readonly feature: string;
      readonly distanceMetres: number;
    };

export interface LayerFilter {
  readonly conditions: readonly Condition[];
}

/** By layer id, shipped or own; a layer without an entry is whole. */
export type Filters = Readonly<Record<string, LayerFilter>>;

/** The filters where a layer goes by another id. */
export function withLayerId(filters: Filters, from: string, to: string): Filters {
  const called = (id: string): string => (id === from ? to : id);
  const renamed = Object.entries(filters).map(([id, { conditions }]) => [
    called(id),
    {
      conditions: conditions.map((one) =>
        one.kind === 'near' && one.layer === from ? { ...one, layer: to } : one,
      ),
    },
  ]);
  return Object.fromEntries(renamed) as Filters;
}
