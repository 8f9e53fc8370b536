import { core } from 'virtual:atlas-core';
import { expect, test } from 'vitest';
import { movingFeatures } from './moving';
import { parsePinImageId } from './pin-image';

const site = (id: string): (typeof core.sites)[number] => {
  const found = core.sites.find((entry) => entry.id === id);
  if (!found) throw new Error(id);
  return found;
};
const route = site('route-donggang-zhangzidao');
const at = (fraction: number): number[] =>
  movingFeatures(new Map([['a', { site: route, fraction }]])).features[0]?.geometry.coordinates ??
  [];

test('a marker begins and ends where the route does, with the pin of its theme', () => {
  // The ends of the route in geodata/layers/low-altitude.geojson.
  expect(at(0)).toEqual([121.6855, 38.9192]);
  expect(at(1)[0]).toBeCloseTo(122.72916, 6);
  expect(at(1)[1]).toBeCloseTo(39.03005, 6);
  const [feature] = movingFeatures(new Map([['a', { site: route, fraction: 0 }]])).features;
  expect(parsePinImageId(feature?.properties.icon ?? '')).toEqual({
    kind: 'exact',
    themeId: 'low-altitude',
  });
});

test('half of the way is the middle of the geodesic, north of the chord', () => {
  const [lng = NaN, lat = NaN] = at(0.5);
  // The midpoint on the sphere (E. Williams, Aviation Formulary), within metres of the ellipsoid's.
  expect(lng).toBeCloseTo(122.2069, 3);
  expect(lat).toBeCloseTo(38.9758, 3);
  expect(lat).toBeGreaterThan((38.9192 + 39.03005) / 2);
});

test('a site without a track does not move, and without markers nothing does', () => {
  expect(movingFeatures(new Map([['a', { site: site('dicp'), fraction: 0.5 }]])).features).toEqual(
    [],
  );
  expect(movingFeatures(new Map()).features).toEqual([]);
});
