/** How each operation works. */
import type { Operation } from './operation';
import { buffer } from './operations/buffer';
import { clip } from './operations/clip';
import { clusters } from './operations/clusters';
import { count } from './operations/count';
import { grid } from './operations/grid';
import { join } from './operations/join';
import { matrix } from './operations/matrix';
import { nearest } from './operations/nearest';
import { difference, intersection, union } from './operations/overlays';
import { select } from './operations/select';
import { centroid, hull, simplify } from './operations/shapes';
import { voronoi } from './operations/voronoi';
import type { OperationId } from './specs';

export const OPERATIONS: Readonly<Record<OperationId, Operation>> = {
  buffer,
  nearest,
  matrix,
  select,
  clip,
  count,
  join,
  union,
  intersection,
  difference,
  simplify,
  centroid,
  hull,
  voronoi,
  grid,
  clusters,
};
