import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { core } from 'virtual:atlas-core';
import { describe, expect, test } from 'vitest';
import type { Basemap } from '../../domain/basemap';
import { sceneOf } from '../../domain/scene';
import tokens from '../../styles/tokens.css?raw';
import { compileStyle } from '../style';
import { BasemapHealth } from './health';
import { parsePalette, type Theme } from './palette';
import { OTHER_BASEMAP, type ShownBasemap } from './shown';

const described = {
  title: { en: 'A map' },
  datum: 'wgs84',
  licence: 'CC0',
  attribution: [{ text: 'Nobody' }],
} as const;
type Of<K extends Basemap['kind']> = Extract<Basemap, { kind: K }>;
const archive = { getKey: () => 'basemap-x', getBytes: () => Promise.reject(new Error('unread')) };
const tiles = ['https://tiles.example.org/{z}/{x}/{y}.png'];

const streets = (schema: 'openmaptiles' | 'protomaps', coast?: 'tiles'): ShownBasemap => ({
  kind: 'pmtiles',
  basemap: {
    ...described,
    id: 'streets',
    kind: 'pmtiles',
    schema,
    archive: 'streets.pmtiles',
    ...(coast ? { coast } : {}),
  },
  archive,
});
const raster = (change: Partial<Of<'raster'>>): ShownBasemap => ({
  kind: 'raster',
  basemap: { ...described, id: 'aerial', kind: 'raster', tiles, ...change },
  tiles,
});
const tianditu = (layer: Of<'tianditu'>['layer']): ShownBasemap => ({
  kind: 'tianditu',
  basemap: { ...described, id: 'national', kind: 'tianditu', layer },
  key: 'abcd1234',
});
const foreign: ShownBasemap = {
  kind: 'style',
  basemap: { ...described, id: 'styled', kind: 'style', style: 'https://s.example.org/style.json' },
  style: {
    sources: { roads: { type: 'vector', url: 'https://s.example.org/tiles.json' } },
    layers: [
      { id: 'background', type: 'background', paint: { 'background-color': '#abcdef' } },
      { id: 'pins', type: 'line', source: 'roads', 'source-layer': 'roads' },
      {
        id: 'names',
        type: 'symbol',
        source: 'roads',
        'source-layer': 'roads',
        layout: { 'text-field': ['get', 'name'], 'text-font': ['Some Sans Bold'] },
      },
    ],
    sprite: 'https://s.example.org/sprite',
    state: { mode: { default: 'day' } },
  },
};

const kinds: Readonly<Record<string, ShownBasemap>> = {
  embedded: { kind: 'embedded' },
  'streets of OpenMapTiles': streets('openmaptiles'),
  'streets of OpenMapTiles with their coast': streets('openmaptiles', 'tiles'),
  'streets of Protomaps': streets('protomaps'),
  'a style': foreign,
  'a raster': raster({ tileSize: 512, minZoom: 3, maxZoom: 17 }),
  'a raster in GCJ-02': raster({ datum: 'gcj02' }),
  'Tianditu, vector': tianditu('vector'),
  'Tianditu, imagery': tianditu('imagery'),
  'Tianditu, terrain': tianditu('terrain'),
};

const styleOf = (basemap: ShownBasemap, theme: Theme): ReturnType<typeof compileStyle> =>
  compileStyle({
    core,
    scene: sceneOf(core),
    theme,
    palette: parsePalette(tokens, theme),
    layerUrl: (id) => `layers/${id}.geojson`,
    basemap,
  });

describe.each<Theme>(['light', 'dark'])('the style with another basemap, %s', (theme) => {
  test.each(Object.entries(kinds))(
    '%s: is valid, and every layer has an id of its own',
    (_, shown) => {
      const style = styleOf(shown, theme);
      expect(validateStyleMin(style)).toEqual([]);
      const ids = style.layers.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(style).not.toHaveProperty('glyphs');
    },
  );

  test.each(Object.entries(kinds))('%s: shows metro and places as ever', (_, shown) => {
    const ids = styleOf(shown, theme).layers.map(({ id }) => id);
    for (const id of ['basemap-metro-line', 'basemap-metro-label', 'site-pins']) {
      expect(ids.filter((other) => other === id)).toHaveLength(1);
    }
  });
});

describe('the style', () => {
  test('reads no more of the global state than it declares', () => {
    for (const shown of Object.values(kinds)) {
      const style = styleOf(shown, 'light');
      const read = [...JSON.stringify(style.layers).matchAll(/\["global-state","([^"]+)"/g)];
      for (const [, key = ''] of read) expect(style.state).toHaveProperty([key]);
    }
  });

  test('puts names above areas, whoever drew them', () => {
    const ids = styleOf(foreign, 'light').layers.map(({ id }) => id);
    const at = (id: string): number => ids.indexOf(id);
    expect(at(`${OTHER_BASEMAP}styled:background`)).toBe(0);
    expect(at(`${OTHER_BASEMAP}styled:names`)).toBeGreaterThan(at('site-patches'));
    expect(at(`${OTHER_BASEMAP}styled:names`)).toBeLessThan(at('site-pins'));
  });

  test('draws foreign letters with the fonts of the system', () => {
    const names = styleOf(foreign, 'light').layers.find(({ id }) => id.endsWith(':names'));
    expect(names).toHaveProperty('layout.text-font.0', 'Atlas Bold');
  });

  test('sends tiles in GCJ-02 through the correction, all others straight to their host', () => {
    const tilesOf = (shown: ShownBasemap): unknown =>
      styleOf(shown, 'light').sources['basemap:aerial'];
    expect(tilesOf(raster({}))).toHaveProperty('tiles', tiles);
    expect(tilesOf(raster({ datum: 'gcj02' }))).toHaveProperty(
      'tiles.0',
      'gcj02://aerial/{z}/{x}/{y}',
    );
  });

  test('draws land and sea of its own below streets that bring none', () => {
    const grounds = (shown: ShownBasemap): string[] =>
      styleOf(shown, 'light').layers.flatMap(({ id }) => (/(^|-)(sea|land)$/.test(id) ? [id] : []));
    expect(grounds(streets('openmaptiles'))).toEqual(['basemap-sea', 'basemap-land']);
    expect(grounds(streets('openmaptiles', 'tiles'))).toEqual(['basemap:streets-land']);
    expect(grounds(streets('protomaps'))).toEqual(['basemap:streets-sea', 'basemap:streets-land']);
  });
});

describe('a basemap is given up', () => {
  test('at once when its host refuses', () => {
    for (const status of [401, 403, 418, 429]) {
      expect(new BasemapHealth().failed(status, false)).toBe('refused');
    }
  });

  test('after three tiles in a row that do not come, not after one', () => {
    const health = new BasemapHealth();
    expect(health.failed(500, false)).toBeNull();
    health.came();
    expect(health.failed(null, false)).toBeNull();
    expect(health.failed(500, false)).toBeNull();
    expect(health.failed(undefined, false)).toBe('unreachable');
  });

  test('at once when nothing describes its tiles', () => {
    expect(new BasemapHealth().failed(404, true)).toBe('unreachable');
  });
});
