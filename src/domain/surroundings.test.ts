import type { Feature, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { destination } from './measure';
import type { LngLat, Position } from './site';
import { spatialRelations, type Surroundings, type SurroundingsContext } from './surroundings';

const CENTRE: LngLat = [121.6, 38.9];

/** A square of 0.4° around a middle: 17.3 km to the east and west borders, 22.2 km to the others. */
const square = (id: string, [lng, lat]: LngLat): Feature<Polygon> => ({
  type: 'Feature',
  id,
  properties: {},
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [lng - 0.2, lat - 0.2],
        [lng + 0.2, lat - 0.2],
        [lng + 0.2, lat + 0.2],
        [lng - 0.2, lat + 0.2],
        [lng - 0.2, lat - 0.2],
      ],
    ],
  },
});

const context: SurroundingsContext = {
  districts: [square('east', [122, 38.9]), square('middle', CENTRE)],
  districtAccuracyMetres: 200,
  centre: CENTRE,
  coast: [
    {
      type: 'Feature',
      id: 'south-coast',
      properties: {},
      geometry: {
        type: 'LineString',
        coordinates: [
          [121, 38.7],
          [123, 38.7],
        ],
      },
    },
  ],
  stations: [
    { id: 'far', name: { en: 'Far' }, point: destination(CENTRE, 0, 9000) },
    { id: 'near', name: { en: 'Near' }, point: CENTRE },
  ],
};

function around(
  point: LngLat,
  position: Partial<Position> = {},
  change: Partial<SurroundingsContext> = {},
): Surroundings {
  const found = spatialRelations(
    {
      position: {
        point,
        precision: 'site',
        radiusMetres: 500,
        certainty: 'verified',
        sources: [],
        ...position,
      },
    },
    { ...context, ...change },
  );
  if (!found) throw new Error('A point has surroundings.');
  return found;
}

const circle = (radiusMetres: number): Partial<Position> => ({ precision: 'area', radiusMetres });

test('a place without a point has none', () => {
  expect(
    spatialRelations(
      {
        position: {
          point: null,
          precision: 'none',
          radiusMetres: null,
          certainty: null,
          sources: [],
        },
      },
      context,
    ),
  ).toBeNull();
});

test('an empty context leaves distance and direction from the centre', () => {
  const found = around(CENTRE, {}, { districts: [], coast: [], stations: [] });
  expect(found).toMatchObject({ district: null, coast: null, station: null });
});

describe('the district', () => {
  test('of a known point is certain away from the other districts', () => {
    expect(around(CENTRE).district).toEqual({ ids: ['middle'], certain: true });
  });

  test('is certain for a known point at the shore, where no other district is', () => {
    const shore = destination([121.4, 38.9], 90, 50);
    expect(around(shore).district).toEqual({ ids: ['middle'], certain: true });
  });

  test('may be either within the accuracy of the border', () => {
    const border = destination([121.8, 38.9], 270, 150);
    expect(around(border).district).toEqual({ ids: ['middle', 'east'], certain: false });
    const clear = destination([121.8, 38.9], 270, 250);
    expect(around(clear).district).toEqual({ ids: ['middle'], certain: true });
  });

  test('outside: a district within the accuracy, or none', () => {
    expect(around(destination([121.4, 38.9], 270, 150)).district).toEqual({
      ids: ['middle'],
      certain: false,
    });
    expect(around(destination([121.4, 38.9], 270, 250)).district).toBeNull();
  });

  // 0.2° of longitude are 17,350 m at 38.9°: 86.75 km a degree by the series of the NGA.
  test('of a circle is certain only if all of it lies inside', () => {
    expect(around(CENTRE, circle(17_000)).district).toEqual({ ids: ['middle'], certain: true });
    expect(around(CENTRE, circle(17_700)).district).toEqual({
      ids: ['middle', 'east'],
      certain: false,
    });
    const shore = around(destination([121.4, 38.9], 90, 50), circle(100));
    expect(shore.district).toEqual({ ids: ['middle'], certain: false });
  });

  test('takes a precision without a radius at its word', () => {
    const found = around(CENTRE, { precision: 'locality', radiusMetres: null });
    expect(found.uncertaintyMetres).toBe(3000);
  });
});

describe('from the centre', () => {
  test('distance, bearing and compass point', () => {
    const found = around(destination(CENTRE, 100, 5000)).fromCentre;
    expect(found.distanceMetres).toBeCloseTo(5000, 3);
    expect(found.bearingDegrees).toBeCloseTo(100, 6);
    expect(found).toMatchObject({ compass: 'E', certain: true });
  });

  test('at the centre there is no direction', () => {
    expect(around(CENTRE).fromCentre).toMatchObject({ distanceMetres: 0, certain: false });
  });

  test('a circle has a direction while it stays within one point of the compass', () => {
    // Due east the point ends 22.5° away: a circle at 10 km fits up to 10 km × sin 22.5° = 3827 m.
    const east = destination(CENTRE, 90, 10_000);
    expect(around(east, circle(3800)).fromCentre.certain).toBe(true);
    expect(around(east, circle(3850)).fromCentre.certain).toBe(false);
    expect(around(east, circle(11_000)).fromCentre.certain).toBe(false);
    // 12.5° from the one end only, on either side: 10 km × sin 12.5° = 2164 m.
    for (const bearing of [80, 100]) {
      const askew = destination(CENTRE, bearing, 10_000);
      expect(around(askew, circle(2100)).fromCentre.certain).toBe(true);
      expect(around(askew, circle(2200)).fromCentre.certain).toBe(false);
    }
  });
});

describe('from the coast', () => {
  test('the nearest stretch and how far', () => {
    // 0.2° of latitude are 22,203 m at 38.8°: 111.01 km a degree by the series of the NGA.
    const found = around(CENTRE).coast;
    expect(found).toMatchObject({ id: 'south-coast', certain: true });
    expect(found?.distanceMetres).toBeGreaterThan(22_180);
    expect(found?.distanceMetres).toBeLessThan(22_220);
  });

  test('is uncertain where the circle reaches the coast', () => {
    expect(around(CENTRE, circle(23_000)).coast?.certain).toBe(false);
  });
});

describe('the station', () => {
  // 80 m a minute on ways 1.3 times as long as the crow flies.
  test.each([
    [0, 'minutes-5'],
    [307, 'minutes-5'],
    [309, 'minutes-10'],
    [614, 'minutes-10'],
    [617, 'minutes-20'],
    [1230, 'minutes-20'],
    [1232, 'minutes-30'],
    [1845, 'minutes-30'],
    [1848, 'far'],
    [4400, 'far'],
  ])('%d m are %s', (metres, walk) => {
    expect(around(destination(CENTRE, 0, metres)).station).toMatchObject({
      id: 'near',
      name: { en: 'Near' },
      walk,
      certain: true,
    });
  });

  test('is uncertain when the walk may be another', () => {
    expect(around(destination(CENTRE, 0, 1500), circle(200)).station?.certain).toBe(true);
    expect(around(destination(CENTRE, 0, 1500), circle(400)).station?.certain).toBe(false);
  });

  test('is uncertain when another may be nearer', () => {
    // 4,000 m and 5,000 m away: the difference is used up by 500 m.
    expect(around(destination(CENTRE, 0, 4000), circle(490)).station?.certain).toBe(true);
    expect(around(destination(CENTRE, 0, 4000), circle(510)).station?.certain).toBe(false);
  });
});
