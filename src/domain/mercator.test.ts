import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cameraForBounds,
  fromScreen,
  metresPerPixel,
  project,
  toScreen,
  unproject,
  viewBounds,
} from './mercator';
import type { Camera, LngLat } from './site';

const size = { width: 800, height: 600 };
const dalian: LngLat = [121.6, 38.91];
const camera = (change: Partial<Camera> = {}): Camera => ({
  center: dalian,
  zoom: 10,
  bearing: 0,
  pitch: 0,
  ...change,
});

describe('project', () => {
  // Google Maps documentation, "Showing pixel and tile coordinates": Chicago in a world of 256 px.
  test('gives the published world coordinate of Chicago', () => {
    const [x, y] = project([-87.65, 41.85], 0);
    expect(x).toBeCloseTo(65.67111111111113 * 2, 9);
    expect(y).toBeCloseTo(95.17492654697409 * 2, 9);
  });

  test('gives the published pixel of Chicago at zoom 3 of 256 px tiles', () => {
    const [x, y] = project([-87.65, 41.85], 2);
    expect([Math.floor(x), Math.floor(y)]).toEqual([525, 761]);
  });

  // EPSG:3857, area of use: latitude 85.0511 (85.06 rounded) makes the world a square.
  test('clamps the poles to the square', () => {
    expect(project([180, 90], 0)[1]).toBeCloseTo(0, 6);
    expect(project([180, -90], 0)[1]).toBeCloseTo(512, 6);
  });

  test('is undone by unproject', () => {
    const lng = fc.double({ min: -180, max: 180, noNaN: true });
    const lat = fc.double({ min: -85, max: 85, noNaN: true });
    const zoom = fc.double({ min: 0, max: 22, noNaN: true });
    fc.assert(
      fc.property(lng, lat, zoom, (x, y, z) => {
        const [backX, backY] = unproject(project([x, y], z), z);
        expect(backX).toBeCloseTo(x, 8);
        expect(backY).toBeCloseTo(y, 8);
      }),
    );
  });
});

// OpenStreetMap wiki, "Zoom levels": metres per pixel of 256 px tiles at the equator.
test.each([
  [0, 156_543.03],
  [10, 152.87],
  [15, 4.777],
  [18, 0.597],
])('metresPerPixel agrees with the OpenStreetMap wiki at zoom %i of 256 px tiles', (z, metres) => {
  expect(metresPerPixel(0, z - 1) / metres).toBeCloseTo(1, 3);
});

describe('the screen', () => {
  test('has the centre in its middle whatever the bearing', () => {
    expect(toScreen(camera({ bearing: 37 }), size, dalian)).toEqual([400, 300]);
  });

  test('has east on the right, north above', () => {
    const [x, y] = toScreen(camera(), size, [121.7, 38.95]);
    expect(x).toBeGreaterThan(400);
    expect(y).toBeLessThan(300);
  });

  // MapLibre: bearing is the compass direction that is "up".
  test('has east above at bearing 90', () => {
    const [x, y] = toScreen(camera({ bearing: 90 }), size, [121.7, 38.91]);
    expect(x).toBeCloseTo(400, 6);
    expect(y).toBeLessThan(300);
  });

  test('is undone by fromScreen', () => {
    const turned = camera({ bearing: -23.5, zoom: 13.4 });
    const [x, y] = toScreen(turned, size, fromScreen(turned, size, [12, 590]));
    expect(x).toBeCloseTo(12, 6);
    expect(y).toBeCloseTo(590, 6);
  });
});

describe('viewBounds', () => {
  test('of the world at zoom 0 in 512 px is the world', () => {
    const world = viewBounds(camera({ center: [0, 0], zoom: 0 }), { width: 512, height: 512 });
    expect(world.map((edge) => Math.round(edge * 1e4) / 1e4)).toEqual([
      -180, -85.0511, 180, 85.0511,
    ]);
  });

  test('grows when the view is turned', () => {
    const straight = viewBounds(camera(), size);
    const turned = viewBounds(camera({ bearing: 45 }), size);
    expect(turned[0]).toBeLessThan(straight[0]);
    expect(turned[3]).toBeGreaterThan(straight[3]);
  });
});

describe('cameraForBounds', () => {
  test('undoes viewBounds', () => {
    const view = cameraForBounds(viewBounds(camera(), size), size, 0, 18);
    expect(view.zoom).toBeCloseTo(10, 9);
    expect(view.center[0]).toBeCloseTo(dalian[0], 9);
    expect(view.center[1]).toBeCloseTo(dalian[1], 9);
  });

  test('keeps the bounds inside unequal padding', () => {
    const padding = { top: 20, right: 40, bottom: 300, left: 10 };
    const view = cameraForBounds([121, 38.7, 122, 39.2], size, padding, 18);
    const [left, top] = toScreen(view, size, [121, 39.2]);
    const [right, bottom] = toScreen(view, size, [122, 38.7]);
    expect(left).toBeGreaterThanOrEqual(10 - 1e-6);
    expect(right).toBeLessThanOrEqual(760 + 1e-6);
    expect(top).toBeCloseTo(20, 6);
    expect(bottom).toBeCloseTo(300, 6);
  });

  test('of a point stops at the greatest zoom', () => {
    const view = cameraForBounds([...dalian, ...dalian], size, 40, 14);
    expect(view.zoom).toBe(14);
    expect(view.center[0]).toBeCloseTo(121.6, 9);
  });
});
