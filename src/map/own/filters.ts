/** Which features of a tile a style layer draws. */
import type { ExpressionSpecification } from 'maplibre-gl';

type Expression = ExpressionSpecification;

export const POINTS: Expression = ['in', ['geometry-type'], ['literal', ['Point', 'MultiPoint']]];
export const AREAS: Expression = [
  'in',
  ['geometry-type'],
  ['literal', ['Polygon', 'MultiPolygon']],
];
export const LINES: Expression = [
  'in',
  ['geometry-type'],
  ['literal', ['LineString', 'MultiLineString']],
];
export const SINGLE: Expression = ['!', ['has', 'point_count']];
export const CLUSTER: Expression = ['has', 'point_count'];
