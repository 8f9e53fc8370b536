import { describe, expect, test } from 'vitest';
import { compassPoint, isInside, nearest, nextInDirection, type Direction } from './relation';
import type { LngLat, Position, Site } from './site';

type SiteChange = Partial<Omit<Site, 'position'>> & { position?: Partial<Position> };

const site = (id: string, point: LngLat | null, change: SiteChange = {}): Site => ({
  id,
  layer: 'science',
  theme: 'science',
  kind: 'place',
  name: { en: id },
  within: null,
  status: { state: 'unknown' },
  mapped: point !== null,
  claims: [],
  background: [],
  ...change,
  position: {
    point,
    precision: 'site',
    radiusMetres: 500,
    certainty: 'verified',
    sources: [],
    ...change.position,
  },
});

const area = { precision: 'area', radiusMetres: 4000 } as const;

// The mariner's eight-point rose: each point spans 45°.
test.each([
  [0, 'N'],
  [22.4, 'N'],
  [22.5, 'NE'],
  [90, 'E'],
  [135, 'SE'],
  [-90, 'W'],
  [337.4, 'NW'],
  [337.5, 'N'],
  [719, 'N'],
])('compassPoint(%d) is %s', (bearing, point) => {
  expect(compassPoint(bearing)).toBe(point);
});

describe('nearest', () => {
  const home = site('home', [121.6, 38.9]);
  const ids = (sites: readonly Site[], count = 9) =>
    nearest(home, [home, ...sites], count).map((item) => item.site.id);

  test('measures on the ellipsoid and gives the bearing', () => {
    // A sixtieth of a degree of latitude, 111,014 m at 38.908° by the series of the NGA.
    const [item] = nearest(home, [site('north', [121.6, 38.9 + 1 / 60])], 1);
    expect(item?.distanceMetres).toBeCloseTo(1850.2, 0);
    expect(item?.bearingDegrees).toBeCloseTo(0, 6);
    expect(item).toMatchObject({ approximate: false, uncertaintyMetres: 0 });
  });

  test('is sorted and limited', () => {
    const far = site('far', [121.8, 38.9]);
    const near = site('near', [121.61, 38.9]);
    expect(ids([far, near])).toEqual(['near', 'far']);
    expect(ids([far, near], 1)).toEqual(['near']);
  });

  test('leaves out parents, members at any depth and what is not on the map', () => {
    const parent = site('parent', [121.6, 38.91]);
    const child = site('child', [121.6, 38.92], { within: 'home' });
    const grandchild = site('grandchild', [121.6, 38.93], { within: 'child' });
    const listed = site('listed', null);
    const hidden = site('hidden', [121.6, 38.94], { mapped: false });
    const inside = { ...home, within: 'parent' };
    const all = [inside, parent, child, grandchild, listed, hidden, site('other', [121.7, 38.9])];
    expect(nearest(inside, all, 9).map((item) => item.site.id)).toEqual(['other']);
    expect(nearest(listed, all, 9)).toEqual([]);
  });

  test('leaves out what shares the same unknown area', () => {
    const a = site('a', [121.4, 38.9], { position: area });
    const b = site('b', [121.4, 38.9], { position: area });
    expect(nearest(a, [a, b, home], 9).map((item) => item.site.id)).toEqual(['home']);
  });

  test('says that distances to areas and localities are approximate, and by how much', () => {
    const locality = { precision: 'locality', radiusMetres: 3000 } as const;
    const items = nearest(
      site('a', [121.6, 38.9], { position: locality }),
      [site('b', [121.7, 38.9], { position: area }), site('c', [121.8, 38.9])],
      9,
    );
    expect(items.map((item) => [item.approximate, item.uncertaintyMetres])).toEqual([
      [true, 7000],
      [true, 3000],
    ]);
  });

  test('ends with parents that lie in each other', () => {
    const a = site('a', [121.6, 38.9], { within: 'b' });
    const b = site('b', [121.6, 38.9], { within: 'a' });
    expect(nearest(home, [a, b], 9)).toHaveLength(2);
  });
});

test('isInside knows holes and outlines', () => {
  const square = (half: number) => [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
    [-half, -half],
  ];
  const polygon = { type: 'Polygon' as const, coordinates: [square(2), square(1)] };
  expect(isInside([1.5, 0], polygon)).toBe(true);
  expect(isInside([0, 0], polygon)).toBe(false);
  expect(isInside([2, 0], polygon)).toBe(true);
  expect(isInside([3, 0], polygon)).toBe(false);
});

describe('nextInDirection', () => {
  const at = (id: string, lng: number, lat: number) => ({ id, point: [lng, lat] as LngLat });
  const rose = [at('n', 0, 1), at('e', 1, 0), at('s', 0, -1), at('w', -1, 0)];

  test.each<[Direction, string]>([
    ['up', 'n'],
    ['right', 'e'],
    ['down', 's'],
    ['left', 'w'],
  ])('%s leads to %s', (direction, id) => {
    expect(nextInDirection([0, 0], rose, direction)?.id).toBe(id);
  });

  test('turns with the map', () => {
    expect(nextInDirection([0, 0], rose, 'up', 90)?.id).toBe('e');
    expect(nextInDirection([0, 0], rose, 'left', -90)?.id).toBe('s');
  });

  test('prefers the nearest in the sector, not the straightest', () => {
    expect(nextInDirection([0, 0], [at('far', 5, 0), at('near', 1, 0.9)], 'right')?.id).toBe(
      'near',
    );
  });

  test('looks aside only when nothing is ahead, and never behind', () => {
    const aside = at('aside', 0.3, 1);
    expect(nextInDirection([0, 0], [aside, at('ahead', 5, 0)], 'right')?.id).toBe('ahead');
    expect(nextInDirection([0, 0], [aside], 'right')?.id).toBe('aside');
    expect(nextInDirection([0, 0], [at('beyond 80°', 0.1, 1)], 'right')).toBeNull();
  });

  test('passes over the place itself', () => {
    expect(nextInDirection([0, 0], [at('here', 0, 0)], 'up')).toBeNull();
  });
});
