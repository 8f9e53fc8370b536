import { Geodesic } from 'geographiclib-geodesic';
import { describe, expect, test } from 'vitest';
import {
  MM_PER_PX as MM,
  metresPerDegree,
  roundedScale,
  scaleBar,
  scaleOfZoom,
  zoomOfScale,
} from './scale';
import { fromScreen, toScreen } from '../mercator';
import type { Camera } from '../site';
import { overlap, within } from './furniture';
import { clipLine, degreeLabel, graticule, intervalFor } from './graticule';
import {
  PAPERS,
  type Inks,
  type Measure,
  type PageContent,
  type PageSize,
  type PlacedMap,
} from './model';
import { composePage, mapSizePx, type PageRequest } from './page';
import { fitted, linesOf } from './text';

const DALIAN: Camera = { center: [121.6, 38.9], zoom: 10, bearing: 0, pitch: 0 };

describe('scale', () => {
  // Wikipedia, "Geographic coordinate system", lengths of a degree on WGS 84, in km.
  test.each([
    [0, 110.574, 111.32],
    [15, 110.649, 107.55],
    [30, 110.852, 96.486],
    [45, 111.132, 78.847],
    [60, 111.412, 55.8],
    [75, 111.618, 28.902],
  ])('a degree at %i° is as long as published', (lat, north, east) => {
    expect(metresPerDegree(lat).lat / 1000).toBeCloseTo(north, 3);
    expect(Math.abs(metresPerDegree(lat).lng / 1000 - east)).toBeLessThan(0.001);
  });

  test('lengths on paper are those of the geodesic, to a quarter of a percent', () => {
    const scale = 50_000;
    const camera = { ...DALIAN, zoom: zoomOfScale(scale, DALIAN.center[1]) };
    const size = { width: 700, height: 900 };
    for (const [x, y] of [
      [100, 0],
      [0, 100],
      [70, 70],
    ] as const) {
      const [a, b] = [[350, 450] as const, [350 + x, 450 + y] as const].map((at) =>
        fromScreen(camera, size, at),
      );
      const { s12 = 0 } = Geodesic.WGS84.Inverse(a![1], a![0], b![1], b![0]);
      const paper = (Math.hypot(x, y) * MM * scale) / 1000;
      expect(Math.abs(paper / s12 - 1)).toBeLessThan(0.0025);
    }
  });

  test('zoom and scale belong together', () => {
    expect(scaleOfZoom(zoomOfScale(25_000, 39), 39)).toBeCloseTo(25_000, 6);
    // OGC WMTS 1.0.0, table E.4: 1:559082264 at level 0 of 256 px tiles and pixels of 0.28 mm.
    expect(scaleOfZoom(-1, 0) * (MM / 0.28)).toBeCloseTo(
      559082264.0287 * Math.sqrt(0.99330562),
      -3,
    );
  });

  test('bars have round lengths that fit', () => {
    expect(scaleBar(50_000, 60)).toEqual({ metres: 2000, lengthMm: 40, parts: 4 });
    expect(scaleBar(100_000, 60)).toEqual({ metres: 5000, lengthMm: 50, parts: 5 });
    expect(scaleBar(1000, 60)).toEqual({ metres: 50, lengthMm: 50, parts: 5 });
    expect([123_456, 999.2, 1234, 50_000].map(roundedScale)).toEqual([124_000, 1000, 1240, 50_000]);
  });
});

