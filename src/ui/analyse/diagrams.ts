/** What each operation does, drawn in 48 × 32: what goes in, what it is compared with, what comes out. */
import type { OperationId } from '../../domain/analysis/specs';

export interface Stroke {
  readonly of: 'input' | 'other' | 'result';
  readonly path: string;
}

const dot = (x: number, y: number, radius = 2): string =>
  `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
const dots = (...places: readonly (readonly [number, number])[]): string =>
  places.map(([x, y]) => dot(x, y)).join('');
const box = (x: number, y: number, width: number, height: number): string =>
  `M${x} ${y}h${width}v${height}h${-width}z`;

const LEFT = box(6, 5, 22, 18);
const RIGHT = box(18, 11, 24, 16);
const SHARED = box(18, 11, 10, 12);
const SCATTER = dots([9, 9], [16, 21], [24, 8], [33, 23], [40, 11]);
const HEXAGON = 'l5 3v6l-5 3l-5-3v-6z';

export const DIAGRAMS: Readonly<Record<OperationId, readonly Stroke[]>> = {
  buffer: [
    { of: 'result', path: dot(15, 16, 9) + dot(33, 16, 9) },
    { of: 'input', path: dots([15, 16], [33, 16]) },
  ],
  nearest: [
    { of: 'other', path: dots([36, 8], [42, 24]) },
    { of: 'result', path: 'M10 18L36 8' },
    { of: 'input', path: dot(10, 18) },
  ],
  matrix: [
    { of: 'result', path: 'M10 8L38 8M10 8L38 24M10 24L38 8M10 24L38 24' },
    { of: 'other', path: dots([38, 8], [38, 24]) },
    { of: 'input', path: dots([10, 8], [10, 24]) },
  ],
  select: [
    { of: 'other', path: box(14, 5, 20, 22) },
    { of: 'input', path: dots([7, 10], [41, 20]) },
    { of: 'result', path: dots([20, 12], [28, 20]) },
  ],
  clip: [
    { of: 'other', path: box(14, 5, 20, 22) },
    { of: 'input', path: 'M3 24L14 19.6M34 11.6L45 7.2' },
    { of: 'result', path: 'M14 19.6L34 11.6' },
  ],
  count: [
    { of: 'result', path: box(6, 5, 17, 22) + box(25, 5, 17, 22) },
    { of: 'other', path: dots([11, 10], [18, 16], [11, 22], [33, 16]) },
  ],
  join: [
    { of: 'other', path: box(6, 5, 36, 22) },
    { of: 'result', path: `${dot(16, 16)}M22 13h14M22 16h14M22 19h9` },
  ],
  union: [{ of: 'result', path: 'M6 5h22v6h14v16h-24v-4h-12z' }],
  intersection: [
    { of: 'input', path: LEFT },
    { of: 'other', path: RIGHT },
    { of: 'result', path: SHARED },
  ],
  difference: [
    { of: 'other', path: RIGHT },
    { of: 'result', path: 'M6 5h22v6h-10v12h-12z' },
  ],
  simplify: [
    { of: 'input', path: 'M4 24l5-7l3 3l5-10l4 5l4-9l6 10l4-3l8 10' },
    { of: 'result', path: 'M4 24L25 6L43 23' },
  ],
  centroid: [
    { of: 'input', path: box(9, 5, 30, 22) },
    { of: 'result', path: dot(24, 16, 3) },
  ],
  hull: [
    { of: 'result', path: 'M9 9L24 8L40 11L33 23L16 21z' },
    { of: 'input', path: SCATTER },
  ],
  voronoi: [
    {
      of: 'result',
      path: 'M4 3h40v26h-40zM17 3L19 13L4 19M19 13L29 17L26 29M29 17L44 16M29 17L33 3',
    },
    { of: 'input', path: dots([10, 8], [15, 22], [25, 9], [36, 23], [39, 9]) },
  ],
  grid: [
    {
      of: 'result',
      path: `M14 4${HEXAGON}M24 4${HEXAGON}M34 4${HEXAGON}M19 13${HEXAGON}M29 13${HEXAGON}`,
    },
    { of: 'input', path: dots([14, 10], [19, 18], [22, 20], [30, 19]) },
  ],
  clusters: [
    { of: 'result', path: dot(14, 12, 8) + dot(34, 20, 8) },
    { of: 'input', path: dots([11, 10], [16, 14], [17, 9], [31, 18], [36, 22], [37, 17], [42, 5]) },
  ],
};
