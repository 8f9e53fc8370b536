// Circles are held against those of resvg, a renderer of SVG.
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import { canvasOf, stampAt, stampOf, straightPixels, type StampStyle } from './painting';

const SIDE = 40;
const styles: StampStyle[] = [
  { color: '#d7301f', radiusPx: 6, strokeColor: '#ffffff', strokeWidthPx: 1.2 },
  { color: '#0a5f8a', radiusPx: 12.25, strokeColor: '#0d1c25', strokeWidthPx: 2.4 },
  // Without an outline nothing of its colour is seen.
  { color: '#d7301f', radiusPx: 3, strokeColor: '#ffffff', strokeWidthPx: 0 },
  { color: '#238b45', radiusPx: 2, strokeColor: '#fffffe', strokeWidthPx: 1.2 },
];
const middles: [number, number][] = [
  [20, 20],
  [26, 22],
  // Cut off by two edges.
  [1, 38],
];

function drawnByResvg({ color, radiusPx, strokeColor, strokeWidthPx }: StampStyle): Uint8Array {
  const circles = middles.map(([x, y]) => {
    const centre = `cx="${x + 0.5}" cy="${y + 0.5}"`;
    const outline = `<circle ${centre} r="${radiusPx + strokeWidthPx}" fill="${strokeColor}"/>`;
    const circle = `<circle ${centre} r="${radiusPx}" fill="${color}"/>`;
    return strokeWidthPx > 0 ? outline + circle : circle;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">${circles.join('')}</svg>`;
  return new Resvg(svg).render().pixels;
}

describe.each(styles)('a circle of $radiusPx pixels', (style) => {
  test('covers what resvg covers, in its colours', () => {
    const canvas = canvasOf(SIDE);
    for (const [x, y] of middles) stampAt(canvas, stampOf(style, SIDE), x, y);
    const bytes = straightPixels(canvas);
    const expected = drawnByResvg(style);
    let most = 0;
    for (let at = 0; at < bytes.length; at += 4) {
      const alpha = bytes[at + 3]!;
      // What hardly covers anything has no colour that can be seen.
      const premultiplied = [0, 1, 2].map((channel) => (bytes[at + channel]! * alpha) / 255);
      const differences = [0, 1, 2].map((channel) =>
        Math.abs(premultiplied[channel]! - expected[at + channel]!),
      );
      most = Math.max(most, ...differences, Math.abs(alpha - expected[at + 3]!));
    }
    // Edges are estimated from distances, which is off by a quarter of a pixel's cover at most.
    expect(most).toBeLessThan(255 / 4);
    expect(bytes.some((value) => value > 0)).toBe(true);
  });
});

test('what lies above hides what lies below', () => {
  const canvas = canvasOf(9);
  const [red, blue] = ['#ff0000', '#0000ff'].map((color) =>
    stampOf({ color, radiusPx: 3, strokeColor: '#ffffff', strokeWidthPx: 0 }, 9),
  );
  stampAt(canvas, red!, 4, 4);
  stampAt(canvas, blue!, 4, 4);
  const middle = (4 * 9 + 4) * 4;
  expect([...straightPixels(canvas).slice(middle, middle + 4)]).toEqual([0, 0, 255, 255]);
});