describe('graticule', () => {
  test('degrees are written as far as needed', () => {
    expect(degreeLabel(121 * 3600 + 1800, 'meridian')).toBe('121°30′E');
    expect(degreeLabel(39 * 3600, 'parallel')).toBe('39°N');
    expect(degreeLabel(-(33 * 3600 + 5), 'parallel')).toBe('33°00′05″S');
    expect(degreeLabel(-70 * 3600, 'meridian')).toBe('70°W');
    expect(degreeLabel(0, 'parallel')).toBe('0°');
  });

  test('intervals are round and give three lines or more', () => {
    expect([30, 1, 0.5, 0.02].map(intervalFor)).toEqual([36_000, 1200, 600, 20]);
  });

  test('lines are cut at the frame', () => {
    expect(clipLine([-10, 5], [30, 5], 20, 10)).toEqual([
      [0, 5],
      [20, 5],
    ]);
    expect(clipLine([-10, 50], [30, 50], 20, 10)).toBeNull();
    expect(clipLine([5, 20], [5, -20], 20, 10)).toEqual([
      [5, 10],
      [5, 0],
    ]);
  });

  test.each([0, 30, -120])(
    'lines lie where the map has their degrees, turned by %i°',
    (bearing) => {
      const camera = { ...DALIAN, bearing };
      const size = { width: 600, height: 800 };
      const lines = graticule(camera, size);
      expect(lines.filter(({ kind }) => kind === 'meridian').length).toBeGreaterThan(2);
      for (const { label, kind, from, to } of lines)
        for (const [x, y] of [from, to]) {
          const at = fromScreen(camera, size, [x / MM, y / MM]);
          const [, degrees = '', minutes = '0'] = /^(\d+)°(?:(\d+)′)?/.exec(label) ?? [];
          expect(at[kind === 'meridian' ? 0 : 1]).toBeCloseTo(
            Number(degrees) + Number(minutes) / 60,
            6,
          );
          expect(x).toBeGreaterThan(-1e-6);
          expect(y).toBeLessThan(800 * MM + 1e-6);
        }
      expect(toScreen(camera, size, camera.center)).toEqual([300, 400]);
    },
  );
});

// A fixed pitch for each script stands for a font here: a whole letter for Han, half of one for others.
const measure: Measure = (text, sizeMm) =>
  Array.from(text).reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 1 : 0.55), 0) *
  sizeMm;
const INKS: Inks = { text: '#111111', muted: '#555555', rule: '#cccccc', paper: '#ffffff' };
const code = Array.from({ length: 29 }, (_, y) =>
  Array.from({ length: 29 }, (_, x) => (x + y) % 2 === 0),
);
const CONTENT: PageContent = {
  title: '大连',
  legend: [],
  legendTitle: '图例',
  more: (count) => `+${count}`,
  attribution: '© OpenStreetMap contributors',
  approval: '审图号：GS(2024)0650号',
  date: '2026-11-22',
  code,
  isGraticuleShown: true,
  scaleText: (scale) => `1 : ${scale}`,
  lengthText: (metres) => `${metres} m`,
  north: 'N',
};
const rows = (count: number): PageContent['legend'] =>
  Array.from({ length: count }, (_, index) => ({
    text: `第 ${index} 行，名字很长很长很长很长很长很长很长很长很长很长很长`,
    swatches: [{ kind: 'point', color: '#aa0000' }],
    style: 'item',
  }));
const place = (): PlacedMap => ({
  camera: { ...DALIAN, zoom: zoomOfScale(200_000, 38.9) },
  scale: 200_000,
});
const compose = (size: PageSize, content: Partial<PageContent> = {}) =>
  composePage({
    size,
    content: { ...CONTENT, ...content },
    inks: INKS,
    measure,
    place,
  } satisfies PageRequest);
const sheet = (paper: keyof typeof PAPERS, isLandscape: boolean): PageSize => {
  const [short, long] = PAPERS[paper];
  return {
    kind: 'sheet',
    widthMm: isLandscape ? long : short,
    heightMm: isLandscape ? short : long,
  };
};
const SIZES: readonly (readonly [string, PageSize])[] = [
  ['A4 upright', sheet('a4', false)],
  ['A4 across', sheet('a4', true)],
  ['A3 upright', sheet('a3', false)],
  ['A3 across', sheet('a3', true)],
  ['a picture', { kind: 'picture', mapWidthMm: 200, mapHeightMm: 150 }],
  ['a picture of a phone', { kind: 'picture', mapWidthMm: 95, mapHeightMm: 170 }],
];
const LONG = {
  title:
    '从黄海到渤海：大连开放创新之城建设的地点、线路与范围一览，含铁路、港口、机场与科创园区'.repeat(
      3,
    ),
  attribution: 'Attribution of many sources, each with a name that is long; '.repeat(20),
  legend: rows(150),
};

