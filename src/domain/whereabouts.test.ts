import { describe, expect, test } from 'vitest';
import { destination, distanceMetres } from './measure';
import type { LngLat } from './site';
import { whereabouts, type Fix, type Whereabouts } from './whereabouts';

const CENTRE: LngLat = [121.63887, 38.92077];
const atlas = { bounds: [119.92, 38.06, 124.58, 41.03], centre: CENTRE } as const;

function at(
  point: LngLat,
  accuracyMetres = 20,
  selected: Parameters<typeof whereabouts>[2] = null,
): Whereabouts {
  const found = whereabouts({ point, accuracyMetres }, atlas, selected);
  if (!found) throw new Error('A position on the earth has whereabouts.');
  return found;
}

describe('the zone', () => {
  // By hand: 111.0 km a degree of latitude, 88.2 km a degree of longitude at 37.6° (NGA series).
  test.each<[string, LngLat, Whereabouts['zone'], number]>([
    ['Zhongshan Square', CENTRE, 'inside', 0],
    ['Zhangzi Island', [122.73, 39.03], 'inside', 0],
    ['Anshan, 9 km north of the bounds', [122.99, 41.11], 'near', 8_900],
    ['Yantai, 57 km south of the bounds', [121.39, 37.54], 'far', 57_700],
    ['Seoul', [126.98, 37.57], 'far', 218_500],
  ])('%s', (_, point, zone, metres) => {
    const found = at(point);
    expect(found).toMatchObject({ zone, certain: true });
    expect(Math.abs(found.outsideMetres - metres)).toBeLessThanOrEqual(metres * 0.01);
  });

  test('is uncertain when the accuracy reaches over the edge', () => {
    const edge: LngLat = [119.92, 39.5];
    expect(at(destination(edge, 90, 300), 200).certain).toBe(true);
    expect(at(destination(edge, 90, 300), 400)).toMatchObject({ zone: 'inside', certain: false });
    expect(at(destination(edge, 270, 300), 400)).toMatchObject({ zone: 'near', certain: false });
    expect(at(destination(edge, 270, 49_900), 200)).toMatchObject({ zone: 'near', certain: false });
    // A position by the address of the line may be as vague as a province.
    expect(at(CENTRE, 500_000)).toMatchObject({ zone: 'inside', certain: false });
  });

  test('over the date line the shorter way counts', () => {
    // From Anchorage, 150° west, the east edge is 85° away and the west edge 90°.
    const anchorage: LngLat = [-149.9, 61.2];
    const corner: LngLat = [124.58, 41.03];
    expect(at(anchorage).outsideMetres).toBeCloseTo(distanceMetres(anchorage, corner), 3);
  });
});

describe('the ways', () => {
  test('to the centre and to the place that is open', () => {
    const here = destination(CENTRE, 180, 5000);
    const found = at(here, 20, { point: destination(here, 90, 2000), radiusMetres: 500 });
    expect(found.toCentre.distanceMetres).toBeCloseTo(5000, 3);
    expect(found.toCentre.direction).toMatchObject({ compass: 'N' });
    expect(found.toSelected?.distanceMetres).toBeCloseTo(2000, 3);
    expect(found.toSelected?.direction).toMatchObject({ compass: 'E' });
    expect(found.toSelected?.direction?.bearingDegrees).toBeCloseTo(90, 6);
  });

  test('without a place there is no way to it', () => {
    expect(at(CENTRE).toSelected).toBeNull();
  });

  test('no direction where the person may already be', () => {
    const here = destination(CENTRE, 180, 600);
    expect(at(here, 500).toCentre.direction).not.toBeNull();
    expect(at(here, 700).toCentre.direction).toBeNull();
    const place = (radiusMetres: number) =>
      at(here, 200, { point: CENTRE, radiusMetres }).toSelected?.direction;
    expect(place(300)).not.toBeNull();
    expect(place(500)).toBeNull();
  });
});

test.each<[string, Fix]>([
  ['no number', { point: [NaN, 39], accuracyMetres: 10 }],
  ['off the earth', { point: [121, 95], accuracyMetres: 10 }],
  ['infinite', { point: [Infinity, 39], accuracyMetres: 10 }],
])('no fix: %s', (_, fix) => {
  expect(whereabouts(fix, atlas, null)).toBeNull();
});

test.each([-5, NaN, -Infinity])('an accuracy of %d is none', (accuracyMetres) => {
  expect(at(CENTRE, accuracyMetres)).toEqual(at(CENTRE, 0));
});
