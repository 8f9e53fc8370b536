import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directionLinks, handoffLinks, type Handoff, type HandoffPlace } from './handoff';
import type { Position } from './site';

const options = { referrer: 'dalian', city: '大连' };

// Beijing in github.com/googollee/eviltransform, javascript/test.js: GCJ-02 is 116.384047, 39.913345.
const place = (
  position: Partial<Position> = {},
  names: Partial<HandoffPlace> = {},
): HandoffPlace => ({
  name: 'Hydrogen Park',
  localName: '氢能产业园',
  approximation: '≈ 3 km',
  ...names,
  position: {
    point: [116.377817, 39.911954],
    precision: 'exact',
    radiusMetres: 50,
    ...position,
  },
});
const vague = { precision: 'locality', radiusMetres: 3000 } as const;

const urls = (links: readonly Handoff[]): Record<string, string> =>
  Object.fromEntries(links.map(({ id, url }) => [id, url]));
const park = encodeURIComponent('氢能产业园');
const city = encodeURIComponent('大连');

// The forms are those of the apps' documents, named in handoff-apps.ts.
test('a place known exactly is handed over as a point, in the datum and order of each app', () => {
  const links = handoffLinks(place(), options);
  expect(urls(links)).toEqual({
    amap: `https://uri.amap.com/marker?position=116.377817,39.911954&name=${park}&src=dalian&coordinate=wgs84&callnative=1`,
    baidu: `https://api.map.baidu.com/marker?location=39.911954,116.377817&title=${park}&content=${park}&output=html&coord_type=wgs84&src=webapp.dalian.atlas`,
    tencent: `https://apis.map.qq.com/uri/v1/marker?marker=coord:39.913345,116.384047;title:${park};addr:${city}&referer=dalian`,
    apple: 'https://maps.apple.com/?ll=39.913345,116.384047&q=Hydrogen%20Park',
    google: 'https://www.google.com/maps/search/?api=1&query=39.913345,116.384047',
    geo: 'geo:39.911954,116.377817;u=50',
  });
  expect(links.map(({ id, datum, form, approximate }) => [id, datum, form, approximate])).toEqual([
    ['amap', 'wgs84', 'point', false],
    ['baidu', 'wgs84', 'point', false],
    ['tencent', 'gcj02', 'point', false],
    ['apple', 'gcj02', 'point', false],
    ['google', 'gcj02', 'point', false],
    ['geo', 'wgs84', 'uncertainty', false],
  ]);
});

test('of a place known to a locality the area is handed over, no pin', () => {
  const links = handoffLinks(place(vague), options);
  expect(urls(links)).toEqual({
    amap: `https://uri.amap.com/search?keyword=${park}&center=116.384047,39.913345&city=${city}&view=map&src=dalian&coordinate=gaode&callnative=1`,
    baidu: `https://api.map.baidu.com/place/search?query=${park}&location=39.911954,116.377817&radius=3000&region=${city}&output=html&coord_type=wgs84&src=webapp.dalian.atlas`,
    tencent: `https://apis.map.qq.com/uri/v1/search?keyword=${park}&region=${city}&center=39.913345,116.384047&radius=3000&referer=dalian`,
    // 6 km in 320 px are 18.75 m a pixel; zoom 12 of the Google grid has 29.3 m there, zoom 13 half of it.
    apple: 'https://maps.apple.com/?ll=39.913345,116.384047&z=12',
    google:
      'https://www.google.com/maps/@?api=1&map_action=map&center=39.913345,116.384047&zoom=12',
    geo: 'geo:39.911954,116.377817;u=3000',
  });
  expect(links.every(({ approximate, form }) => approximate && form !== 'point')).toBe(true);
});

test('directions to a place known exactly', () => {
  expect(urls(directionLinks(place(), options))).toEqual({
    amap: `https://uri.amap.com/navigation?to=116.377817,39.911954,${park}&mode=car&src=dalian&coordinate=wgs84&callnative=1`,
    baidu: `https://api.map.baidu.com/direction?origin=${encodeURIComponent('我的位置')}&destination=latlng:39.911954,116.377817%7Cname:${park}&mode=driving&region=${city}&output=html&coord_type=wgs84&src=webapp.dalian.atlas`,
    tencent: `https://apis.map.qq.com/uri/v1/routeplan?type=drive&to=${park}&tocoord=39.913345,116.384047&referer=dalian`,
    apple: 'https://maps.apple.com/?daddr=39.913345,116.384047&dirflg=d',
    google:
      'https://www.google.com/maps/dir/?api=1&destination=39.913345,116.384047&travelmode=driving',
  });
});

