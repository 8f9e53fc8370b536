// Tiles are read by Mapbox's own reader of its format.
import { VectorTile } from '@mapbox/vector-tile';
import type { Feature, FeatureCollection } from 'geojson';
import { PbfReader } from 'pbf';
import { describe, expect, test } from 'vitest';
import { Table } from '../domain/table/table';
import { LayerTiles } from './layer-tiles';

const point = (id: string, lng: number, lat: number, properties = {}): Feature => ({
  type: 'Feature',
  id,
  geometry: { type: 'Point', coordinates: [lng, lat] },
  properties,
});
const collection = (...features: Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

function read(tile: ArrayBuffer): Feature[] {
  if (tile.byteLength === 0) return [];
  const layer = new VectorTile(new PbfReader(new Uint8Array(tile))).layers['features'];
  return Array.from({ length: layer?.length ?? 0 }, (_, index) =>
    layer!.feature(index).toGeoJSON(0, 0, 0),
  );
}

describe('tiles of a table', () => {
  const tiles = new LayerTiles(
    Table.from(
      collection(
        point('a', 121.6, 38.9, { name: '<b>大连</b>', height: 12.5, secret: 'x', none: null }),
        point('b', -60, -20),
        {
          type: 'Feature',
          id: 'square',
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [100, 10],
                [130, 10],
                [130, 40],
                [100, 40],
                [100, 10],
              ],
            ],
          },
          properties: { name: 'Square' },
        },
        { type: 'Feature', id: 'nowhere', geometry: null, properties: {} } as unknown as Feature,
      ),
    ),
  );
  const world = { layer: 'own-a', z: 0, x: 0, y: 0 };

  test('hold every feature with a place, with the fields asked for and the id alone', () => {
    const features = read(tiles.tile({ ...world, fields: ['name', 'height', 'none'] }));
    const byId = new Map(
      features.map((feature) => [String(feature.properties?.['id']), feature] as const),
    );
    expect([...byId.keys()].sort()).toEqual(['a', 'b', 'square']);
    expect(byId.get('a')!.properties).toEqual({ id: 'a', name: '<b>大连</b>', height: 12.5 });
    const [lng, lat] = (byId.get('a')!.geometry as unknown as { coordinates: number[] })
      .coordinates;
    expect(Math.abs(lng! - 121.6)).toBeLessThan(360 / 4096);
    expect(Math.abs(lat! - 38.9)).toBeLessThan(360 / 4096);
    expect(byId.get('square')!.geometry.type).toBe('Polygon');
    expect(byId.get('square')!.properties).toEqual({ id: 'square', name: 'Square' });
  });

  test('are empty where nothing is', () => {
    expect(tiles.tile({ ...world, z: 3, x: 0, y: 0, fields: [] }).byteLength).toBe(0);
  });

  test('thin nothing: ten thousand points at one spot are ten thousand', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => point(`p${index}`, 121.6, 38.9));
    const crowd = new LayerTiles(Table.from(collection(...many)));
    expect(read(crowd.tile({ ...world, fields: [] }))).toHaveLength(10_000);
  });

  test('gather points and count every one of them', () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      point(`p${index}`, 121 + (index % 40) / 40, 38.5 + Math.floor(index / 40) / 50),
    );
    const crowd = new LayerTiles(Table.from(collection(...many)));
    const features = read(crowd.tile({ ...world, fields: [], clusterRadiusPx: 40 }));
    const counts = features.map(({ properties }) => Number(properties!['point_count'] ?? 1));
    expect(features.length).toBeLessThan(10);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1000);
    const cluster = features.find(({ properties }) => properties!['cluster'])!.properties!;
    const content = crowd.cluster({
      layer: 'own-a',
      cluster: Number(cluster['cluster_id']),
      clusterRadiusPx: 40,
    });
    expect(content.bounds[0]).toBeGreaterThanOrEqual(121 - 1e-6);
    expect(content.bounds[2]).toBeLessThanOrEqual(122);
    expect(content.ids).toHaveLength(50);
  });
});
