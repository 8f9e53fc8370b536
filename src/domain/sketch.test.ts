import { describe, expect, test } from 'vitest';
import type { SketchLand } from './atlas';
import { toScreen } from './mercator';
import type { Camera, LngLat } from './site';
import { sketch, type SketchInput, type SketchPin } from './sketch';
import { estimateTextWidth } from './sketch-labels';

const camera: Camera = { center: [121.6, 38.9], zoom: 10, bearing: 0, pitch: 0 };
const size = { width: 800, height: 600 };

/** A mainland that ends in straight lines north and east, and an island. */
const land: SketchLand = {
  levels: [
    {
      minZoom: 0,
      rings: [
        [
          [121.5, 41],
          [121.55, 38.95],
          [121.7, 38.85],
          [124, 38.8],
          [124, 41],
        ],
        [
          [121.4, 38.8],
          [121.44, 38.81],
          [121.42, 38.84],
        ],
      ],
    },
  ],
};

const pin = (id: string, point: LngLat, change: Partial<SketchPin> = {}): SketchPin => ({
  id,
  point,
  themeId: 'coast',
  name: { en: id, 'zh-Hans': '星海' },
  ...change,
});

const view = (change: Partial<SketchInput> = {}) =>
  sketch({
    camera,
    size,
    land,
    pins: [],
    areas: [],
    rings: [],
    tracks: [],
    icons: { coast: 'M1 1' },
    languages: ['en'],
    ...change,
  });

/** All positions of path data. */
const points = (path: string) =>
  [...path.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)].map((m) => [Number(m[1]), Number(m[2])] as const);

describe('the coast', () => {
  test('is clipped to the view and its margin', () => {
    const model = view();
    for (const path of [model.land, model.coast])
      for (const [x, y] of points(path)) {
        expect(x).toBeGreaterThanOrEqual(-32);
        expect(x).toBeLessThanOrEqual(832);
        expect(y).toBeGreaterThanOrEqual(-32);
        expect(y).toBeLessThanOrEqual(632);
      }
  });

  test('never runs along the border of the clip', () => {
    const ends = view().coast.split('M').filter(Boolean);
    expect(ends).toHaveLength(2);
    for (const line of ends) {
      const border = points(`M${line}`).filter(([x, y]) => x === 832 || y === -32);
      expect(border.length).toBeLessThanOrEqual(2);
    }
    const mainland = points(`M${ends[0]}`);
    expect(mainland[0]?.[1]).toBe(-32);
    expect(mainland.at(-1)?.[0]).toBe(832);
  });

  test('leaves out the straight lines where the data end', () => {
    const whole = view({ camera: { ...camera, center: [122.8, 39.9], zoom: 7 } });
    const east = toScreen({ ...camera, center: [122.8, 39.9], zoom: 7 }, size, [124, 41]);
    const corners = (path: string) =>
      points(path).filter(([x, y]) => Math.abs(x - east[0]) < 0.1 && Math.abs(y - east[1]) < 0.1);
    expect(corners(whole.land)).toHaveLength(1);
    expect(corners(whole.coast)).toHaveLength(0);
  });

  test('turns with the bearing', () => {
    const turned = view({ camera: { ...camera, bearing: 180 } });
    expect(turned.land).not.toBe(view().land);
    expect(points(turned.land).some(([x]) => x === -32)).toBe(true);
  });

  test('is drawn from the most detailed level meant for the zoom', () => {
    const levels = [...land.levels, { minZoom: 9, rings: land.levels[0]?.rings.slice(1) ?? [] }];
    expect(points(view({ land: { levels } }).land)).toHaveLength(3);
    const far = view({ land: { levels }, camera: { ...camera, zoom: 8.9 } });
    expect(points(far.land).length).toBeGreaterThan(3);
  });
});

describe('pins', () => {
  test('are where the live map has them, with the icon of their theme', () => {
    const at: LngLat = [121.65, 38.92];
    const [drawn] = view({ pins: [pin('a', at)] }).pins;
    const [x, y] = toScreen(camera, size, at);
    expect(drawn?.x).toBeCloseTo(x, 1);
    expect(drawn?.y).toBeCloseTo(y, 1);
    expect(drawn).toMatchObject({ id: 'a', icon: 'M1 1', count: 1, members: [], selected: false });
  });

  test('become a cluster where they collide, and say whether the selected one is in it', () => {
    const pins = [pin('a', [121.6, 38.9]), pin('b', [121.601, 38.9])];
    const [cluster] = view({ pins, selectedId: 'b' }).pins;
    expect(cluster).toMatchObject({ id: 'cluster:a+b', count: 2, selected: true, label: null });
  });

  test('that are hidden or outside the view are left out', () => {
    const pins = [pin('a', [121.6, 38.9]), pin('b', [121.7, 38.9]), pin('c', [130, 38.9])];
    const model = view({ pins, visible: new Set(['a', 'c']) });
    expect(model.pins.map((drawn) => drawn.id)).toEqual(['a']);
  });

  test('are drawn from back to front, the selected one last', () => {
    const pins = [pin('n', [121.6, 39]), pin('s', [121.6, 38.8]), pin('m', [121.6, 38.9])];
    expect(view({ pins }).pins.map((drawn) => drawn.id)).toEqual(['n', 'm', 's']);
    const ids = view({ pins, selectedId: 'n' }).pins.map((drawn) => drawn.id);
    expect(ids).toEqual(['m', 's', 'n']);
  });
});

