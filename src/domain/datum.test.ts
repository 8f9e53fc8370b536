import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convert, DATUMS, type Datum } from './datum';
import { isMainland } from './mainland';
import { distanceMetres } from './measure';
import type { LngLat } from './site';

describe('published vectors', () => {
  // github.com/googollee/eviltransform, javascript/test.js, made with a mapping kit of the time.
  test.each<[string, LngLat, LngLat]>([
    ['Shanghai', [121.5272106, 31.1774276], [121.531541859215, 31.17530398364597]],
    ['Shenzhen', [113.912316, 22.543847], [113.9171764808363, 22.540796131694766]],
    ['Beijing', [116.377817, 39.911954], [116.38404722455657, 39.91334545536069]],
  ])('eviltransform: %s', (_, wgs, gcj) => {
    expect(distanceMetres(convert(wgs, 'wgs84', 'gcj02'), gcj)).toBeLessThan(0.1);
    expect(distanceMetres(convert(gcj, 'gcj02', 'wgs84'), wgs)).toBeLessThan(0.1);
  });

  // github.com/wandergis/coordtransform, test/app.js.
  test('coordtransform', () => {
    const at: LngLat = [116.404, 39.915];
    const expected: [Datum, Datum, LngLat, number][] = [
      ['wgs84', 'gcj02', [116.41024449916938, 39.91640428150164], 0.01],
      ['gcj02', 'bd09', [116.41036949371029, 39.92133699351021], 0.01],
      // Their inverses are estimates: one step for GCJ-02, a fit for BD-09.
      ['gcj02', 'wgs84', [116.39775550083061, 39.91359571849836], 5],
      ['bd09', 'gcj02', [116.39762729119315, 39.90865673957631], 1],
    ];
    for (const [from, to, result, metres] of expected)
      expect(distanceMetres(convert(at, from, to), result)).toBeLessThan(metres);
  });

  // github.com/hujiulong/gcoord, test/fixtures/china-cities.json: the corners of the country.
  test.each<[string, LngLat, LngLat, LngLat]>([
    ['Shenyang', [123.4253306, 41.8032629], [123.4314787, 41.8057023], [123.438095, 41.8114013]],
    ['Panjin', [122.0652324, 41.1179118], [122.0707227, 41.1199995], [122.0772109, 41.1259801]],
    ['Yining', [81.3210957, 43.9155773], [81.3241406, 43.9168283], [81.3306775, 43.9227531]],
    ['Haikou', [110.1939936, 20.046109], [110.1983008, 20.0440074], [110.2048302, 20.049869]],
    ['Kunming', [102.8314746, 24.8831612], [102.8328974, 24.8800993], [102.8393447, 24.8863908]],
  ])('gcoord: %s', (_, wgs, gcj, bd) => {
    const positions: Record<Datum, LngLat> = { wgs84: wgs, gcj02: gcj, bd09: bd };
    for (const from of DATUMS)
      for (const to of DATUMS)
        expect(distanceMetres(convert(positions[from], from, to), positions[to])).toBeLessThan(1);
  });
});

/** Well-known places, rounded to some hundred metres. */
const ABROAD: Record<string, LngLat> = {
  Seoul: [126.98, 37.57],
  Pyongyang: [125.75, 39.03],
  Sinuiju: [124.398, 40.1006],
  Baengnyeong: [124.7, 37.97],
  Jeju: [126.53, 33.5],
  Fukuoka: [130.4, 33.59],
  Tsushima: [129.3, 34.4],
  Taipei: [121.56, 25.04],
  Kaohsiung: [120.3, 22.62],
  Kinmen: [118.32, 24.43],
  Matsu: [119.93, 26.15],
  'Hong Kong': [114.158, 22.281],
  'Hong Kong airport': [113.915, 22.31],
  'Lo Wu': [114.113, 22.527],
  Macao: [113.5439, 22.1987],
  Thimphu: [89.64, 27.47],
  Kathmandu: [85.3, 27.7],
  Hanoi: [105.85, 21.03],
  'Mong Cai': [107.966, 21.525],
  Muse: [97.9, 23.98],
  'Ulan Bator': [106.9, 47.9],
  Vladivostok: [131.9, 43.12],
  Blagoveshchensk: [127.54, 50.27],
  London: [-0.1, 51.5],
};

const AT_HOME: Record<string, LngLat> = {
  'Dalian, Zhongshan Square': [121.63887, 38.92077],
  Dandong: [124.3946, 40.1292],
  Lüshun: [121.13, 38.72],
  'Zhangzi Island': [122.73, 39.03],
  'Haiyang Island': [123.16, 39.06],
  'territorial sea south of Haiyang': [123.15, 38.84],
  'strait south of Dalian': [121.4, 38.4],
  Zhuanghe: [122.97, 39.69],
  Luohu: [114.117, 22.535],
  Gongbei: [113.5495, 22.2195],
  Xiamen: [118.09, 24.48],
  Sanya: [109.51, 18.25],
  Kashgar: [75.99, 39.47],
  Heihe: [127.5, 50.245],
  Fuyuan: [134.31, 48.36],
  Yadong: [88.91, 27.49],
  Hekou: [103.94, 22.53],
};

describe('the mainland is a polygon', () => {
  test.each(Object.entries(ABROAD))('%s keeps its coordinates', (_, position) => {
    for (const from of DATUMS)
      for (const to of DATUMS) expect(convert(position, from, to)).toEqual(position);
  });

  test.each(Object.entries(AT_HOME))('%s is shifted', (_, position) => {
    const metres = distanceMetres(position, convert(position, 'wgs84', 'gcj02'));
    expect(metres).toBeGreaterThan(50);
    expect(metres).toBeLessThan(900);
  });
});

test('no number stays none', () => {
  for (const position of [
    [NaN, NaN],
    [Infinity, 39],
    [121, -Infinity],
  ] as const)
    expect(convert(position, 'gcj02', 'bd09')).toEqual(position);
});

/** Any place of the mainland; hundredths of a degree leave room for all kinds of decimals. */
const mainland = fc
  .tuple(
    fc.double({ min: 73.5, max: 135, noNaN: true }),
    fc.double({ min: 18, max: 53.6, noNaN: true }),
  )
  .filter(isMainland);
const datum = fc.constantFrom(...DATUMS);

test('there and back is within 1 mm anywhere in the mainland', () => {
  fc.assert(
    fc.property(mainland, datum, datum, (position, over, via) => {
      const there = convert(convert(position, 'wgs84', over), over, via);
      const back = convert(convert(there, via, over), over, 'wgs84');
      expect(distanceMetres(back, position)).toBeLessThan(0.001);
    }),
    { numRuns: 500 },
  );
});

test('abroad, away from the outline, nothing moves', () => {
  const anywhere = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -90, max: 90, noNaN: true }),
  );
  // A kilometre to all sides is abroad too.
  const clear = ([lng, lat]: LngLat): boolean =>
    [-0.02, 0, 0.02].every((dx) =>
      [-0.02, 0, 0.02].every((dy) => !isMainland([lng + dx, lat + dy])),
    );
  fc.assert(
    fc.property(anywhere.filter(clear), datum, datum, (position, from, to) => {
      expect(convert(position, from, to)).toEqual(position);
    }),
    { numRuns: 500 },
  );
});
