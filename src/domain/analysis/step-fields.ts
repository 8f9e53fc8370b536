/** Which columns the result of a step will have, before it is run: what later steps can be told to use. */
import type { TableField } from '../table/model';
import {
  AREA,
  borrowed,
  CLUSTER,
  CLUSTER_SIZE,
  COUNT,
  DENSITY,
  DISTANCE,
  FROM_ID,
  LENGTH,
  MATCHES,
  NEAREST_ID,
  SUM,
  TO_ID,
  UNCERTAINTY,
  withFields,
} from './result-fields';
import type { OperationId } from './specs';

type Fields = readonly TableField[];

/**
 * The columns that an operation surely gives; those that depend on the features, such as how rough
 * positions are, may come on top. Of a clip both measures are told, as nobody knows yet what is cut.
 * @param inputs columns of each input; empty for those that are not chosen yet
 */
export function fieldsOfResult(
  operation: OperationId,
  [first = [], second = []]: readonly Fields[],
  parameters: Readonly<Record<string, unknown>>,
): TableField[] {
  const chosen = Array.isArray(parameters['fields']) ? (parameters['fields'] as string[]) : [];
  const taken = (prefix: string): Fields => borrowed(second, chosen, prefix).fields;
  const sum = typeof parameters['sumField'] === 'string' ? [SUM] : [];
  switch (operation) {
    case 'buffer':
      return parameters['dissolved'] === false ? withFields(first, AREA) : [COUNT, AREA];
    case 'nearest':
      return withFields(first, NEAREST_ID, ...taken('nearest.'), DISTANCE, UNCERTAINTY);
    case 'matrix':
      return [
        FROM_ID,
        ...borrowed(first, [], 'from.').fields,
        TO_ID,
        ...borrowed(second, [], 'to.').fields,
        DISTANCE,
        UNCERTAINTY,
      ];
    case 'select':
    case 'simplify':
    case 'centroid':
      return [...first];
    case 'clip':
      return withFields(first, LENGTH, AREA);
    case 'count':
      return withFields(first, COUNT, DENSITY, ...sum);
    case 'join':
      return withFields(first, ...taken('in.'), MATCHES);
    case 'union':
      return withFields(
        first.filter(({ name }) => name === parameters['by']),
        COUNT,
        AREA,
      );
    case 'intersection':
      return withFields(first, ...taken('in.'), AREA);
    case 'difference':
    case 'voronoi':
      return withFields(first, AREA);
    case 'hull':
      return [AREA];
    case 'grid':
      return [COUNT, DENSITY, ...sum];
    case 'clusters':
      return withFields(first, CLUSTER, CLUSTER_SIZE);
  }
}
