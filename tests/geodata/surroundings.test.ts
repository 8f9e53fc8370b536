// The relations of well-known places, with the shipped districts, coast and stations.
import { readFileSync } from 'node:fs';
import type { Feature, FeatureCollection, LineString, MultiLineString, Point } from 'geojson';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { LngLat } from '../../src/domain/site';
import {
  spatialRelations,
  type Surroundings,
  type SurroundingsContext,
} from '../../src/domain/surroundings';

function layer<T extends Feature['geometry']>(id: string): FeatureCollection<T>['features'] {
  const file = new URL(`../../geodata/layers/${id}.geojson`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as FeatureCollection<T>).features;
}

const coast = layer<LineString | MultiLineString>('coastline');
const context: SurroundingsContext = {
  districts: layer<Polygon | MultiPolygon>('district-areas'),
  districtAccuracyMetres: 200,
  centre: [121.63887, 38.92077],
  coast,
  stations: layer<Point>('metro-stations')
    .filter(({ properties }) => properties?.['status'] === 'open')
    .map(({ id, properties, geometry }) => ({
      id: String(id),
      name: { 'zh-Hans': String(properties?.['zh']) },
      point: [geometry.coordinates[0] ?? NaN, geometry.coordinates[1] ?? NaN],
    })),
};

function at(point: LngLat, radiusMetres?: number): Surroundings {
  const position = {
    point,
    precision: radiusMetres === undefined ? ('exact' as const) : ('area' as const),
    radiusMetres: radiusMetres ?? 50,
    certainty: 'verified' as const,
    sources: [],
  };
  const found = spatialRelations({ position }, context);
  if (!found) throw new Error('A point has surroundings.');
  return found;
}

/** Haversine on the mean sphere, 0.3 % off at most here. */
function haversine([lng1, lat1]: LngLat, [lng2, lat2]: LngLat): number {
  const rad = Math.PI / 180;
  const a =
    Math.sin(((lat2 - lat1) * rad) / 2) ** 2 +
    Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lng2 - lng1) * rad) / 2) ** 2;
  return 2 * 6371008.8 * Math.asin(Math.sqrt(a));
}

// Positions as maps and encyclopaedias give them, to some hundred metres.
describe('districts', () => {
  test.each<[string, LngLat, string]>([
    ['Russian Style Street', [121.63085, 38.92692], 'central-districts'],
    ['Xi’an Road', [121.58205, 38.90863], 'central-districts'],
    ['Lüshun railway station', [121.243, 38.812], 'lushunkou-district'],
    ['Jinzhou old town', [121.716, 39.105], 'jinzhou-district'],
    ['Pulandian', [121.967, 39.3953], 'pulandian-district'],
    ['Wafangdian', [121.98, 39.627], 'wafangdian-city'],
    ['Zhuanghe', [122.967, 39.681], 'zhuanghe-city'],
    ['Sikuai, seat of Changhai County', [122.588, 39.272], 'changhai-county'],
    ['Zhangzi Island', [122.72916, 39.03005], 'changhai-county'],
  ])('%s', (_, point, id) => {
    expect(at(point).district?.ids[0]).toBe(id);
  });

  test('Shenyang is in none', () => {
    expect(at([123.434, 41.77]).district).toBeNull();
  });

  test('a circle of 15 km around Sikuai is Changhai only perhaps', () => {
    expect(at([122.6, 39.27556], 15_000).district).toEqual({
      ids: ['changhai-county'],
      certain: false,
    });
  });
});

test('Zhangzi Island lies east of the centre, as far as the haversine says', () => {
  const island: LngLat = [122.72916, 39.03005];
  const { fromCentre, station } = at(island);
  expect(fromCentre).toMatchObject({ compass: 'E', certain: true });
  expect(fromCentre.distanceMetres / haversine(context.centre, island)).toBeCloseTo(1, 2);
  expect(station?.walk).toBe('far');
});

test('the gate of the zoo is as far from the coast as the nearest point of a dense coast', () => {
  const gate: LngLat = [121.606, 38.8713];
  let least = Infinity;
  for (const { geometry } of coast) {
    const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
    for (const line of lines) {
      line.slice(1).forEach(([lng = NaN, lat = NaN], index) => {
        const [fromLng = NaN, fromLat = NaN] = line[index] ?? [];
        for (let part = 0; part <= 1; part += 0.02)
          least = Math.min(
            least,
            haversine(gate, [fromLng + (lng - fromLng) * part, fromLat + (lat - fromLat) * part]),
          );
      });
    }
  }
  const found = at(gate).coast;
  expect(found?.id).toBe('urban-coast');
  expect(Math.abs((found?.distanceMetres ?? NaN) - least)).toBeLessThan(0.005 * least + 2);
});

test('Xi’an Road is at the station of that name', () => {
  expect(at([121.58205, 38.90863]).station).toMatchObject({
    name: { 'zh-Hans': '西安路' },
    walk: 'minutes-5',
    certain: true,
  });
});
