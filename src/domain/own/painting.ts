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

/** A circle as it is stamped: where its pixels lie from the middle, and what they are. */
export interface Stamp {
  readonly dx: Int16Array;
  readonly dy: Int16Array;
  readonly pixels: Uint32Array;
  /** Nothing of it lies farther from its middle, in pixels. */
  readonly reach: number;
}

export interface StampStyle {
  /** `#rrggbb`, as is the stroke's. */
  readonly color: string;
  readonly radiusPx: number;
  readonly strokeColor: string;
  readonly strokeWidthPx: number;
}

/** A circle with an outline around it; its edges cover pixels by their share. */
export function stampOf({ color, radiusPx, strokeColor, strokeWidthPx }: StampStyle): Stamp {
  const [fill, stroke] = [channelsOf(color), channelsOf(strokeColor)];
  const outer = radiusPx + strokeWidthPx;
  const reach = Math.ceil(outer);
  const [dx, dy, pixels]: [number[], number[], number[]] = [[], [], []];
  for (let y = -reach; y <= reach; y += 1) {
    for (let x = -reach; x <= reach; x += 1) {
      const distance = Math.hypot(x, y);
      const alpha = coverage(outer - distance);
      if (alpha === 0) continue;
      const inside = coverage(radiusPx - distance);
      const mixed = fill.map((value, at) => value * inside + stroke[at]! * (1 - inside));
      dx.push(x);
      dy.push(y);
      pixels.push(packed(mixed, alpha));
    }
  }
  return {
    dx: Int16Array.from(dx),
    dy: Int16Array.from(dy),
    pixels: Uint32Array.from(pixels),
    reach,
  };
}

/** Stamps a circle with its middle in a pixel; what lies beyond the canvas is cut off. */
export function stampAt({ side, pixels }: Canvas, stamp: Stamp, x: number, y: number): void {
  const { dx, dy, reach } = stamp;
  const isWhole = x >= reach && y >= reach && x < side - reach && y < side - reach;
  for (let at = 0; at < stamp.pixels.length; at += 1) {
    const [px, py] = [x + dx[at]!, y + dy[at]!];
    if (!isWhole && (px < 0 || py < 0 || px >= side || py >= side)) continue;
    const index = py * side + px;
    const source = stamp.pixels[at]!;
    pixels[index] = source >>> 24 === 255 ? source : over(source, pixels[index]!);
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
