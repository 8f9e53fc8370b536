import * as fc from 'fast-check';
import type { Position } from 'geojson';
import { expect, test } from 'vitest';
import { nearestOnLines } from './nearest-line';
import type { LngLat } from './site';

const HOME: LngLat = [121.6, 38.9];

test('the foot of the perpendicular, an end, and the line it is on', () => {
  const north = [
    [121, 38.9 + 1 / 60],
    [122, 38.9 + 1 / 60],
  ];
  const far = [
    [121, 40],
    [122, 40],
  ];
  // A sixtieth of a degree of latitude, 111,014 m at 38.908° by the series of the NGA.
  const nearest = nearestOnLines(HOME, [far, north]);
  expect(nearest?.distanceMetres).toBeCloseTo(1850.2, 0);
  expect(nearest?.line).toBe(1);
  expect(nearest?.point[0]).toBeCloseTo(121.6, 9);
  const east = nearestOnLines(HOME, [
    [
      [122, 38.9],
      [123, 38.9],
    ],
  ]);
  expect(east?.point[0]).toBeCloseTo(122, 9);
});

test('a single position is a line too; none is none', () => {
  expect(nearestOnLines(HOME, [[[121.6, 39]]])?.point).toEqual([121.6, 39]);
  expect(nearestOnLines(HOME, [[[...HOME], [...HOME]]])?.distanceMetres).toBe(0);
  expect(nearestOnLines(HOME, [])).toBeNull();
  expect(nearestOnLines(HOME, [[]])).toBeNull();
});

/** Another method: the smallest haversine distance to a thousand points of each segment. */
function byHaversine(from: LngLat, line: readonly Position[]): number {
  const rad = Math.PI / 180;
  let least = Infinity;
  line.slice(1).forEach((end, index) => {
    const start = line[index] ?? end;
    for (let step = 0; step <= 1000; step++) {
      const lng = start[0]! + ((end[0]! - start[0]!) * step) / 1000;
      const lat = start[1]! + ((end[1]! - start[1]!) * step) / 1000;
      const a =
        Math.sin(((lat - from[1]) * rad) / 2) ** 2 +
        Math.cos(lat * rad) * Math.cos(from[1] * rad) * Math.sin(((lng - from[0]) * rad) / 2) ** 2;
      least = Math.min(least, 2 * 6371008.8 * Math.asin(Math.sqrt(a)));
    }
  });
  return least;
}

test('agrees with the haversine of many points to 0.5 %, which the sphere itself is off', () => {
  const position = fc.tuple(
    fc.double({ min: 121, max: 122.2, noNaN: true }),
    fc.double({ min: 38.4, max: 39.6, noNaN: true }),
  );
  fc.assert(
    fc.property(position, fc.array(position, { minLength: 2, maxLength: 5 }), (from, line) => {
      const expected = byHaversine(from, line);
      const found = nearestOnLines(from, [line])?.distanceMetres ?? NaN;
      // A thousandth of a segment of up to 170 km lies between two points.
      expect(Math.abs(found - expected)).toBeLessThan(0.005 * expected + 90);
    }),
  );
});
