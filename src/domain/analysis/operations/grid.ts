import type { Feature, Position } from 'geojson';
import { areaSquareMetres } from '../../measure';
import { centerOf } from '../centers';
import { roughness, type Item } from '../items';
import { operation } from '../operation';
import { Plane } from '../plane';
import { COUNT, DENSITY, POSITION_RADIUS, SUM } from '../result-fields';
import { sumOf, TOLD_EVERY } from './shared';

const ROOT_3 = Math.sqrt(3);

interface Cell {
  readonly key: string;
  /** In the plane, closed. */
  readonly ring: Position[];
}

/** The square that a point of the plane lies in. */
function squareAt(x: number, y: number, side: number): Cell {
  const [column, row] = [Math.floor(x / side), Math.floor(y / side)];
  const [left, bottom] = [column * side, row * side];
  return {
    key: `${column}/${row}`,
    ring: [
      [left, bottom],
      [left + side, bottom],
      [left + side, bottom + side],
      [left, bottom + side],
      [left, bottom],
    ],
  };
}

/**
 * The hexagon, point up, that a point of the plane lies in; `width` from side to side.
 * Source: A. Patel, "Hexagonal Grids", Red Blob Games (rounding of cube coordinates).
 */
function hexagonAt(x: number, y: number, width: number): Cell {
  const size = width / ROOT_3;
  const q = ((ROOT_3 / 3) * x - y / 3) / size;
  const r = ((2 / 3) * y) / size;
  let [column, row] = [Math.round(q), Math.round(r)];
  const third = Math.round(-q - r);
  const [dq, dr, ds] = [Math.abs(column - q), Math.abs(row - r), Math.abs(third + q + r)];
  if (dq > dr && dq > ds) column = -row - third;
  else if (dr > ds) row = -column - third;
  const [cx, cy] = [size * ROOT_3 * (column + row / 2), size * 1.5 * row];
  const ring = [0, 1, 2, 3, 4, 5, 0].map((corner): Position => {
    const angle = (Math.PI / 180) * (60 * corner - 30);
    return [cx + size * Math.cos(angle), cy + size * Math.sin(angle)];
  });
  return { key: `${column}/${row}`, ring };
}

/** How many features lie in each cell of a grid, and the sum of a field; empty cells are left out. */
export const grid = operation('grid', ([input], { shape, cellMetres, sumField }, progress) => {
  const { items } = input!;
  const plane = Plane.around(items);
  const cells = new Map<string, { ring: Position[]; members: Item[] }>();
  for (const [index, item] of items.entries()) {
    if (index % TOLD_EVERY === 0) progress(index / items.length);
    const [x, y] = plane.toPlane([...centerOf(item)]);
    const { key, ring } = (shape === 'hexagon' ? hexagonAt : squareAt)(x, y, cellMetres);
    const cell = cells.get(key);
    if (cell) cell.members.push(item);
    else cells.set(key, { ring, members: [item] });
  }
  const rough = items.some(({ radiusMetres }) => radiusMetres !== null);
  const features = [...cells].map(([key, { ring, members }]): Feature => {
    const geometry = { type: 'Polygon' as const, coordinates: [ring.map(plane.toGlobe)] };
    return {
      type: 'Feature',
      id: key,
      geometry,
      properties: {
        [COUNT.name]: members.length,
        [DENSITY.name]: members.length / (areaSquareMetres(geometry) / 1e6),
        ...(sumField === null ? {} : { [SUM.name]: sumOf(members, sumField) }),
        ...roughness(members),
      },
    };
  });
  return {
    features,
    fields: [
      COUNT,
      DENSITY,
      ...(sumField === null ? [] : [SUM]),
      ...(rough ? [POSITION_RADIUS] : []),
    ],
    figures: [{ name: 'counted', value: items.length }],
  };
});