describe.each(SIZES)('%s', (_, size) => {
  test.each([
    [
      'nothing but the map',
      { title: '', legend: [], code: null, approval: '', isGraticuleShown: false },
    ],
    ['a little', { legend: rows(5) }],
    ['too much of everything', LONG],
  ] as const)('with %s: nothing overlaps, nothing is outside', (_name, content) => {
    const plan = compose(size, content);
    const page = { x: 0, y: 0, width: plan.widthMm, height: plan.heightMm };
    const boxes = Object.entries(plan.boxes);
    for (const [name, box] of boxes) {
      expect(within(box, page), name).toBe(true);
      expect(Math.min(box.width, box.height), name).toBeGreaterThan(0);
      const onMap = name === 'north' || name === 'approval';
      if (onMap) expect(within(box, plan.map), name).toBe(true);
      for (const [other, second] of boxes)
        if (
          other !== name &&
          !(onMap && other === 'map') &&
          !(name === 'map' && /north|approval/.test(other))
        )
          expect(overlap(box, second), `${name} and ${other}`).toBe(false);
    }
    for (const mark of plan.marks) {
      if (mark.kind !== 'text') continue;
      const width = measure(mark.text, mark.sizeMm, mark.bold);
      const x = mark.x - { left: 0, center: width / 2, right: width }[mark.align];
      const box = { x, y: mark.y - mark.sizeMm * 0.8, width, height: mark.sizeMm };
      expect(within(box, page), mark.text).toBe(true);
    }
    expect(plan.map.height).toBeGreaterThan(plan.heightMm * 0.3);
  });

  test('the bar measures what it says, and the map has its scale', () => {
    const { bar, placed } = compose(size);
    expect(bar.lengthMm * placed.scale).toBeCloseTo(bar.metres * 1000, 6);
  });

  test('rows that have no room are counted in the last one', () => {
    const plan = compose(size, { legend: rows(150) });
    expect(plan.cutRows).toBeGreaterThan(0);
    const shown = plan.marks.filter((mark) => mark.kind === 'text' && mark.text.startsWith('第'));
    expect(shown.length + plan.cutRows).toBe(150);
    expect(plan.marks).toContainEqual(expect.objectContaining({ text: `+${plan.cutRows}` }));
    expect(compose(size, { legend: rows(3) }).cutRows).toBe(0);
  });

  test('the approval number stands whole at the lower left of the map', () => {
    const { marks, map, boxes } = compose(size);
    const mark = marks.find((one) => one.kind === 'text' && one.text === CONTENT.approval);
    expect(mark?.x).toBeLessThan(map.x + 5);
    expect(mark?.y).toBeGreaterThan(map.y + map.height - 6);
    expect(boxes['approval']).toBeDefined();
    expect(compose(size, { approval: '' }).boxes['approval']).toBeUndefined();
  });
});

test('the map of a picture has the pixels of the view', () => {
  const plan = compose({ kind: 'picture', mapWidthMm: 900 * MM, mapHeightMm: 700 * MM });
  expect(mapSizePx(plan.map)).toEqual({ width: 900, height: 700 });
});

test('texts are broken between words or signs, and cut with an ellipsis', () => {
  const style = { sizeMm: 1, bold: false };
  expect(linesOf('大连开放，创新', 4, 9, style, measure)).toEqual(['大连开', '放，创新']);
  expect(linesOf('one two three', 4.5, 9, style, measure)).toEqual(['one two', 'three']);
  expect(linesOf('one two three', 4.5, 1, style, measure)).toEqual(['one two…']);
  expect(linesOf('incomprehensibilities', 5.5, 9, style, measure)).toEqual([
    'incomprehe',
    'nsibilitie',
    's',
  ]);
  expect(linesOf('  ', 5, 2, style, measure)).toEqual([]);
  expect(fitted('short', 10, style, measure)).toBe('short');
});
