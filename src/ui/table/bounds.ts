import type { Feature, Geometry } from 'geojson';
import type { Bounds } from '../../domain/site';
import { boundsOfGeometry } from '../../domain/table/geometries';

/** Bounds of features; null when none of them is anywhere. */
export function boundsOfAll(features: readonly Feature[]): Bounds | null {
  return features.reduce<Bounds | null>((all, { geometry }) => {
    const one = (geometry as Geometry | null) && boundsOfGeometry(geometry);
    if (!one || !all) return one ?? all;
    return [
      Math.min(all[0], one[0]),
      Math.min(all[1], one[1]),
      Math.max(all[2], one[2]),
      Math.max(all[3], one[3]),
    ];
  }, null);
}
