/** The plane of longitude and latitude: edges that meet, and short distances on it. */
import type { LngLat } from '../site';

type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** Semi-major axis in metres and first eccentricity squared of WGS 84 (NIMA TR8350.2). */
const AXIS_METRES = 6_378_137;
const ECCENTRICITY_SQUARED = 0.006_694_379_990_14;
const RADIANS = Math.PI / 180;

/** Metres of a degree of latitude and of longitude at a latitude, by the radii of curvature. */
export function metresPerDegree(latitude: number): { lat: number; lng: number } {
  const w2 = 1 - ECCENTRICITY_SQUARED * Math.sin(latitude * RADIANS) ** 2;
  const n = AXIS_METRES / Math.sqrt(w2);
  return {
    lat: ((n * (1 - ECCENTRICITY_SQUARED)) / w2) * RADIANS,
    lng: n * Math.cos(latitude * RADIANS) * RADIANS,
  };
}

/** On which side of a line a position lies: positive left of it, 0 on it. */
const side = (ax: number, ay: number, bx: number, by: number, x: number, y: number): number =>
  Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));

const isBetween = ([x1, y1, x2, y2]: Segment, x: number, y: number): boolean =>
  x >= Math.min(x1, x2) && x <= Math.max(x1, x2) && y >= Math.min(y1, y2) && y <= Math.max(y1, y2);

/** True when two segments share a position; a segment of no length is a point. */
export function segmentsTouch(a: Segment, b: Segment): boolean {
  const [ax, ay, bx, by] = a;
  const [cx, cy, dx, dy] = b;
  const c = side(ax, ay, bx, by, cx, cy);
  const d = side(ax, ay, bx, by, dx, dy);
  const e = side(cx, cy, dx, dy, ax, ay);
  const f = side(cx, cy, dx, dy, bx, by);
  if (c * d < 0 && e * f < 0) return true;
  return (
    (c === 0 && isBetween(a, cx, cy)) ||
    (d === 0 && isBetween(a, dx, dy)) ||
    (e === 0 && isBetween(b, ax, ay)) ||
    (f === 0 && isBetween(b, bx, by))
  );
}

/** The position of a segment that is nearest to another, and about how far it is in metres. */
export function pointToSegment(
  x: number,
  y: number,
  [x1, y1, x2, y2]: Segment,
): { nearest: LngLat; metres: number } {
  // Scaled midway between the position and where the segment is nearest to it in latitude.
  const beside = Math.max(Math.min(y1, y2), Math.min(Math.max(y1, y2), y));
  const scale = metresPerDegree((y + beside) / 2);
  const [dx, dy] = [(x2 - x1) * scale.lng, (y2 - y1) * scale.lat];
  const [px, py] = [(x - x1) * scale.lng, (y - y1) * scale.lat];
  const length = dx * dx + dy * dy;
  const share = length > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / length)) : 0;
  return {
    nearest: [x1 + share * (x2 - x1), y1 + share * (y2 - y1)],
    metres: Math.hypot(px - share * dx, py - share * dy),
  };
}
