import fc from 'fast-check';
import { core } from 'virtual:atlas-core';
import { describe, expect, test } from 'vitest';
import links from '../../tests/url/links.json';
import { filters } from '../../tests/url/filters';
import type { Camera } from '../domain/site';
import { COMPARE_MODES } from './compare.svelte';
import {
  formatUrl,
  LABEL_CHOICES,
  PANELS,
  parseUrl,
  THEME_CHOICES,
  type UrlContext,
  type UrlState,
} from './url';

const context: UrlContext = {
  languages: ['zh-Hans', 'en'],
  placeIds: new Set(core.sites.map(({ id }) => id)),
  layerIds: new Set(core.layers.map(({ id }) => id)),
  basemapIds: new Set(core.settings.basemaps.map(({ id }) => id)),
  tourSteps: new Map(core.tours.map(({ id, stepCount }) => [id, stepCount])),
};

const nothing: UrlState = {
  lang: null,
  theme: null,
  labels: null,
  camera: null,
  place: null,
  feature: null,
  layers: null,
  opacity: null,
  basemap: null,
  time: null,
  filter: null,
  tour: null,
  compare: null,
  recipe: null,
  panel: null,
};

const parseAddress = (address: string): ReturnType<typeof parseUrl> => {
  const { search, hash } = new URL(address, 'https://example.org/');
  return parseUrl(search, hash, context);
};

const reparse = (state: Partial<UrlState>): ReturnType<typeof parseUrl> => {
  const { search, hash } = formatUrl(state);
  return parseAddress(search + hash);
};

const camera = fc.record({
  center: fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -85, max: 85, noNaN: true }),
  ),
  zoom: fc.double({ min: 0, max: 24, noNaN: true }),
  bearing: fc.double({ min: -180, max: 180, noNaN: true }),
  pitch: fc.double({ min: 0, max: 85, noNaN: true }),
});

/** A camera with so few digits that an address says all of them. */
const roundCamera: fc.Arbitrary<Camera> = fc
  .record({
    lng: fc.integer({ min: -18000, max: 18000 }),
    lat: fc.integer({ min: -8500, max: 8500 }),
    zoom: fc.integer({ min: 0, max: 2400 }),
    bearing: fc.integer({ min: -180, max: 180 }),
    pitch: fc.integer({ min: 0, max: 85 }),
  })
  .map(({ lng, lat, zoom, bearing, pitch }) => ({
    center: [lng / 100, lat / 100] as const,
    zoom: zoom / 100,
    bearing,
    pitch,
  }));

const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(value, { nil: null });
const featureId = fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}$/);
/** Any days of three centuries; whole months and years among them, which are written shorter. */
const range = fc
  .tuple(
    fc.oneof(fc.integer({ min: -25567, max: 84370 }), fc.constantFrom(18993, 19083, 20089, 20454)),
    fc.oneof(fc.integer({ min: 1, max: 4000 }), fc.constantFrom(1, 31, 365, 366, 1096, 1461)),
  )
  .map(([from, days]) => ({ from, to: from + days }));
const urlState: fc.Arbitrary<UrlState> = fc.record({
  lang: orNull(fc.constantFrom(...context.languages)),
  theme: orNull(fc.constantFrom(...THEME_CHOICES)),
  labels: orNull(fc.constantFrom(...LABEL_CHOICES)),
  camera: orNull(roundCamera),
  place: orNull(fc.constantFrom(...context.placeIds)),
  feature: orNull(fc.record({ layer: fc.constantFrom(...context.layerIds), id: featureId })),
  layers: orNull(fc.uniqueArray(fc.constantFrom(...context.layerIds))),
  opacity: orNull(
    fc
      .uniqueArray(fc.constantFrom(...context.layerIds), { minLength: 1 })
      .chain((layers) =>
        fc.tuple(
          ...layers.map((layer) =>
            fc.integer({ min: 0, max: 99 }).map((percent) => ({ layer, opacity: percent / 100 })),
          ),
        ),
      ),
  ),
  basemap: orNull(fc.constantFrom(...context.basemapIds)),
  time: orNull(range),
  filter: orNull(filters([...context.layerIds])),
  tour: orNull(
    fc
      .constantFrom(...core.tours)
      .chain(({ id, stepCount }) =>
        fc.integer({ min: 1, max: stepCount }).map((step) => ({ id, step })),
      ),
  ),
  compare: orNull(
    fc.record({
      mode: fc.constantFrom(...COMPARE_MODES),
      divider: fc.integer({ min: 0, max: 100 }),
      edited: fc.constantFrom('first' as const, 'second' as const),
      other: fc.record(
        {
          layers: fc.uniqueArray(fc.constantFrom(...context.layerIds)),
          time: orNull(range),
          labels: fc.constantFrom(...LABEL_CHOICES),
        },
        { requiredKeys: [] },
      ),
    }),
  ),
  recipe: orNull(fc.stringMatching(/^[A-Za-z0-9_-]{1,60}$/)),
  panel: orNull(fc.constantFrom(...PANELS)),
});

