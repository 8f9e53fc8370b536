import { describe, expect, test } from 'vitest';
import { basemapHosts, mapCredits, tiandituTiles, type Basemap } from './basemap';

const described = {
  title: { en: 'A map' },
  datum: 'wgs84',
  licence: 'CC0',
  attribution: [{ text: 'Coast people' }],
} as const;
const embedded: Basemap = { ...described, id: 'embedded', kind: 'embedded', approvalNumber: 'A1' };
const aerial: Basemap = {
  ...described,
  id: 'aerial',
  kind: 'raster',
  tiles: ['https://A.example.org:8443/{z}/{x}/{y}.png', 'https://b.example.org/{z}/{x}/{y}.png'],
  attribution: [{ text: 'Pilots' }],
  approvalNumber: 'B2',
};
const all: Basemap[] = [
  embedded,
  aerial,
  { ...described, id: 'own', kind: 'raster', tiles: ['tiles/{z}/{x}/{y}.png'] },
  { ...described, id: 'streets', kind: 'pmtiles', schema: 'protomaps', archive: 'a.pmtiles' },
  {
    ...described,
    id: 'styled',
    kind: 'style',
    style: 'https://s.example.org/style.json?key=1',
    hosts: ['https://b.example.org'],
  },
];

describe('the hosts of basemaps', () => {
  test('are those of their addresses, each once; the page itself is none', () => {
    expect(basemapHosts(all)).toEqual([
      'https://a.example.org:8443',
      'https://b.example.org',
      'https://s.example.org',
    ]);
    expect(basemapHosts([embedded])).toEqual([]);
  });

  test('of Tianditu are the eight that share its load', () => {
    const tianditu: Basemap = { ...described, id: 't', kind: 'tianditu', layer: 'imagery' };
    expect(basemapHosts([tianditu])).toHaveLength(8);
    expect(basemapHosts([tianditu])[7]).toBe('https://t7.tianditu.gov.cn');
  });
});

// As in the request examples of http://lbs.tianditu.gov.cn/server/MapService.html
test('tiles of Tianditu are asked for by WMTS in web Mercator', () => {
  expect(tiandituTiles('vector', 'en', 'abc')[0]).toBe(
    'https://t0.tianditu.gov.cn/eva_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=eva' +
      '&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=abc',
  );
  expect(tiandituTiles('imagery', 'picture', 'a')[0]).toContain('/img_w/wmts?');
  expect(tiandituTiles('terrain', 'zh', 'a')[0]).toContain('LAYER=cta&');
});

describe('credits', () => {
  test('of the sketch are those of the embedded basemap', () => {
    expect(mapCredits(all)).toEqual({
      attribution: [{ text: 'Coast people' }],
      approvalNumbers: ['A1'],
    });
  });

  test('of another basemap come first; the embedded one is thanked for what lies on it', () => {
    expect(mapCredits(all, ['aerial'])).toEqual({
      attribution: [{ text: 'Pilots' }, { text: 'Coast people' }],
      approvalNumbers: ['B2'],
    });
  });

  test('of two maps beside each other are those of both, without repeating', () => {
    const { approvalNumbers, attribution } = mapCredits(all, ['aerial', 'embedded', 'own']);
    expect(approvalNumbers).toEqual(['A1', 'B2']);
    expect(attribution.map(({ text }) => text)).toEqual(['Coast people', 'Pilots']);
  });
});
