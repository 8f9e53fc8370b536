import { pointOnFeature } from '@turf/turf';
import { distanceMetres } from '../measure';
import type { LngLat } from '../site';
import type { Shape } from './model';
import { toLngLat } from './shapes';

/** Where a shape's name stands: on a point, halfway along a line, within an area. */
export function labelPoint({ geometry, circle }: Pick<Shape, 'geometry' | 'circle'>): LngLat {
  if (circle) return circle.center;
  switch (geometry.type) {
    case 'Point':
      return toLngLat(geometry.coordinates);
    case 'LineString':
      return halfway(geometry.coordinates.map(toLngLat));
    case 'Polygon':
      return toLngLat(pointOnFeature(geometry).geometry.coordinates);
  }
}

function halfway(line: readonly LngLat[]): LngLat {
  const pieces = line.slice(1).map((to, index) => {
    const from = line[index] ?? to;
    return { from, to, metres: distanceMetres(from, to) };
  });
  let left = pieces.reduce((sum, { metres }) => sum + metres, 0) / 2;
  for (const { from, to, metres } of pieces) {
    if (left <= metres && metres > 0) {
      const share = left / metres;
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    }
    left -= metres;
  }
  return line[0] ?? [0, 0];
}
