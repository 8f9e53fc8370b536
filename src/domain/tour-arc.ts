import { geodesicArc } from './measure';
import type { LngLat, Site } from './site';

const ARC_PIECES = 120;

/** Gives the position after a part of the way, 0 to 1, along the arc that a site's track stands for. */
export function arcOf(site: Site): ((fraction: number) => LngLat) | null {
  const coordinates =
    site.track?.geometry.type === 'LineString' ? site.track.geometry.coordinates : [];
  const [from, to] = [coordinates[0], coordinates.at(-1)].map((position): LngLat | null =>
    position ? [position[0] ?? NaN, position[1] ?? NaN] : null,
  );
  if (!from || !to) return null;
  const arc = geodesicArc(from, to, ARC_PIECES);
  return (fraction) => {
    const at = Math.max(0, Math.min(1, fraction)) * ARC_PIECES;
    const index = Math.min(ARC_PIECES - 1, Math.floor(at));
    const [start, end] = [arc[index] ?? from, arc[index + 1] ?? to];
    const part = at - index;
    return [start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part];
  };
}