describe('names', () => {
  test('stand on the right and carry their language', () => {
    const model = view({ pins: [pin('a', [121.6, 38.9])], languages: ['ru', 'zh-Hans'] });
    expect(model.pins[0]?.label).toEqual({
      text: '星海',
      x: 416,
      y: 304.2,
      anchor: 'start',
      lang: 'zh-Hans',
    });
  });

  test('go to the left at the right border', () => {
    const model = view({ pins: [pin('a long name', [121.86, 38.9])] });
    expect(model.pins[0]?.label?.anchor).toBe('end');
  });

  test('never cover pins or each other', () => {
    const grid = Array.from({ length: 60 }, (_, index) =>
      pin(`place ${index}`, [121.3 + (index % 10) * 0.05, 38.7 + Math.floor(index / 10) * 0.03]),
    );
    const { pins } = view({ pins: grid });
    const boxes = pins.flatMap(({ label }) => {
      if (!label) return [];
      const width = estimateTextWidth(label.text, 12);
      const shift = { start: 0, middle: width / 2, end: width }[label.anchor];
      const left = label.x - shift;
      return [{ left, right: left + width, top: label.y - 10.8, bottom: label.y + 3 }];
    });
    expect(boxes.length).toBeGreaterThan(5);
    expect(boxes.length).toBeLessThan(pins.length);
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1))
        expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(
          false,
        );
      for (const { x, y } of pins)
        expect(a.left < x + 12 && x - 12 < a.right && a.top < y + 12 && y - 12 < a.bottom).toBe(
          false,
        );
    }
  });

  test('of the selected and the important are placed first', () => {
    // Room for the name of b only on its left, where the name of a would be.
    const pins = [pin('long name a', [121.6, 38.9]), pin('long name b', [121.68, 38.9])];
    const named = (change: Partial<SketchInput>) =>
      view({ pins, size: { width: 300, height: 30 }, ...change })
        .pins.flatMap((drawn) => (drawn.label ? [drawn.id] : []))
        .sort();
    expect(named({ selectedId: 'long name a' })).toEqual(['long name a']);
    expect(named({ selectedId: 'long name b' })).toEqual(['long name a', 'long name b']);
  });
});

describe('areas, rings and tracks', () => {
  const area = {
    id: 'area',
    siteIds: ['a', 'b'],
    point: camera.center,
    radiusMetres: 4000,
    themeId: 'science',
    name: { en: 'Science City' },
  };

  test('have their true radius', () => {
    // 78271.517 m is one pixel at zoom 0 on the equator (OpenStreetMap wiki, 512 px tiles).
    const metres = (78_271.517 * Math.cos((38.9 * Math.PI) / 180)) / 2 ** 10;
    const model = view({ areas: [area], rings: [{ ...area, id: 'a' }] });
    expect(model.patches[0]?.r).toBeCloseTo(4000 / metres, 1);
    expect(model.rings[0]?.r).toBeCloseTo(4000 / metres, 1);
    expect(model.patches[0]?.label).toMatchObject({ text: 'Science City', anchor: 'middle' });
  });

  test('are shown while one of their sites is', () => {
    expect(view({ areas: [area], visible: new Set(['b']) }).patches[0]?.siteIds).toEqual(['b']);
    expect(view({ areas: [area], visible: new Set() }).patches).toEqual([]);
  });

  test('follow an outline where there is one', () => {
    const geometry = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [121.5, 38.8],
          [121.7, 38.8],
          [121.6, 39],
          [121.5, 38.8],
        ],
      ],
    };
    expect(view({ areas: [{ ...area, geometry }] }).patches[0]?.path).toMatch(/^M.*Z$/);
  });

  test('tracks are cut at the border and keep their dashes', () => {
    const lines: LngLat[][] = [
      [
        [121, 38.9],
        [123, 38.9],
      ],
    ];
    const model = view({ tracks: [{ id: 'r', lines, themeId: 'low', dashed: true }] });
    expect(model.tracks).toMatchObject([{ path: 'M-32 300L832 300', dashed: true }]);
  });
});
