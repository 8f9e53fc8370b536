import { describe, expect, test } from 'vitest';
import { byDistance, inView, nested } from './place-order';
import type { LngLat, Site } from './site';

const site = (id: string, point: LngLat | null, within: string | null = null): Site => ({
  id,
  layer: 'coast',
  theme: 'coast',
  kind: 'place',
  name: { en: id },
  within,
  status: { state: 'unknown' },
  position: {
    point,
    precision: point ? 'site' : 'none',
    radiusMetres: null,
    certainty: null,
    sources: [],
  },
  mapped: point !== null,
  claims: [],
  background: [],
});

// Positions of the gazetteer: the zoo, the wharf, Donggang, Zhangzi Island.
const zoo = site('zoo', [121.606, 38.8713]);
const wharf = site('wharf', [121.67887, 38.87632]);
const donggang = site('donggang', [121.6855, 38.9192]);
const island = site('island', [122.72916, 39.03005]);
const nowhere = site('nowhere', null);
const ids = (sites: readonly Site[]): string[] => sites.map(({ id }) => id);

describe('byDistance', () => {
  test('puts the nearest first and what has no place last', () => {
    // From the zoo the wharf is 6.3 km away, Donggang 8.7 km, the island 99 km.
    expect(ids(byDistance([nowhere, island, donggang, zoo, wharf], [121.606, 38.8713]))).toEqual([
      'zoo',
      'wharf',
      'donggang',
      'island',
      'nowhere',
    ]);
  });

  test('leaves the given list as it is', () => {
    const given = Object.freeze([island, zoo]);
    byDistance(given, [121.6, 38.9]);
    expect(ids(given)).toEqual(['island', 'zoo']);
  });
});

describe('inView', () => {
  test('keeps what lies inside, edges included, and nothing without a place', () => {
    const bounds = [121.606, 38.87, 121.7, 38.9] as const;
    expect(ids(inView([zoo, wharf, donggang, island, nowhere], bounds))).toEqual(['zoo', 'wharf']);
  });
});

describe('nested', () => {
  test('puts members below their place, at any depth', () => {
    const city = site('city', null);
    const lab = site('lab', null, 'city');
    const room = site('room', null, 'lab');
    expect(nested([room, zoo, lab, city]).map(({ site: { id }, depth }) => [id, depth])).toEqual([
      ['zoo', 0],
      ['city', 0],
      ['lab', 1],
      ['room', 2],
    ]);
  });

  test('shows a member whose place is not in the list by itself', () => {
    expect(nested([site('lab', null, 'city')])).toMatchObject([{ depth: 0 }]);
  });
});
