import type { FilterSpecification } from 'maplibre-gl';
import type { Expression } from './expressions.ts';

/** All filters hold; null is none. */
export const every = (...filters: (Expression | null)[]): FilterSpecification =>
  ['all', ...filters.filter((filter) => filter !== null)] as FilterSpecification;

export const oneOf = (value: Expression, classes: readonly string[]): Expression => [
  'in',
  value,
  ['literal', [...classes]],
];
