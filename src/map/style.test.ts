import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { core } from 'virtual:atlas-core';
import { describe, expect, test } from 'vitest';
import type { Core } from '../domain/atlas';
import { sceneOf } from '../domain/scene';
import type { Draw, Layer } from '../domain/site';
import tokens from '../styles/tokens.css?raw';
import { parsePalette, type Theme } from './basemap/palette';
import { shownKey } from './state-keys';
import { compileStyle } from './style';

const scene = sceneOf(core);
const layerUrl = (id: string): string => `layers/${id}.geojson`;

const styleOf = (theme: Theme, of: Core = core): ReturnType<typeof compileStyle> =>
  compileStyle({ core: of, scene, theme, palette: parsePalette(tokens, theme), layerUrl });

const light = styleOf('light');

/** Every text in a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** The keys of global state that a value reads. */
const keysRead = (value: unknown): string[] =>
  [...JSON.stringify(value).matchAll(/\["global-state","([^"]+)"\]/g)].map(([, key = '']) => key);

interface Features {
  features: {
    properties: Record<string, unknown>;
    geometry: { type: string; coordinates: unknown };
  }[];
}

const dataOf = (name: string): Features => {
  const source = light.sources[name];
  if (source?.type !== 'geojson') throw new Error(`${name} is no GeoJSON source`);
  return source.data as Features;
};

const drawnBy = (id: string): (typeof light.layers)[number] => {
  const layer = light.layers.find((entry) => entry.id === id);
  if (!layer) throw new Error(`The style has no layer ${id}`);
  return layer;
};

describe.each<Theme>(['light', 'dark'])('the style of the shipped catalogue, %s', (theme) => {
  const style = styleOf(theme);

  test('is valid', () => {
    expect(validateStyleMin(style)).toEqual([]);
    expect(style.layers.length).toBeGreaterThan(50);
  });

  test('has one id for each layer, and a source for each that needs one', () => {
    const ids = style.layers.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const without = style.layers.filter(
      (layer) => 'source' in layer && !(layer.source in style.sources),
    );
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  test('reads no global state that it does not declare', () => {
    const read = new Set(keysRead([style.layers, style.sources]));
    expect(read.size).toBeGreaterThan(core.layers.length / 2);
    expect([...read].filter((key) => !(key in (style.state ?? {})))).toEqual([]);
  });

  test('asks no other server: no address but that of the archive and of the layers', () => {
    const addresses = textsIn(style).filter((text) => /[a-z]:\/\/|^\/\/|^www\./i.test(text));
    expect(addresses).toEqual(['pmtiles://atlas-basemap']);
    expect(style).not.toHaveProperty('glyphs');
    expect(style).not.toHaveProperty('sprite');
  });

  test('takes the colours of the themes from the catalogue', () => {
    const colours = textsIn(style);
    for (const { id, color } of core.themes.filter(({ id }) => id !== 'metro')) {
      const other = theme === 'light' ? color.dark : color.light;
      if (core.sites.some((site) => site.theme === id && site.mapped && site.track)) {
        expect(colours, id).toContain(color[theme]);
        expect(colours, id).not.toContain(other);
      }
    }
  });
});

test('the two themes differ in colours, not in what is drawn', () => {
  const dark = styleOf('dark');
  expect(dark.layers.map(({ id }) => id)).toEqual(light.layers.map(({ id }) => id));
  expect(dark).not.toEqual(light);
});

describe('a layer of the catalogue', () => {
  const example = (draw: Draw, source: Layer['source'] = { type: 'geojson' }): Layer => ({
    id: 'example',
    theme: 'coast',
    title: { en: 'Example' },
    source,
    draw,
    fields: [],
    attribution: 'Nobody',
    licence: 'CC0',
    initiallyVisible: true,
    featureCount: 1,
  });
  const kinds: [Draw, string[]][] = [
    [{ kind: 'line', widthPx: 3 }, ['line', 'symbol']],
    [{ kind: 'line', widthPx: 3, dashed: true }, ['line', 'symbol']],
    [{ kind: 'fill', opacity: 0.3 }, ['fill', 'line', 'symbol']],
    [{ kind: 'circle', radiusPx: 5 }, ['circle', 'symbol']],
  ];

  test.each(kinds)('drawn as %o is shown by its key alone', (draw, types) => {
    const style = styleOf('light', { ...core, layers: [...core.layers, example(draw)] });
    expect(validateStyleMin(style)).toEqual([]);
    expect(style.sources['layer-example']).toMatchObject({ data: 'layers/example.geojson' });
    const own = style.layers.filter(
      (layer) => 'source' in layer && layer.source === 'layer-example',
    );
    expect([...new Set(own.map(({ type }) => type))].sort()).toEqual(types);
    const toggled = own.filter((layer) => !layer.id.includes('-chosen'));
    expect(toggled.length).toBeGreaterThan(0);
    for (const layer of toggled) {
      // Standard of the style specification: `visible` and `none`.
      expect(layer.layout?.visibility, layer.id).toEqual([
        'case',
        ['global-state', 'example.shown'],
        'visible',
        'none',
      ]);
    }
    // What marks the area of a selected place appears with the selection alone.
    for (const layer of own.filter((entry) => entry.id.includes('-chosen'))) {
      expect(keysRead('filter' in layer ? layer.filter : null)).toContain('selectedArea');
    }
    expect(style.state?.['example.shown']).toEqual({ default: false });
  });

  test.each(core.layers.filter(({ draw }) => draw.kind !== 'sites').map(({ id }) => id))(
    '%s, which is shipped, has something that its key shows',
    (id) => {
      const governed = light.layers.filter((layer) => keysRead(layer).includes(shownKey(id)));
      expect(governed.length).toBeGreaterThan(0);
    },
  );

  test.each([
    [true, true],
    [false, false],
  ])('drawn as a line with dashed %s has dashes: %s', (dashed, has) => {
    const layers = [...core.layers, example({ kind: 'line', widthPx: 2, dashed })];
    const line = styleOf('light', { ...core, layers }).layers.find(
      ({ id }) => id === 'layer-example',
    );
    expect(Object.keys(line?.paint ?? {}).includes('line-dasharray')).toBe(has);
  });

  test('that the archive of the basemap carries has no file of its own', () => {
    const source = { type: 'basemap', sourceLayer: 'coast' } as const;
    const layers = [...core.layers, example({ kind: 'line', widthPx: 2 }, source)];
    const style = styleOf('light', { ...core, layers });
    expect(style.sources).not.toHaveProperty('layer-example');
    expect(style.layers.find(({ id }) => id === 'layer-example')).toMatchObject({
      source: 'basemap',
      'source-layer': 'coast',
    });
  });
});

describe('tracks', () => {
  const track = (id: string): Features['features'][number] | undefined =>
    dataOf('tracks').features.find(({ properties }) => properties['id'] === id);

  test('whose course is not published are dashed, the others are not', () => {
    // The notes of the gazetteer: no open geometry of the road; the flight's course was not told.
    expect(track('binhai-road')?.properties['dashed']).toBe(true);
    expect(track('route-donggang-zhangzidao')?.properties['dashed']).toBe(true);
    // The bridge is in OpenStreetMap.
    expect(track('xinghai-bay-bridge')?.properties['dashed']).toBe(false);
    expect(drawnBy('site-track-dashed')).toMatchObject({
      filter: ['all', expect.anything(), ['get', 'dashed']],
      paint: { 'line-dasharray': expect.any(Array) as unknown },
    });
    expect(drawnBy('site-track')).toMatchObject({
      filter: ['all', expect.anything(), ['!', ['get', 'dashed']]],
    });
    expect(drawnBy('site-track').paint).not.toHaveProperty('line-dasharray');
  });

  test('of a flight are a geodesic arc from Donggang to Zhangzi Island', () => {
    const lines = track('route-donggang-zhangzidao')?.geometry.coordinates as number[][][];
    const line = lines[0] ?? [];
    expect(line[0]).toEqual([expect.closeTo(121.6855, 6), expect.closeTo(38.9192, 6)]);
    expect(line.at(-1)).toEqual([expect.closeTo(122.72916, 6), expect.closeTo(39.03005, 6)]);
    expect(line.length).toBeGreaterThan(20);
    // On the northern half a geodesic runs north of the straight line of the two latitudes.
    const middle = line[Math.floor(line.length / 2)] ?? [];
    expect(middle[1]).toBeGreaterThan((38.9192 + 39.03005) / 2);
  });
});

describe('what is known of a position is drawn in its true size', () => {
  /**
   * OpenStreetMap wiki, "Zoom levels": one pixel of a tile of 256 px covers
   * 156,543.03 m · cos(latitude) / 2^zoom; MapLibre's zoom is one less for the same scale.
   */
  const metresPerPixelAt = (lat: number, zoom: number): number =>
    (156_543.03 * Math.cos((lat * Math.PI) / 180)) / 2 ** (zoom + 1);

  const patch = (id: string): Record<string, unknown> | undefined =>
    dataOf('patches').features.find(({ properties }) => properties['id'] === id)?.properties;

  test.each([
    // Radius and latitude of the gazetteer.
    ['jinpu-hydrogen-park', 5000, 39.1964],
    ['changxing-petrochemical-base', 12000, 39.58083],
    ['cfhi-dalian-nuclear-petrochemical', 4000, 39.01],
  ])('%s: a patch of %i m', (id, metres, lat) => {
    const properties = patch(id);
    const [radius0, radius24] = [Number(properties?.['radius0']), Number(properties?.['radius24'])];
    expect(radius0 * metresPerPixelAt(lat, 0)).toBeCloseTo(metres, 0);
    expect(radius24 * metresPerPixelAt(lat, 24)).toBeCloseTo(metres, 0);
    // Between them MapLibre interpolates exponentially with base 2: here at zoom 11.
    const at11 = radius0 + ((radius24 - radius0) * (2 ** 11 - 1)) / (2 ** 24 - 1);
    expect(at11 * metresPerPixelAt(lat, 11)).toBeCloseTo(metres, 0);
    expect(drawnBy('site-patches').paint).toMatchObject({
      'circle-radius': [
        'interpolate',
        ['exponential', 2],
        ['zoom'],
        0,
        ['get', 'radius0'],
        24,
        ['get', 'radius24'],
      ],
    });
  });

  test('members of one area share one patch', () => {
    const members = dataOf('patches').features.filter(
      ({ properties }) => properties['area'] === patch('jinpu-hydrogen-park')?.['area'],
    );
    expect(members).toHaveLength(1);
    const named = ['member0', 'member1', 'member2', 'member3'].map(
      (key) => members[0]?.properties[key],
    );
    // The park and the three companies that the article places in it.
    expect(named.sort()).toEqual([
      'dajian-hydrogen-testing',
      'guochuang-hydrogen',
      'guoke-green-hydrogen',
      'jinpu-hydrogen-park',
    ]);
  });

  test('a district is no circle', () => {
    expect(patch('dalian-city')?.['region']).toBe(true);
    expect(patch('pulandian-district')?.['region']).toBe(true);
  });

  test('the ring of Yinggeshi is 3 km around its anchor', () => {
    const ring = dataOf('rings').features.find(
      ({ properties }) => properties['id'] === 'yinggeshi-science-city',
    );
    const [outline = []] = (ring?.geometry.coordinates ?? []) as number[][][];
    expect(outline.length).toBeGreaterThan(60);
    // A degree at 38.883 N on WGS 84: 111.0 km north, 86.77 km east (published tables).
    const distances = outline.map(([lng = 0, lat = 0]) =>
      Math.hypot((lng - 121.425) * 86_770, (lat - 38.883) * 111_010),
    );
    for (const distance of distances) expect(Math.abs(distance - 3000)).toBeLessThan(15);
  });
});
