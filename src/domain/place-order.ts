/** The orders of the list of places. */
import { metresPerPixel, project } from './mercator';
import type { Bounds, LngLat, Site } from './site';

/** A row of the list; members stand below the place they belong to. */
export interface PlaceRow {
  readonly site: Site;
  readonly depth: number;
}

/** Sites with their members below them, each group in the given order. */
export function nested(sites: readonly Site[]): PlaceRow[] {
  const ids = new Set(sites.map(({ id }) => id));
  const visit = (site: Site, depth: number): PlaceRow[] => [
    { site, depth },
    ...sites
      .filter(({ within }) => within === site.id)
      .flatMap((member) => visit(member, depth + 1)),
  ];
  return sites
    .filter(({ within }) => within === null || !ids.has(within))
    .flatMap((site) => visit(site, 0));
}

/**
 * Sites by their distance to a point, the nearest first; those without a place on the map come last.
 * Distances are taken on the map's plane, which keeps the order over a city and costs nothing.
 */
export function byDistance(sites: readonly Site[], from: LngLat): Site[] {
  const [x, y] = project(from, 0);
  const away = ({ mapped, position: { point } }: Site): number => {
    if (!mapped || !point) return Infinity;
    const [px, py] = project(point, 0);
    return Math.hypot(px - x, py - y) * metresPerPixel(from[1], 0);
  };
  return sites
    .map((site) => ({ site, metres: away(site) }))
    .sort((a, b) => (a.metres === b.metres ? 0 : a.metres - b.metres))
    .map(({ site }) => site);
}

/** Sites whose anchor lies inside the bounds. */
export function inView(sites: readonly Site[], [west, south, east, north]: Bounds): Site[] {
  return sites.filter(({ mapped, position: { point } }) => {
    if (!mapped || !point) return false;
    const [lng, lat] = point;
    return lng >= west && lng <= east && lat >= south && lat <= north;
  });
}
