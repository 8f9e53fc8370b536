import { expect, test } from 'vitest';
import { sketchHere, sketchTraveller } from './sketch-marks';
import type { LngLat } from './site';

const size = { width: 400, height: 300 };
const camera = { center: [0, 60] as LngLat, zoom: 10, bearing: 0, pitch: 0 };
// OpenStreetMap wiki, "Zoom levels": 156543.03 m a pixel of 256 px tiles at zoom 0, halved by each
// zoom and by cos(60°) = 1/2; tiles of 512 px are one zoom on.
const METRES_A_PIXEL = 156543.03 / 2 ** 11 / 2;

test('the ring has the true accuracy', () => {
  const here = { position: [0, 60] as LngLat, accuracyMetres: 2000, towards: null };
  const { x, y, r, path } = sketchHere(camera, size, here);
  expect([x, y]).toEqual([200, 150]);
  expect(r).toBeCloseTo(2000 / METRES_A_PIXEL, 1);
  expect(path).toBe('');
});

test('the line leads to what is selected, no further than the view', () => {
  // Due east on the equator's meridian grid is to the right; a whole degree leaves the view.
  const here = { position: [0, 60] as LngLat, accuracyMetres: 20, towards: [1, 60] as LngLat };
  expect(sketchHere(camera, size, here).path).toBe('M200 150L432 150');
});

test('a traveller is where the projection has it', () => {
  // 360° are 512 · 2^10 px.
  const { x, y } = sketchTraveller(camera, size, [0.05, 60]);
  expect(x).toBeCloseTo(200 + (0.05 / 360) * 512 * 1024, 1);
  expect(y).toBe(150);
});
