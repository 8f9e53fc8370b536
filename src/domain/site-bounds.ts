import type { Core } from './atlas';
import type { Scene } from './scene';
import type { Bounds, Site } from './site';

/** Good enough to frame a circle; distances that are shown come from measure.ts. */
const METRES_PER_DEGREE = 111_320;

/** What of the map shows all that is known of a site's position; null when no place is named. */
export function boundsOfSite(
  { id, position }: Site,
  { tracks }: Pick<Scene, 'tracks'>,
  areaBounds: Core['areaBounds'],
): Bounds | null {
  const { point, area, radiusMetres, precision } = position;
  const known = area === undefined ? undefined : areaBounds[area];
  if (known) return known;
  const track = tracks.find((candidate) => candidate.id === id);
  const points = track ? track.lines.flat() : point ? [point] : [];
  if (points.length === 0) return null;
  const isRough = precision === 'locality' || precision === 'area';
  if (!track && point && radiusMetres !== null && isRough) {
    const north = radiusMetres / METRES_PER_DEGREE;
    const east = north / Math.cos((point[1] * Math.PI) / 180);
    return [point[0] - east, point[1] - north, point[0] + east, point[1] + north];
  }
  const lngs = points.map(([lng]) => lng);
  const lats = points.map(([, lat]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}

/** What shows several bounds at once; null for none. */
export function unionOfBounds(all: readonly (Bounds | null)[]): Bounds | null {
  const known = all.filter((bounds) => bounds !== null);
  if (known.length === 0) return null;
  return [
    Math.min(...known.map(([west]) => west)),
    Math.min(...known.map(([, south]) => south)),
    Math.max(...known.map(([, , east]) => east)),
    Math.max(...known.map(([, , , north]) => north)),
  ];
}
