import type { SketchLand } from './atlas';
import type { LngLat } from './site';

/** A vertex of the coast; `fine` ones belong to the fine level only. */
export interface LandVertex {
  readonly point: LngLat;
  readonly fine: boolean;
}

/** The coast of the sketch as it is shipped: JSON of a few kB. */
export interface EncodedLand {
  /** Zoom from which the fine vertices are drawn. */
  readonly fineMinZoom: number;
  /** One string a ring: differences of 0.0001° in digits of base 32. */
  readonly rings: readonly string[];
}

/** Steps a degree: 0.0001° is at most 11 m, a pixel at zoom 12. */
const STEPS = 1e4;

/** 32 last digits of a number, then 32 digits that another one follows; all are safe in JSON and HTML. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Rings as strings. Both levels share their vertices, so that only the city is stored twice as fine.
 * Numbers are zigzag and variable length, as in Google's "Encoded Polyline Algorithm Format".
 */
export function encodeLand(
  rings: readonly (readonly LandVertex[])[],
  fineMinZoom: number,
): EncodedLand {
  return { fineMinZoom, rings: rings.map(encodeRing) };
}

function encodeRing(ring: readonly LandVertex[]): string {
  let text = '';
  let [x, y] = [0, 0];
  for (const { point, fine } of ring) {
    const [nextX, nextY] = [Math.round(point[0] * STEPS), Math.round(point[1] * STEPS)];
    text += encodeNumber(zigzag(nextX - x) * 2 + (fine ? 1 : 0)) + encodeNumber(zigzag(nextY - y));
    [x, y] = [nextX, nextY];
  }
  return text;
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function encodeNumber(value: number): string {
  return value < 32
    ? DIGITS.charAt(value)
    : DIGITS.charAt(32 + (value % 32)) + encodeNumber(Math.floor(value / 32));
}

/** The two levels of the coast; positions are within 0.00005° of what was encoded. */
export function decodeLand(encoded: EncodedLand): SketchLand {
  const rings = encoded.rings.map(decodeRing);
  const coarse = rings.map((ring) => ring.filter((vertex) => !vertex.fine));
  const levels = [
    { minZoom: 0, rings: coarse.filter((ring) => ring.length > 2) },
    { minZoom: encoded.fineMinZoom, rings },
  ];
  return {
    levels: levels.map((level) => ({
      minZoom: level.minZoom,
      rings: level.rings.map((ring) => ring.map((vertex) => vertex.point)),
    })),
  };
}

function decodeRing(text: string): LandVertex[] {
  const numbers: number[] = [];
  let value = 0;
  let scale = 1;
  for (const character of text) {
    const digit = DIGITS.indexOf(character);
    value += (digit % 32) * scale;
    scale *= 32;
    if (digit >= 32) continue;
    numbers.push(value);
    [value, scale] = [0, 1];
  }
  const ring: LandVertex[] = [];
  let [x, y] = [0, 0];
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    const first = numbers[index] ?? 0;
    x += unzigzag(Math.floor(first / 2));
    y += unzigzag(numbers[index + 1] ?? 0);
    ring.push({ point: [x / STEPS, y / STEPS], fine: first % 2 === 1 });
  }
  return ring;
}

function unzigzag(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}
