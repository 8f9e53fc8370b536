/** The scale of a printed map in Web Mercator, on WGS 84. */
import { TILE_PX } from '../mercator';

const SEMI_MAJOR_METRES = 6378137;
/** First eccentricity squared of WGS 84. Source: NIMA TR8350.2, table 3.3. */
const ECCENTRICITY_SQUARED = 6.69437999014e-3;
const RADIANS = Math.PI / 180;

/** CSS: an inch has 96 px and 25.4 mm. */
export const MM_PER_PX = 25.4 / 96;

/** Scales that people know from printed maps. */
export const USUAL_SCALES = [
  1_000, 2_000, 5_000, 10_000, 20_000, 25_000, 50_000, 100_000, 200_000, 250_000, 500_000,
  1_000_000, 2_000_000,
] as const;

/** How long a degree is on the ellipsoid at a latitude, in metres. */
export function metresPerDegree(lat: number): { readonly lng: number; readonly lat: number } {
  const curve = 1 - ECCENTRICITY_SQUARED * Math.sin(lat * RADIANS) ** 2;
  return {
    lng: (SEMI_MAJOR_METRES * Math.cos(lat * RADIANS) * RADIANS) / Math.sqrt(curve),
    lat: (SEMI_MAJOR_METRES * (1 - ECCENTRICITY_SQUARED) * RADIANS) / curve ** 1.5,
  };
}

/**
 * Metres on the ground that a CSS pixel covers at a latitude. Web Mercator stretches the ellipsoid a
 * little more to the east than to the north: this is between the two, at most 0.34 % off either.
 */
export function groundMetresPerPixel(lat: number, zoom: number): number {
  const degree = metresPerDegree(lat);
  const pixelsPerDegree = (TILE_PX * 2 ** zoom) / 360;
  const north = degree.lat * Math.cos(lat * RADIANS);
  return Math.sqrt(degree.lng * north) / pixelsPerDegree;
}

/** The zoom at which paper has the scale 1:n at a latitude. */
export function zoomOfScale(scale: number, lat: number): number {
  const metres = scale * (MM_PER_PX / 1000);
  return Math.log2(groundMetresPerPixel(lat, 0) / metres);
}

/** n of 1:n of paper at a zoom and latitude. */
export const scaleOfZoom = (zoom: number, lat: number): number =>
  groundMetresPerPixel(lat, zoom) / (MM_PER_PX / 1000);

/** The next scale with three digits, so that what is printed is what it is. */
export function roundedScale(scale: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(scale)) - 2);
  return Math.ceil(scale / step - 1e-9) * step;
}

export interface ScaleBar {
  readonly metres: number;
  readonly lengthMm: number;
  /** Parts of the bar, each of the same round length. */
  readonly parts: number;
}

const STEPS = [
  { step: 5, parts: 5 },
  { step: 4, parts: 4 },
  { step: 2, parts: 4 },
  { step: 1, parts: 2 },
] as const;

/** The longest bar of a round length that fits. */
export function scaleBar(scale: number, mostMm: number): ScaleBar {
  const longest = (mostMm / 1000) * scale;
  const power = 10 ** Math.floor(Math.log10(longest));
  const { step, parts } = STEPS.find((one) => one.step * power <= longest) ?? STEPS[3];
  const metres = step * power;
  return { metres, lengthMm: (metres / scale) * 1000, parts };
}
