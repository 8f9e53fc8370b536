// Requests as the standards write them: OGC 06-042 (WMS 1.3.0) 6.7.2 and 7.3.3.6, OGC 01-068r3 (WMS 1.1.1) 7.2.3.
import { describe, expect, test } from 'vitest';
import type { WmsSource } from './model';
import { mercatorStrips } from './strips';
import { mercatorBox, tileOver } from './tiles';
import { bboxOf, featureInfoAddress, getMapAddress, mercatorTemplate, withParameters } from './wms';

const source = (changes: Partial<WmsSource> = {}): WmsSource => ({
  kind: 'wms',
  address: 'https://maps.example.org/wms?map=a&service=wms',
  version: '1.3.0',
  layer: 'fields',
  style: '',
  format: 'image/png',
  crs: 'EPSG:4326',
  infoFormat: 'text/plain',
  infoAddress: 'https://maps.example.org/info',
  ...changes,
});
const query = (address: string): URLSearchParams => new URL(address).searchParams;

describe('BBOX', () => {
  const box = [-180, -90, 180, 90] as const;
  // 06-042, 6.7.3.2: CRS:84 has longitude first; EPSG:4326 is latitude, longitude.
  test.each([
    ['1.3.0', 'EPSG:4326', '-90,-180,90,180'],
    ['1.3.0', 'CRS:84', '-180,-90,180,90'],
    ['1.3.0', 'EPSG:3857', '-180,-90,180,90'],
    ['1.1.1', 'EPSG:4326', '-180,-90,180,90'],
  ] as const)('of %s in %s', (version, crs, expected) => {
    expect(bboxOf(version, crs, box)).toBe(expected);
  });
});

test('the parameter of the projection is CRS in 1.3.0, SRS before', () => {
  const tile = { z: 0, x: 0, y: 0 };
  const now = query(getMapAddress(source({ crs: 'EPSG:3857' }), tile));
  expect([now.get('CRS'), now.get('SRS')]).toEqual(['EPSG:3857', null]);
  const before = query(getMapAddress(source({ crs: 'EPSG:3857', version: '1.1.1' }), tile));
  expect([before.get('CRS'), before.get('SRS')]).toEqual([null, 'EPSG:3857']);
});

test('the north-east quarter of the world, by latitude and longitude', () => {
  const [south, west, north, east] = (
    query(getMapAddress(source(), { z: 1, x: 1, y: 0 })).get('BBOX') ?? ''
  )
    .split(',')
    .map(Number);
  expect([south, west, east]).toEqual([0, 0, 180]);
  // The northern end of Web Mercator (EPSG:3857).
  expect(north).toBeCloseTo(85.0511287798, 8);
});

test('a template keeps what the service needs, without what another request was asked', () => {
  const address = mercatorTemplate(source({ crs: 'EPSG:3857' }));
  expect(address).toMatch(/&BBOX=\{bbox-epsg-3857\}$/);
  expect(query(address).get('map')).toBe('a');
  expect(query(address).getAll('service')).toEqual([]);
  expect(withParameters('https://a.example/?Layers=x', { LAYERS: 'y' })).toBe(
    'https://a.example/?LAYERS=y',
  );
});

test('GetFeatureInfo asks for the pixel in the middle: I and J in 1.3.0, X and Y before', () => {
  const now = query(featureInfoAddress(source(), [121.64, 38.92], 13, 'text/plain'));
  expect([now.get('I'), now.get('J'), now.get('X')]).toEqual(['50', '50', null]);
  const [south = 0, west = 0, north = 0, east = 0] = (now.get('BBOX') ?? '').split(',').map(Number);
  expect((south + north) / 2).toBeCloseTo(38.92, 4);
  expect((west + east) / 2).toBeCloseTo(121.64, 8);
  const old = source({ version: '1.1.1' });
  const before = query(featureInfoAddress(old, [121.64, 38.92], 13, 'text/plain'));
  expect([before.get('X'), before.get('Y'), before.get('I')]).toEqual(['50', '50', null]);
});

test('tiles are those of OpenStreetMap wiki, “Slippy map tilenames”', () => {
  // Its example: Berlin at zoom 10 is 550/335.
  expect(tileOver([13.37771496361961, 52.51628011262304], 10)).toEqual({ z: 10, x: 550, y: 335 });
  // The world of EPSG:3857 is ±20037508.34 m wide.
  expect(mercatorBox({ z: 1, x: 0, y: 1 }).map(Math.round)).toEqual([-20037508, -20037508, 0, 0]);
});

test('strips of a picture fill the tile, and the equator of the world lies in its middle', () => {
  const strips = mercatorStrips({ z: 0, x: 0, y: 0 }, 512);
  expect(strips[0]).toMatchObject({ from: 0, to: 0 });
  const last = strips.at(-1);
  expect((last?.from ?? 0) + (last?.fromHeight ?? 0)).toBeCloseTo(512, 6);
  // 66.51326° is a quarter from the top of Web Mercator: tile edge of zoom 2.
  const quarter = strips.find(({ to }) => to === 128);
  expect(quarter?.from).toBeCloseTo(
    ((85.0511287798 - 66.5132604431) / (2 * 85.0511287798)) * 512,
    3,
  );
});
