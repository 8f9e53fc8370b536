/** What is near a point of the screen and worth keeping to. */
import type { Map as MapLibreMap, PointLike } from 'maplibre-gl';
import type { Geometry } from 'geojson';
import { pathsOf } from '../domain/geometry-paths';
import type { LngLat } from '../domain/site';

export interface SnapOptions {
  readonly map: MapLibreMap;
  readonly reachPx: number;
  /** Drawings to keep to, without the one under the hand. */
  readonly drawings: readonly Geometry[];
}

interface Near {
  readonly position: LngLat;
  readonly distancePx: number;
}

/** More than this are never under one finger; each costs time on every move. */
const MOST_FEATURES = 60;

/** The nearest vertex, else the nearest place on a line, within reach: of drawings, pins and the map's lines. */
export function snapPosition(
  [x, y]: readonly [number, number],
  { map, reachPx, drawings }: SnapOptions,
): LngLat | null {
  const box: [PointLike, PointLike] = [
    [x - reachPx, y - reachPx],
    [x + reachPx, y + reachPx],
  ];
  const layers = map
    .getStyle()
    .layers.filter(
      (layer) =>
        layer.type === 'line' ||
        layer.type === 'circle' ||
        ('source' in layer && layer.source === 'pins'),
    )
    .filter(({ id }) => !/^(drawing|whereabouts|moving)/.test(id));
  const rendered = map
    .queryRenderedFeatures(box, { layers: layers.map(({ id }) => id) })
    .slice(0, MOST_FEATURES)
    .map(({ geometry }) => geometry);
  let vertex: Near | null = null;
  let edge: Near | null = null;
  const nearer = (best: Near | null, position: LngLat, distancePx: number): Near | null =>
    distancePx <= reachPx && (!best || distancePx < best.distancePx)
      ? { position, distancePx }
      : best;
  for (const line of [...drawings, ...rendered].flatMap(pathsOf)) {
    const points = line.map(([lng = 0, lat = 0]) => map.project([lng, lat]));
    for (const [index, point] of points.entries()) {
      const [lng = 0, lat = 0] = line[index] ?? [];
      vertex = nearer(vertex, [lng, lat], Math.hypot(point.x - x, point.y - y));
      const next = points[index + 1];
      if (!next) continue;
      const [along, distancePx] = nearestOnSegment([x, y], point, next);
      if (distancePx > reachPx) continue;
      const [toLng = 0, toLat = 0] = line[index + 1] ?? [];
      const position: LngLat = [lng + (toLng - lng) * along, lat + (toLat - lat) * along];
      edge = nearer(edge, position, distancePx);
    }
  }
  return (vertex ?? edge)?.position ?? null;
}

/** How far along the segment the nearest place is, 0 to 1, and how far away. */
function nearestOnSegment(
  [x, y]: readonly [number, number],
  from: { x: number; y: number },
  to: { x: number; y: number },
): [along: number, distancePx: number] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  const raw = square === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / square;
  const along = Math.max(0, Math.min(1, raw));
  return [along, Math.hypot(from.x + dx * along - x, from.y + dy * along - y)];
}
