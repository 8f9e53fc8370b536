import type { Position } from 'geojson';
import { distanceMetres } from './measure';
import type { LngLat } from './site';

export interface NearestPoint {
  readonly point: LngLat;
  /** Which of the lines it lies on. */
  readonly line: number;
  readonly distanceMetres: number;
}

/** Square of the first eccentricity of WGS 84. */
const E2 = 0.00669437999014;

/**
 * The nearest point of some lines (degrees, WGS 84); null when they have no positions.
 * Found in the plane that touches the ellipsoid at the position, measured along the ellipsoid: within
 * 0.1 % up to 50 km, at 300 km up to 1 % too long. Lines across the date line are not followed.
 */
export function nearestOnLines(
  from: LngLat,
  lines: readonly (readonly Position[])[],
): NearestPoint | null {
  const sine = Math.sin((from[1] * Math.PI) / 180);
  // A degree of longitude and of latitude, both in units of the prime vertical's radius.
  const scaleX = Math.sqrt(1 - sine * sine);
  const scaleY = (1 - E2) / (1 - E2 * sine * sine);
  let best: { readonly x: number; readonly y: number; readonly line: number } | null = null;
  let least = Infinity;
  for (const [line, positions] of lines.entries()) {
    let [startX, startY] = [NaN, NaN];
    for (const [lng = NaN, lat = NaN] of positions) {
      const x = (lng - from[0]) * scaleX;
      const y = (lat - from[1]) * scaleY;
      // The first position is a segment of no length.
      const [dx, dy] = Number.isNaN(startX) ? [0, 0] : [x - startX, y - startY];
      const length = dx * dx + dy * dy;
      // How far back from the end, 0 to 1, the nearest point of the segment lies.
      const back = length === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / length));
      const [nearX, nearY] = [x - back * dx, y - back * dy];
      const square = nearX * nearX + nearY * nearY;
      if (square < least) {
        least = square;
        best = { x: nearX, y: nearY, line };
      }
      [startX, startY] = [x, y];
    }
  }
  if (!best) return null;
  const point: LngLat = [from[0] + best.x / scaleX, from[1] + best.y / scaleY];
  return { point, line: best.line, distanceMetres: distanceMetres(from, point) };
}
