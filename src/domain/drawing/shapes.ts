import type { Position } from 'geojson';
import { circleRing, distanceMetres } from '../measure';
import type { Bounds, LngLat } from '../site';
import { project, unproject } from '../mercator';
import {
  POSITIONS,
  type DrawingGeometry,
  type DrawingKind,
  type Shape,
  type Sketch,
} from './model';

/** Digits after the point of degrees: 0.1 mm. */
const DIGITS = 9;

const round = (value: number): number => Number(value.toFixed(DIGITS));

/** A position as drawings keep it, to 0.1 mm. */
export const toPosition = ([lng, lat]: LngLat): [number, number] => [round(lng), round(lat)];

export const toLngLat = ([lng = NaN, lat = NaN]: Position): LngLat => [lng, lat];

/** A circle of a true radius around a centre. */
export function circleShape(center: LngLat, radiusMetres: number): Shape {
  const ring = circleRing(center, radiusMetres).map(toPosition);
  return {
    kind: 'circle',
    geometry: { type: 'Polygon', coordinates: [ring] },
    circle: { center: toLngLat(toPosition(center)), radiusMetres },
  };
}

/**
 * The shape of a kind through positions: the corners of an area, two opposite corners of a rectangle,
 * centre and rim of a circle. Null while there are too few, or they make no area.
 */
export function shapeThrough(kind: DrawingKind, positions: readonly LngLat[]): Shape | null {
  const points = positions.map(toPosition);
  const [first, second] = points;
  if (!first || points.length < POSITIONS[kind].least) return null;
  const plain = (geometry: Shape['geometry']): Shape => ({ kind, geometry, circle: null });
  switch (kind) {
    case 'point':
    case 'text':
      return plain({ type: 'Point', coordinates: first });
    case 'line':
      return plain({ type: 'LineString', coordinates: points });
    case 'polygon':
      return plain({ type: 'Polygon', coordinates: [[...points, first]] });
    case 'rectangle': {
      if (!second || first[0] === second[0] || first[1] === second[1]) return null;
      const [west, east] = [first[0], second[0]].sort((a, b) => a - b) as [number, number];
      const [south, north] = [first[1], second[1]].sort((a, b) => a - b) as [number, number];
      const corners = [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ];
      return plain({ type: 'Polygon', coordinates: [corners] });
    }
    case 'circle': {
      const radiusMetres = second ? distanceMetres(first, second) : 0;
      return radiusMetres > 0 ? circleShape(first, radiusMetres) : null;
    }
  }
}

/** The positions that a person can set anew: corners without the closing one; of a circle its centre. */
export function cornersOf({ geometry, circle }: Shape): readonly LngLat[] {
  if (circle) return [circle.center];
  switch (geometry.type) {
    case 'Point':
      return [toLngLat(geometry.coordinates)];
    case 'LineString':
      return geometry.coordinates.map(toLngLat);
    case 'Polygon':
      return (geometry.coordinates[0] ?? []).slice(0, -1).map(toLngLat);
  }
}

/** The same shape with other corners; a rectangle of which one corner moved is an area like others. */
export function withCorners(shape: Shape, corners: readonly LngLat[]): Shape | null {
  if (shape.circle) return corners[0] ? circleShape(corners[0], shape.circle.radiusMetres) : null;
  const kind = shape.kind === 'rectangle' ? 'polygon' : shape.kind;
  return shapeThrough(kind, corners);
}

/** West, south, east and north of a shape. */
export function boundsOfShape({ geometry }: Shape): Bounds {
  const positions =
    geometry.type === 'Point'
      ? [geometry.coordinates]
      : geometry.type === 'LineString'
        ? geometry.coordinates
        : geometry.coordinates.flat();
  const lngs = positions.map(([lng = NaN]) => lng);
  const lats = positions.map(([, lat = NaN]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}

/** A shape on its way, through what is set and where the pointer is; with too few of them a line or point. */
export function sketchThrough(
  kind: DrawingKind,
  set: readonly LngLat[],
  aim: LngLat | null,
): Sketch | null {
  const last = set.at(-1);
  const moved = aim && last && (aim[0] !== last[0] || aim[1] !== last[1]);
  const positions = moved ? [...set, aim] : set;
  const shape =
    shapeThrough(kind, positions) ??
    (kind === 'polygon' ? shapeThrough('line', positions) : null) ??
    shapeThrough('point', positions);
  return shape && { shape, setCount: set.length };
}

/** Less than this a circle was moved and not made larger, as a share of its size. */
const SAME_SIZE = 1e-6;

/**
 * A shape after its geometry was changed by hand. A circle stays one: moved, it keeps its radius to the
 * last digit; made larger or smaller, it keeps its centre.
 */
export function editedShape(before: Shape, geometry: DrawingGeometry): Shape {
  if (!before.circle) return { kind: before.kind, geometry, circle: null };
  const { center, radiusMetres } = before.circle;
  const [was, is] = [boundsOfShape(before), boundsOfShape({ ...before, geometry })];
  const scale = (is[2] - is[0]) / (was[2] - was[0]);
  if (Math.abs(scale - 1) > SAME_SIZE) return circleShape(center, radiusMetres * scale);
  const [from, to] = [middleOf(was), middleOf(is)];
  const [x, y] = project(center, 0);
  return circleShape(unproject([x + to[0] - from[0], y + to[1] - from[1]], 0), radiusMetres);
}

/** The middle of bounds in world pixels. */
function middleOf([west, south, east, north]: Bounds): readonly [x: number, y: number] {
  const [x1, y1] = project([west, north], 0);
  const [x2, y2] = project([east, south], 0);
  return [(x1 + x2) / 2, (y1 + y2) / 2];
}
