import type { Position } from 'geojson';
import { distanceMetres } from '../measure';
import type { LngLat } from '../site';
import { pathsOf } from '../geometry-paths';
import { middleOf, type Item } from './items';
import { Plane } from './plane';
import { indexOf, isPolygon } from './polygon-index';

export interface Gap {
  readonly distanceMetres: number;
  /** Where the first item is nearest to the second. */
  readonly from: LngLat;
  readonly to: LngLat;
}

const asLngLat = ([lng = NaN, lat = NaN]: Position): LngLat => [lng, lat];

/**
 * The shortest way between two items: 0 where they touch. Found in the plane around the first,
 * measured along the ellipsoid.
 */
export function gapBetween(item: Item, other: Item): Gap {
  if (item.geometry.type === 'Point' && other.geometry.type === 'Point') {
    const [from, to] = [item.geometry.coordinates, other.geometry.coordinates].map(asLngLat);
    return { distanceMetres: distanceMetres(from!, to!), from: from!, to: to! };
  }
  for (const [area, guest] of [
    [other, item],
    [item, other],
  ] as const) {
    if (isPolygon(area.geometry) && indexOf(area.geometry).touches(guest)) {
      const place = asLngLat(pathsOf(guest.geometry)[0]?.[0] ?? []);
      return { distanceMetres: 0, from: place, to: place };
    }
  }
  const plane = new Plane(middleOf(item.bounds));
  const mine = pathsOf(item.geometry).map((path) => path.map(plane.toPlane));
  const theirs = pathsOf(other.geometry).map((path) => path.map(plane.toPlane));
  const there = nearestPair(mine, theirs);
  const back = nearestPair(theirs, mine);
  const [from, to] =
    there.square <= back.square ? [there.vertex, there.foot] : [back.foot, back.vertex];
  if (there.square > 0 && back.square > 0 && cross(mine, theirs)) {
    const place = plane.toGlobe(from);
    return { distanceMetres: 0, from: place, to: place };
  }
  const [start, end] = [plane.toGlobe(from), plane.toGlobe(to)];
  return { distanceMetres: distanceMetres(start, end), from: start, to: end };
}

type Paths = readonly (readonly Position[])[];

/** The vertex of the first paths that is nearest to the second paths, and its foot there. */
function nearestPair(
  vertices: Paths,
  paths: Paths,
): { square: number; vertex: Position; foot: Position } {
  let best = { square: Infinity, vertex: [NaN, NaN], foot: [NaN, NaN] };
  for (const [x = NaN, y = NaN] of vertices.flat()) {
    for (const path of paths) {
      for (let index = 0; index < path.length; index += 1) {
        const [x1 = NaN, y1 = NaN] = path[index] ?? [];
        const [x0 = NaN, y0 = NaN] = path[index - 1] ?? [x1, y1];
        const [dx, dy] = [x1 - x0, y1 - y0];
        const length = dx * dx + dy * dy;
        const share = length === 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / length;
        const clamped = Math.min(1, Math.max(0, share));
        const foot = [x0 + clamped * dx, y0 + clamped * dy];
        const square = (x - foot[0]!) ** 2 + (y - foot[1]!) ** 2;
        if (square < best.square) best = { square, vertex: [x, y], foot };
      }
    }
  }
  return best;
}

const side = (a: Position, b: Position, c: Position): number =>
  (b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!);

/** True when two segments cross in their midst. */
function cross(mine: Paths, theirs: Paths): boolean {
  return mine.some((path) =>
    path.some((from, index) => {
      const to = path[index + 1];
      return (
        to !== undefined &&
        theirs.some((other) =>
          other.some((start, number) => {
            const end = other[number + 1];
            return (
              end !== undefined &&
              side(from, to, start) * side(from, to, end) < 0 &&
              side(start, end, from) * side(start, end, to) < 0
            );
          }),
        )
      );
    }),
  );
}
