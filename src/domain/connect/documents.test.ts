// Documents of services: TileJSON 3.0.0, OGC 17-069r4 (Features), RFC 7946; MapServer's pages are of version 8.0.
import { describe, expect, test } from 'vitest';
import { liesOver, readBounds } from './model';
import { collectionsAddress, itemsAddress, readCollections, readPage } from './ogc-features';
import { creditOf, lineOf } from './text';
import {
  isTemplate,
  kindByBytes,
  kindByEnding,
  readPmtiles,
  readTemplate,
  readTileJson,
} from './tiles';

const AT = 'https://api.example.org/tiles/map.json';

describe('TileJSON', () => {
  test('vector tiles with their layers; credits are words, names stay as they are', () => {
    const found = readTileJson(
      {
        tilejson: '3.0.0',
        name: '<b>Streets</b>',
        tiles: ['{z}/{x}/{y}.mvt'],
        attribution: '<a href="https://osm.org">&copy; OpenStreetMap</a> contributors',
        vector_layers: [{ id: 'roads' }, { id: 'water' }, { id: 7 }, null],
        minzoom: 2,
        maxzoom: 14,
        bounds: [121, 38, 123, 40],
      },
      AT,
    );
    expect(found?.layers[0]).toMatchObject({
      title: '<b>Streets</b>',
      attribution: '© OpenStreetMap contributors',
      bounds: [121, 38, 123, 40],
    });
    expect(found?.layers[0]?.styles[0]?.source).toMatchObject({
      kind: 'vector',
      tiles: 'https://api.example.org/tiles/{z}/{x}/{y}.mvt',
      sourceLayers: ['roads', 'water'],
      minZoom: 2,
      maxZoom: 14,
    });
  });

  test.each([[{}], [{ tiles: [] }], [{ tiles: ['a.png'] }], [{ tiles: [7] }]])(
    '%j is none',
    (json) => {
      expect(readTileJson(json, AT)).toBeNull();
    },
  );
});

test('templates: rows from the south, one of several hosts, what they hold', () => {
  expect(isTemplate('https://a.example/{z}/{x}/{-y}.png')).toBe(true);
  expect(isTemplate('https://a.example/{z}/{x}.png')).toBe(false);
  expect(readTemplate('https://{a-c}.example/{z}/{x}/{-y}.png')).toEqual({
    tiles: 'https://a.example/{z}/{x}/{y}.png',
    isTms: true,
  });
  expect(kindByEnding('https://a.example/{z}/{x}/{y}.pbf?key=1')).toBe('vector');
  expect(kindByBytes(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]))).toBe('raster');
  expect(kindByBytes(new Uint8Array([0x1a, 5, 0x78, 2]))).toBe('vector');
});

test('PMTiles hold vectors, pictures, or what cannot be drawn', () => {
  const head = { minZoom: 0, maxZoom: 9, minLon: 121, minLat: 38, maxLon: 123, maxLat: 40 };
  const read = (tileType: number) => readPmtiles({ ...head, tileType }, {}, null, 'a.pmtiles');
  expect(read(1)?.layers[0]?.styles[0]?.source).toMatchObject({ holds: 'vector', address: null });
  expect(read(4)?.layers[0]?.styles[0]?.source).toMatchObject({ holds: 'raster' });
  expect(read(0)).toBeNull();
  expect(read(6)).toBeNull();
});

describe('OGC API – Features', () => {
  const link = (rel: string, href: string, type = 'application/json') => ({ rel, href, type });

  test('from the landing page to the items', () => {
    const landing = { title: 'Fields', links: [link('data', 'collections?f=json')] };
    expect(collectionsAddress(landing, 'https://api.example.org/ogc/')).toBe(
      'https://api.example.org/ogc/collections?f=json',
    );
    const found = readCollections(
      {
        collections: [
          {
            id: 'fields',
            extent: { spatial: { bbox: [[121.6, 38.9, 0, 121.7, 39, 9]] } },
            links: [
              link('items', 'x/items?f=html', 'text/html'),
              link('items', 'x/items', 'application/geo+json'),
            ],
          },
          { id: 'records', itemType: 'record', links: [] },
          { id: 'none', links: [] },
        ],
      },
      'https://api.example.org/ogc/collections',
      landing,
    );
    expect(found?.layers).toMatchObject([
      { key: 'fields', bounds: [121.6, 38.9, 121.7, 39], obstacle: null },
      { key: 'none', obstacle: 'format' },
    ]);
    const address = itemsAddress('https://api.example.org/ogc/x/items', [121, 38, 122, 39]);
    expect(new URL(address).searchParams.get('bbox')).toBe(
      '121.000000,38.000000,122.000000,39.000000',
    );
  });

  test('a page: sound features, nested values as text, hostile keys and geometries left out', () => {
    const page = readPage(
      JSON.parse(`{"type":"FeatureCollection","numberMatched":5,
        "links":[{"rel":"next","href":"?offset=2","type":"application/geo+json"}],
        "features":[
          {"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[121,39]},"properties":{"a":{"b":1}}},
          {"type":"Feature","geometry":{"type":"Point","coordinates":[1000,39]},"properties":{}},
          {"type":"Feature","geometry":null,"properties":{"__proto__":{"x":1},"n":2}},
          7]}`),
      'https://api.example.org/items',
    );
    expect(page).toMatchObject({
      broken: 3,
      matched: 5,
      next: 'https://api.example.org/items?offset=2',
    });
    expect(page?.features).toEqual([
      {
        type: 'Feature',
        id: '7',
        geometry: { type: 'Point', coordinates: [121, 39] },
        properties: { a: '{"b":1}' },
      },
    ]);
    expect(readPage({ type: 'Feature' }, AT)).toBeNull();
  });
});

test('bounds and words', () => {
  expect(readBounds(['121', '38', '123', '40'])).toEqual([121, 38, 123, 40]);
  expect(readBounds([1, 2, 'x', 4])).toBeNull();
  expect(readBounds([0, 50, 10, 40])).toBeNull();
  expect(liesOver([100, 10, 110, 20], [119, 38, 124, 41])).toBe(false);
  expect(liesOver(null, [119, 38, 124, 41])).toBe(true);
  expect(lineOf('a\u202eb\n c')).toBe('a b c');
  expect(creditOf('<script>alert(1)</script>&lt;b&gt;')).toBe('alert(1) <b>');
});