describe('what is written is read again', () => {
  test('for every state', () => {
    fc.assert(
      fc.property(urlState, (state) => {
        expect(reparse(state)).toEqual({ state, problems: [] });
      }),
      { numRuns: 500 },
    );
  });

  test('for every camera: the address of the address is the address', () => {
    fc.assert(
      fc.property(camera, (view) => {
        const first = formatUrl({ camera: view });
        const { state, problems } = parseUrl(first.search, first.hash, context);
        expect(problems).toEqual([]);
        expect(formatUrl(state)).toEqual(first);
      }),
      { numRuns: 2000 },
    );
  });

  test('next to the equator and to Greenwich', () => {
    const { state } = reparse({
      camera: { center: [0.0000004, -0.0000004], zoom: 20, bearing: -0.2, pitch: 0.2 },
    });
    expect(state.camera).toEqual({ center: [4e-7, -4e-7], zoom: 20, bearing: 0, pitch: 0 });
  });
});

describe('the digits of the camera', () => {
  test('keep the pixel at each zoom, and are no more than that takes', () => {
    fc.assert(
      fc.property(camera, (view) => {
        const pixel = 360 / (512 * 2 ** view.zoom);
        const { center } = reparse({ camera: view }).state.camera ?? { center: [NaN, NaN] };
        expect(Math.abs(center[0] - view.center[0])).toBeLessThanOrEqual(pixel);
        expect(Math.abs(center[1] - view.center[1])).toBeLessThanOrEqual(pixel);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    // 360 / (512 * 2^z) degrees: 0.0007 at zoom 10, 0.000043 at 14, 0.0000054 at 17.
    [10, '#map=10/38.9123/121.6123'],
    [14, '#map=14/38.91235/121.61235'],
    [17, '#map=17/38.912346/121.612346'],
  ])('are as many as a reader can bear at zoom %i', (zoom, hash) => {
    const center = [121.6123456789, 38.9123456789] as const;
    expect(formatUrl({ camera: { center, zoom, bearing: 0, pitch: 0 } }).hash).toBe(hash);
  });

  test('name bearing and pitch only where the map is turned or tilted', () => {
    const at = { center: [121.5, 38.5] as const, zoom: 9 };
    expect(formatUrl({ camera: { ...at, bearing: 0, pitch: 0 } }).hash).toBe('#map=9/38.5/121.5');
    expect(formatUrl({ camera: { ...at, bearing: -45, pitch: 0 } }).hash).toBe(
      '#map=9/38.5/121.5/-45',
    );
    expect(formatUrl({ camera: { ...at, bearing: 0, pitch: 30 } }).hash).toBe(
      '#map=9/38.5/121.5/0/30',
    );
  });
});

test('what is left out of the state is left out of the address', () => {
  expect(formatUrl({})).toEqual({ search: '', hash: '' });
  expect(formatUrl(nothing)).toEqual({ search: '', hash: '' });
  expect(formatUrl({ ...nothing, place: 'dicp' })).toEqual({ search: '', hash: '#place=dicp' });
  // Every layer off is a choice, and no default.
  expect(formatUrl({ ...nothing, layers: [] })).toEqual({ search: '', hash: '#layers=' });
});

test('a time is written as short as its days allow', () => {
  const days = (from: string, to: string): { from: number; to: number } => ({
    from: Date.parse(from) / 86_400_000,
    to: Date.parse(to) / 86_400_000,
  });
  const hashOf = (from: string, to: string): string => formatUrl({ time: days(from, to) }).hash;
  expect(hashOf('2025-01-01', '2025-04-01')).toBe('#time=2025-01/2025-03');
  expect(hashOf('2022-01-01', '2025-01-01')).toBe('#time=2022/2024');
  expect(hashOf('2025-01-01', '2026-01-01')).toBe('#time=2025');
  expect(hashOf('2025-01-14', '2025-01-15')).toBe('#time=2025-01-14');
  expect(hashOf('2024-02-01', '2024-03-01')).toBe('#time=2024-02');
  expect(hashOf('2025-01-01', '2025-01-16')).toBe('#time=2025-01-01/2025-01-15');
  expect(parseAddress('#time=2022-04/2025').state.time).toEqual(days('2022-04-01', '2026-01-01'));
});

describe('links that were given out mean what they meant', () => {
  test('there are some', () => {
    expect(links.links.length).toBeGreaterThan(15);
  });

  test.each(links.links)('$address', ({ address, state }) => {
    expect(parseAddress(address)).toEqual({ state: { ...nothing, ...state }, problems: [] });
  });
});

const long = 'a'.repeat(100_000);
/** Everything in it is wrong: nothing is taken over, and the kind of each problem. */
const hostile: readonly (readonly [address: string, ...problems: string[]])[] = [
  ['#place=<script>alert(1)</script>', 'unknown-place'],
  ['#place=%3Cimg%20src=x%20onerror=alert(1)%3E', 'unknown-place'],
  ['#place=javascript:alert(1)', 'unknown-place'],
  ['?lang=<b>en</b>', 'invalid-value'],
  ['?theme="><svg/onload=alert(1)>', 'invalid-value'],
  ['#place=__proto__', 'unknown-place'],
  ['#place=constructor', 'unknown-place'],
  ['#__proto__=dicp', 'unknown-parameter'],
  [
    '#constructor=a&toString=b&hasOwnProperty=c',
    'unknown-parameter',
    'unknown-parameter',
    'unknown-parameter',
  ],
  ['#__proto__[place]=dicp', 'unknown-parameter'],
  ['#layers=__proto__,constructor', 'unknown-layer'],
  ['#feature=__proto__/constructor', 'invalid-value'],
  ['#feature=toString/a', 'invalid-value'],
  ['#feature=science', 'invalid-value'],
  ['#feature=science/../dicp', 'invalid-value'],
  ['#feature=nothing/a', 'unknown-layer'],
  ['#map=NaN/NaN/NaN', 'invalid-value'],
  ['#map=Infinity/0/0', 'invalid-value'],
  ['#map=1e3/0/0', 'invalid-value'],
  ['#map=0x10/0/0', 'invalid-value'],
  ['#map=-1/38/121', 'invalid-value'],
  ['#map=25/38/121', 'invalid-value'],
  ['#map=9/86/121', 'invalid-value'],
  ['#map=9/38/181', 'invalid-value'],
  ['#map=9/38/121/361', 'invalid-value'],
  ['#map=9/38/121/0/86', 'invalid-value'],
  ['#map=9/38', 'invalid-value'],
  ['#map=9/38/121/0/0/0', 'invalid-value'],
  ['#map=9//121', 'invalid-value'],
  ['#map= 9/38/121', 'invalid-value'],
  ['#map=9,5/38/121', 'invalid-value'],
  ['#map=9/38.00000000000000000001/121', 'invalid-value'],
  ['#map=九/三八/一二一', 'invalid-value'],
  ['#map=', 'invalid-value'],
  ['#filter=', 'invalid-value'],
  ['#filter=science', 'invalid-value'],
  ['#filter=science()', 'invalid-value'],
  ['#filter=science(text:name:a', 'invalid-value'],
  ['#filter=science(text:name:a),', 'invalid-value'],
  ['#filter=science(text:name:a)science(text:name:b)', 'invalid-value'],
  ['#filter=science(text:name:a),science(text:name:b)', 'invalid-value'],
  ['#filter=science(evil:name:a)', 'invalid-value'],
  ['#filter=science(text::a)', 'invalid-value'],
  ['#filter=science(text:name:a:b)', 'invalid-value'],
  ['#filter=science(text:name:*41)', 'invalid-value'],
  ['#filter=science(text:name:**)', 'invalid-value'],
  ['#filter=science(number:km:5)', 'invalid-value'],
  ['#filter=science(number:km:0x10~)', 'invalid-value'],
  ['#filter=science(number:km:Infinity~)', 'invalid-value'],
  ['#filter=science(number:km:1e999~)', 'invalid-value'],
  ['#filter=science(date:since:2025-02-30~)', 'invalid-value'],
  ['#filter=science(date:since:2025/2026~)', 'invalid-value'],
  ['#filter=science(bounds:121/38/122)', 'invalid-value'],
  ['#filter=science(bounds:122/38/121/39)', 'invalid-value'],
  ['#filter=science(bounds:121/38/122/99)', 'invalid-value'],
  ['#filter=science(shape:121/38/122/39)', 'invalid-value'],
  ['#filter=science(shape:NaN/38/122/39/121/39)', 'invalid-value'],
  ['#filter=science(near:coast/a:-1)', 'invalid-value'],
  ['#filter=science(near:coast/a:1000001)', 'invalid-value'],
  ['#filter=science(near:coast:5)', 'invalid-value'],
  ['#filter=science(near:__proto__/a:5)', 'invalid-value'],
  ['#filter=science(near:elsewhere/a:5)', 'unknown-layer'],
  ['#filter=constructor(text:name:a)', 'unknown-layer'],
  ['#filter=__proto__(text:name:a)', 'invalid-value'],
  ['#filter=own-1(text:name:a)', 'unknown-layer'],
  [`#filter=science(text:name:${'a'.repeat(4000)})`, 'invalid-value'],
  [`#filter=science(${Array(41).fill('text:a:b').join(',')})`, 'invalid-value'],
  ['#place=%E0%A4%A', 'unknown-place'],
  ['#place=%', 'unknown-place'],
  ['#place=dicp%00', 'unknown-place'],
  ['#place=%F0%9F%8C%8A', 'unknown-place'],
  ['#place=dicp\u200b', 'unknown-place'],
  ['#place=DICP', 'unknown-place'],
  ['#time=', 'invalid-value'],
  ['#time=now', 'invalid-value'],
  ['#time=2025-13', 'invalid-value'],
  ['#time=2025-02-30', 'invalid-value'],
  ['#time=2025-03/2025-01', 'invalid-value'],
  ['#time=2025/2026/2027', 'invalid-value'],
  ['#time=99999', 'invalid-value'],
  ['#time=__proto__/2025', 'invalid-value'],
  ['#panel=admin', 'invalid-value'],
  ['#basemap=https://example.org/tiles', 'invalid-value'],
  ['?labels=all', 'invalid-value'],
  [`#place=${long}`, 'unknown-place'],
  [`#map=${'9'.repeat(5000)}/38/121`, 'invalid-value'],
  [`#${long}=1`, 'unknown-parameter'],
  // The other half of the address is not theirs.
  ['#lang=en', 'unknown-parameter'],
  ['?place=dicp&map=9/38/121'],
  ['?&&&=&#&&&'],
];

describe('hostile addresses', () => {
  test.each(hostile)('%.60s', (address, ...kinds) => {
    const { state, problems } = parseAddress(address);
    expect(state).toEqual(nothing);
    expect(Object.getPrototypeOf(state)).toBe(Object.prototype);
    expect(problems.map(({ kind }) => kind)).toEqual(kinds);
    for (const { name, value } of problems) {
      expect(name.length).toBeLessThanOrEqual(60);
      expect(value.length).toBeLessThanOrEqual(60);
    }
  });

  test('leave Object as it was', () => {
    hostile.forEach(([address]) => parseAddress(address));
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['place']).toBeUndefined();
  });

  test('of what is said twice the first counts', () => {
    expect(parseAddress('#place=dicp&place=dut').state.place).toBe('dicp');
    const broken = parseAddress('#place=nowhere&place=dut');
    expect(broken.state.place).toBeNull();
    expect(broken.problems).toEqual([{ kind: 'unknown-place', name: 'place', value: 'nowhere' }]);
  });

  test('of layers the known ones are shown, once each, and the others told', () => {
    const { state, problems } = parseAddress('#layers=science,secret,digital,science,,<b>');
    expect(state.layers).toEqual(['science', 'digital']);
    expect(problems).toEqual([{ kind: 'unknown-layer', name: 'layers', value: 'secret,,<b>' }]);
  });

  test('of filters those of known layers are taken over, and the others told', () => {
    const { state, problems } = parseAddress('#filter=science(text:name:a),secret(text:name:b)');
    expect(state.filter).toEqual({
      science: { conditions: [{ kind: 'text', field: 'name', contains: 'a' }] },
    });
    expect(problems).toEqual([{ kind: 'unknown-layer', name: 'filter', value: 'secret' }]);
  });

  test('a broken part leaves the others as they are', () => {
    const { state, problems } = parseAddress('?lang=xx&theme=dark#map=a/b/c&place=dicp&panel=%%%');
    expect(state).toEqual({ ...nothing, theme: 'dark', place: 'dicp' });
    expect(problems.map(({ name }) => name)).toEqual(['lang', 'map', 'panel']);
  });

  test('anything at all is read without an error, and only what is known is taken over', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'map=',
        'place=',
        'layers=',
        'filter=science(',
        'text:name:a',
        ')',
        '&',
        '%',
        '#',
        '?',
        '/',
        ',',
        'dicp',
        '9/38/121',
      ),
    );
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (search, hash) => {
        const { state } = parseUrl(search, hash, context);
        expect(Object.keys(state)).toEqual(Object.keys(nothing));
        expect(state.place === null || context.placeIds.has(state.place)).toBe(true);
        expect((state.layers ?? []).every((id) => context.layerIds.has(id))).toBe(true);
        // What was understood can be said again.
        expect(reparse(state).problems).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
