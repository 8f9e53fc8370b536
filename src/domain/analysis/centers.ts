import type { Position } from 'geojson';
import type { LngLat } from '../site';
import { pathsOf } from '../geometry-paths';
import { middleOf, type Item } from './items';
import { Plane } from './plane';

/**
 * The centre of gravity of an item: the mean of its points, of its lines by length, of its areas by area,
 * in the plane that touches the ellipsoid at its middle. It may lie outside of the item.
 */
export function centerOf(item: Item): LngLat {
  const { geometry } = item;
  if (geometry.type === 'Point') return [geometry.coordinates[0]!, geometry.coordinates[1]!];
  const plane = new Plane(middleOf(item.bounds));
  const paths = pathsOf(geometry).map((path) => path.map(plane.toPlane));
  const sum = { x: 0, y: 0, weight: 0 };
  if (geometry.type === 'MultiPolygon') {
    for (const rings of plane.flatten(geometry).coordinates) addPolygon(sum, rings);
  } else if (geometry.type === 'Polygon') {
    addPolygon(sum, paths);
  } else if (item.kind === 'line') {
    for (const path of paths) addLine(sum, path);
  }
  // Points, and lines and areas that have shrunk to points.
  if (sum.weight === 0) {
    for (const [x = 0, y = 0] of paths.flat()) {
      sum.x += x;
      sum.y += y;
      sum.weight += 1;
    }
  }
  return plane.toGlobe([sum.x / sum.weight, sum.y / sum.weight]);
}

interface Sum {
  x: number;
  y: number;
  weight: number;
}

function addLine(sum: Sum, path: readonly Position[]): void {
  for (let index = 1; index < path.length; index += 1) {
    const [x0 = 0, y0 = 0] = path[index - 1] ?? [];
    const [x1 = 0, y1 = 0] = path[index] ?? [];
    const length = Math.hypot(x1 - x0, y1 - y0);
    sum.x += ((x0 + x1) / 2) * length;
    sum.y += ((y0 + y1) / 2) * length;
    sum.weight += length;
  }
}

/** The first ring counts, the others are holes, whichever way round they are written. */
function addPolygon(sum: Sum, rings: readonly (readonly Position[])[]): void {
  for (const [number, ring] of rings.entries()) {
    const own = { x: 0, y: 0, weight: 0 };
    for (let index = 1; index < ring.length; index += 1) {
      const [x0 = 0, y0 = 0] = ring[index - 1] ?? [];
      const [x1 = 0, y1 = 0] = ring[index] ?? [];
      const cross = x0 * y1 - x1 * y0;
      own.x += ((x0 + x1) * cross) / 6;
      own.y += ((y0 + y1) * cross) / 6;
      own.weight += cross / 2;
    }
    const sign = Math.sign(own.weight) * (number === 0 ? 1 : -1);
    sum.x += own.x * sign;
    sum.y += own.y * sign;
    sum.weight += own.weight * sign;
  }
}
