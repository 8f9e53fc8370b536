/**
 * Paints circles into the pixels of a tile. A map that draws hundreds of thousands of circles one by
 * one stands still; here each is a few writes, and none is left out.
 */

/** Pixels with premultiplied alpha, red in the lowest byte, row by row from the top. */
export interface Canvas {
  readonly side: number;
  readonly pixels: Uint32Array;
}

export const canvasOf = (side: number): Canvas => ({ side, pixels: new Uint32Array(side * side) });

/** A circle as it is stamped: pixels by their distance from its middle, in the order of the canvas. */
export interface Stamp {
  /** Pixels that hide what lies below them. */
  readonly opaque: Dots;
  /** Pixels that let it through. */
  readonly sheer: Dots;
  /** Nothing of it lies farther from its middle, in pixels. */
  readonly reach: number;
}

interface Dots {
  /** How far on in the canvas. */
  readonly offsets: Int32Array;
  readonly dx: Int16Array;
  readonly dy: Int16Array;
  readonly pixels: Uint32Array;
}

export interface StampStyle {
  /** `#rrggbb`, as is the stroke's. */
  readonly color: string;
  readonly radiusPx: number;
  readonly strokeColor: string;
  readonly strokeWidthPx: number;
}

/**
 * A circle with an outline around it; its edges cover pixels by their share.
 * @param side of the canvas that it is stamped on, in pixels
 */
export function stampOf(
  { color, radiusPx, strokeColor, strokeWidthPx }: StampStyle,
  side: number,
): Stamp {
  const [fill, stroke] = [channelsOf(color), channelsOf(strokeColor)];
  const outer = radiusPx + strokeWidthPx;
  const reach = Math.ceil(outer);
  const dots: Dot[] = [];
  for (let dy = -reach; dy <= reach; dy += 1) {
    for (let dx = -reach; dx <= reach; dx += 1) {
      const distance = Math.hypot(dx, dy);
      const alpha = coverage(outer - distance);
      if (alpha === 0) continue;
      // Of what is covered, so much is the circle and the rest its outline.
      const inside = coverage(radiusPx - distance) / alpha;
      const mixed = fill.map((value, at) => value * inside + stroke[at]! * (1 - inside));
      dots.push({ dx, dy, pixel: packed(mixed, alpha) });
    }
  }
  const isOpaque = ({ pixel }: Dot): boolean => pixel >>> 24 === 255;
  return {
    opaque: dotsOf(dots.filter(isOpaque), side),
    sheer: dotsOf(
      dots.filter((dot) => !isOpaque(dot)),
      side,
    ),
    reach,
  };
}

interface Dot {
  readonly dx: number;
  readonly dy: number;
  readonly pixel: number;
}

const dotsOf = (dots: readonly Dot[], side: number): Dots => ({
  offsets: Int32Array.from(dots, ({ dx, dy }) => dy * side + dx),
  dx: Int16Array.from(dots, ({ dx }) => dx),
  dy: Int16Array.from(dots, ({ dy }) => dy),
  pixels: Uint32Array.from(dots, ({ pixel }) => pixel),
});

/** Stamps a circle with its middle in a pixel; what lies beyond the canvas is cut off. */
export function stampAt(canvas: Canvas, stamp: Stamp, x: number, y: number): void {
  const { side, pixels } = canvas;
  const { reach, opaque, sheer } = stamp;
  if (x < reach || y < reach || x >= side - reach || y >= side - reach) {
    stampCutOff(canvas, opaque, x, y);
    stampCutOff(canvas, sheer, x, y);
    return;
  }
  const middle = y * side + x;
  for (let at = 0; at < opaque.offsets.length; at += 1) {
    pixels[middle + opaque.offsets[at]!] = opaque.pixels[at]!;
  }
  for (let at = 0; at < sheer.offsets.length; at += 1) {
    const index = middle + sheer.offsets[at]!;
    pixels[index] = over(sheer.pixels[at]!, pixels[index]!);
  }
}

function stampCutOff({ side, pixels }: Canvas, dots: Dots, x: number, y: number): void {
  for (let at = 0; at < dots.pixels.length; at += 1) {
    const [px, py] = [x + dots.dx[at]!, y + dots.dy[at]!];
    if (px < 0 || py < 0 || px >= side || py >= side) continue;
    const index = py * side + px;
    pixels[index] = over(dots.pixels[at]!, pixels[index]!);
  }
}

/** The pixels as a picture has them: alpha not premultiplied. */
export function straightPixels({ side, pixels }: Canvas): Uint8ClampedArray<ArrayBuffer> {
  const bytes = new Uint8ClampedArray(side * side * 4);
  for (let at = 0; at < pixels.length; at += 1) {
    const pixel = pixels[at]!;
    const alpha = pixel >>> 24;
    if (alpha === 0) continue;
    bytes[at * 4] = ((pixel & 255) * 255) / alpha;
    bytes[at * 4 + 1] = (((pixel >>> 8) & 255) * 255) / alpha;
    bytes[at * 4 + 2] = (((pixel >>> 16) & 255) * 255) / alpha;
    bytes[at * 4 + 3] = alpha;
  }
  return bytes;
}

/** How much of a pixel an edge covers that lies so far beyond its middle. */
const coverage = (beyond: number): number => Math.max(0, Math.min(1, beyond + 0.5));

function channelsOf(color: string): number[] {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function packed([red = 0, green = 0, blue = 0]: readonly number[], alpha: number): number {
  const byte = (value: number): number => Math.round(value * alpha);
  return (
    ((Math.round(alpha * 255) << 24) | (byte(blue) << 16) | (byte(green) << 8) | byte(red)) >>> 0
  );
}

/** One premultiplied pixel over another, two channels at a time. Source: Porter and Duff, 1984. */
function over(source: number, below: number): number {
  const rest = 256 - (source >>> 24);
  const redBlue = (((below & 0xff00ff) * rest) >>> 8) & 0xff00ff;
  const greenAlpha = (((below >>> 8) & 0xff00ff) * rest) & 0xff00ff00;
  return (source + redBlue + greenAlpha) >>> 0;
}
