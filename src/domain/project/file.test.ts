import { describe, expect, test } from 'vitest';
import type { ConnectedLayer } from '../connect/model';
import type { OwnLayer } from '../own/model';
import { migrate, projectFileFrame, readProjectFile } from './file';
import type { ProjectContent } from './model';

const layer: OwnLayer = {
  id: 'own-1',
  title: 'Sites',
  origin: 'drawn',
  shown: true,
  opacity: 1,
  style: {
    coloring: { kind: 'single', color: '#aa3311' },
    points: 'circle',
    radiusPx: 5,
    sizeBy: { field: 'name', maxRadiusPx: 20, maxValue: 5 },
    lineWidthPx: 2,
    dashed: false,
    fillOpacity: 0.3,
    labelField: 'name',
  },
  table: {
    fields: [{ name: 'name', type: 'text' }],
    featureCount: 1,
    bounds: [121.6, 38.9, 121.6, 38.9],
    geometryKinds: ['point'],
  },
  version: 3,
  recipe: null,
  source: '',
};
const view = { layers: ['coast'], time: null, labels: 'both', filters: {} } as const;
const camera = { center: [121.6, 38.9], zoom: 11, bearing: 0, pitch: 0 } as const;
const connected: ConnectedLayer = {
  id: 'svc-1',
  title: 'Aerial',
  shown: true,
  opacity: 0.8,
  datum: 'wgs84',
  service: 'A service',
  attribution: '© Somebody',
  licence: '',
  bounds: [121, 38, 123, 40],
  source: {
    kind: 'raster',
    tiles: 'https://tiles.example.org/{z}/{x}/{y}.png',
    tileSizePx: 256,
    minZoom: 0,
    maxZoom: 19,
    isTms: false,
  },
};
const content: ProjectContent = {
  layers: [layer],
  connected: [connected],
  view: { ...view, camera },
  views: [{ ...view, camera, id: 'v1', name: '港' }],
  comparison: { mode: 'swipe', divider: 40, edited: 'second', other: view },
};
const features = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'a',
      geometry: { type: 'Point', coordinates: [121.6, 38.9] },
      properties: { name: 'A' },
    },
  ],
};

const written = (): string => {
  const [before, after] = projectFileFrame('Port', content);
  return `${before}"own-1":${JSON.stringify(features)}${after}`;
};
type Loose = Record<string, never>;
/** A sound file, spoiled. */
const spoiled = (spoil: (file: Loose) => void): string => {
  const file = JSON.parse(written()) as Loose;
  spoil(file);
  return JSON.stringify(file);
};
const problemOf = (text: string): unknown => {
  const read = readProjectFile(text);
  return 'problem' in read ? read.problem : null;
};

const set = (path: string, value: unknown) => (file: Loose) => {
  const keys = path.split('.');
  let at: Record<string, unknown> = file;
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[keys.at(-1) ?? ''] = value;
};

describe('the file of a project', () => {
  test('is read as it was written', () => {
    expect(readProjectFile(written())).toEqual({
      file: {
        format: 'atlas-project',
        version: 2,
        name: 'Port',
        content,
        features: { 'own-1': features },
      },
    });
  });

  test.each([
    ['', 'no-json'],
    ['{"format": ', 'no-json'],
    ['[]', 'no-project'],
    ['{"type":"FeatureCollection","features":[]}', 'no-project'],
    ['{"format":"atlas-project","version":3}', 'newer'],
    ['{"format":"atlas-project","version":"1"}', 'invalid'],
  ])('%j is refused: %s', (text, kind) => {
    expect(problemOf(text)).toMatchObject({ kind });
  });

  const point = 'features.own-1.features.0';
  test.each([
    ['content.layers.0.id', 'metro-lines'],
    ['content.layers.0.script', '<script>'],
    ['content.layers.0.opacity', 2],
    ['content.layers.0.style.coloring', { kind: 'single', color: 'url(https://example.org)' }],
    ['content.view.camera.zoom', 1e9],
    ['content.view.filters', { coast: { conditions: [{ kind: 'code', run: '1' }] } }],
    ['content.comparison.divider', -1],
    ['content.connected.0.source', { kind: 'raster', tiles: 'javascript:alert(1)//{z}{x}{y}' }],
    ['content.connected.0.id', 'own-1'],
    ['content.connected.0.opacity', 7],
    ['more', 1],
    [`${point}.geometry`, { type: 'Point', coordinates: [500, 0] }],
    [`${point}.geometry`, { type: 'Point', coordinates: ['1', 2] }],
    [`${point}.geometry`, { type: 'Sphere', coordinates: [1, 2] }],
    [`${point}.properties`, { name: { deep: { deeper: 1 } } }],
    ['features.own-1', null],
  ])('%s of %j is refused, with its place', (path, value) => {
    const problem = problemOf(spoiled(set(path, value)));
    expect(problem).toMatchObject({ kind: 'invalid' });
    const told = (problem as { path: string }).path;
    expect(path.startsWith(told) || told.startsWith(path)).toBe(true);
  });

  test('members of the prototype are no properties', () => {
    const text = written().replace('{"name":"A"}', '{"__proto__":{"x":1}}');
    expect(problemOf(text)).toEqual({ kind: 'invalid', path: `${point}.properties.__proto__` });
  });

  test('the same layer does not stand twice', () => {
    expect(problemOf(spoiled(set('content.layers', [layer, layer])))).toMatchObject({
      kind: 'invalid',
    });
  });
});

describe('older versions', () => {
  test('a file of version 1 is read as it was', () => {
    const old = spoiled(set('version', 1));
    expect(readProjectFile(old)).toMatchObject({ file: { version: 2, name: 'Port', content } });
  });

  test('are brought up to date step by step', () => {
    const steps = {
      1: (file: Record<string, unknown>) => ({ ...file, b: file['a'] }),
      2: (file: Record<string, unknown>) => ({ ...file, c: file['b'] }),
    };
    expect(migrate({ version: 1, a: 7 }, 3, steps)).toEqual({ version: 3, a: 7, b: 7, c: 7 });
    expect(migrate({ version: 1 }, 3, {})).toBeNull();
  });
});
