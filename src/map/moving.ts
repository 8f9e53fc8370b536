import type { FeatureCollection, Point } from 'geojson';
import type { LngLat, Site } from '../domain/site';
import { arcOf } from '../domain/tour-arc';
import { pinImageId } from './pin-image';

export type MovingFeatures = FeatureCollection<Point, { readonly icon: string }>;

/** A marker on its way along the track of a site, with the pin of the site's theme. */
export interface MovingMarker {
  readonly site: Site;
  /** The part of the way that is done, 0 to 1. */
  readonly fraction: number;
}

const arcs = new WeakMap<Site, ReturnType<typeof arcOf>>();

function pointOf({ site, fraction }: MovingMarker): LngLat | null {
  if (!arcs.has(site)) arcs.set(site, arcOf(site));
  return arcs.get(site)?.(fraction) ?? null;
}

export const emptyFeatures = (): MovingFeatures => ({ type: 'FeatureCollection', features: [] });

/** The features of the source `moving`. */
export function movingFeatures(markers: ReadonlyMap<string, MovingMarker>): MovingFeatures {
  return {
    type: 'FeatureCollection',
    features: [...markers].flatMap(([id, marker]) => {
      const point = pointOf(marker);
      if (!point) return [];
      return [
        {
          type: 'Feature' as const,
          id,
          geometry: { type: 'Point' as const, coordinates: [...point] },
          properties: { icon: pinImageId({ kind: 'exact', themeId: marker.site.theme }) },
        },
      ];
    }),
  };
}