test.each([
  ['transit', ['bus', 'transit', 'bus', 'r', 'transit']],
  ['walk', ['walk', 'walking', 'walk', 'w', 'walking']],
] as const)('directions by %s', (mode, words) => {
  const keys = ['mode', 'mode', 'type', 'dirflg', 'travelmode'];
  const found = directionLinks(place(), options, mode).map(({ url }, index) =>
    new URL(url).searchParams.get(keys[index] ?? ''),
  );
  expect(found).toEqual(words);
});

test('directions to an approximate place say so in the title, or show the area', () => {
  const links = directionLinks(place(vague), options);
  expect(links.map(({ id, form }) => `${id} ${form}`)).toEqual([
    'amap titled',
    'baidu titled',
    'tencent titled',
    'apple view',
    'google view',
  ]);
  const [amap, baidu, tencent] = links.map(({ url }) => new URL(url).searchParams);
  expect(amap?.get('to')).toBe('116.377817,39.911954,氢能产业园 ≈ 3 km');
  expect(baidu?.get('destination')).toBe('latlng:39.911954,116.377817|name:氢能产业园 ≈ 3 km');
  expect(tencent?.get('to')).toBe('氢能产业园 ≈ 3 km');
});

test('abroad all datums are one', () => {
  const seoul = handoffLinks(place({ point: [126.98, 37.57] }), options);
  expect(urls(seoul)['tencent']).toContain('coord:37.57,126.98;');
});

test('the widest and the narrowest view', () => {
  const zoom = (radiusMetres: number): string | null =>
    new URL(
      urls(handoffLinks(place({ ...vague, radiusMetres }), options))['google'] ?? '',
    ).searchParams.get('zoom');
  expect([zoom(0), zoom(1), zoom(20_000_000)]).toEqual(['18', '18', '3']);
});

test.each<[string, Partial<Position>]>([
  ['no point', { point: null, precision: 'none', radiusMetres: null }],
  ['no number', { point: [NaN, 39] }],
  ['off the earth', { point: [121, 91] }],
])('nothing to hand over: %s', (_, position) => {
  expect(handoffLinks(place(position), options)).toEqual([]);
  expect(directionLinks(place(position), options)).toEqual([]);
});

describe('hostile names', () => {
  const both = (name: string): Handoff[] =>
    [place(), place(vague)].flatMap((each) => {
      const named = { ...each, name, localName: name };
      return [...handoffLinks(named, options), ...directionLinks(named, options)];
    });

  test('cannot bring coordinates of their own', () => {
    const [, , tencent] = handoffLinks(
      place({}, { localName: 'x;coord:1,2;title:y&referer=evil#z' }),
      options,
    );
    expect(tencent?.url).toContain(
      `coord:39.913345,116.384047;title:x%20coord%201%202%20title%20y%26referer%3Devil%23z;addr:${city}&referer=dalian`,
    );
    const baidu = directionLinks(place({}, { localName: 'a|latlng:1,2' }), options)[1];
    expect(new URL(baidu?.url ?? '').searchParams.get('destination')).toBe(
      'latlng:39.911954,116.377817|name:a latlng 1 2',
    );
  });

  test('broken surrogates, control characters and turned writing do not pass', () => {
    const [amap] = handoffLinks(place({}, { localName: 'a\ud800b\u0000c\u202ed\ne' }), options);
    expect(new URL(amap?.url ?? '').searchParams.get('name')).toBe('a b c d e');
  });

  test('an empty name is replaced by the coordinates', () => {
    const apple = handoffLinks(place({}, { name: ' ;;\u200f ' }), options)[3];
    expect(new URL(apple?.url ?? '').searchParams.get('q')).toBe('39.91195 116.37782');
  });

  test('long names are cut at a character', () => {
    const [amap] = handoffLinks(place({}, { localName: '🚇'.repeat(500) }), options);
    expect(new URL(amap?.url ?? '').searchParams.get('name')).toBe('🚇'.repeat(80));
  });

  test('never change the shape of an address', () => {
    const shape = ({ url }: Handoff): string => {
      const { protocol, host, pathname, searchParams, hash } = new URL(url);
      return [protocol, host, pathname, [...searchParams.keys()].join(), hash].join(' ');
    };
    const expected = both('plain').map(shape);
    const signs = Array.from('&=?#/\\%"\'<>;:|,.(){}\u0000\ud800\u202e 大x');
    const sign = fc.oneof(fc.constantFrom(...signs), fc.nat(0xffff).map(String.fromCharCode));
    const text = fc.array(sign, { maxLength: 100 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (name) => {
        const links = both(name);
        expect(links.map(shape)).toEqual(expected);
        for (const { url } of links) {
          expect(url).toMatch(/^(https:\/\/|geo:)[\w\-.~:/?@,;=&%]+$/);
          expect(url.length).toBeLessThan(2100);
        }
      }),
    );
  });
});
