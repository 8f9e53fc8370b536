// What services say of themselves: tests/connect holds answers of MapServer 8.0 (WMS), and a WMTS by OGC 07-057r7,
// whose matrices are those of its annex E.4 and of GeoServer's EPSG:900913.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConnectProblem } from '../../domain/connect/problem';
import { readWms } from './wms-capabilities';
import { readWmts } from './wmts-capabilities';
import { parseXml } from './xml';

const file = (name: string): string =>
  readFileSync(new URL(`../../../tests/connect/${name}`, import.meta.url), 'utf8');
const AT = 'https://maps.example.org/wms';
const wms = (name: string) => readWms(parseXml(file(name)), AT);

describe('WMS', () => {
  test.each([
    ['mapserver-1.3.0.xml', '1.3.0'],
    ['mapserver-1.1.1.xml', '1.1.1'],
  ])('%s', (name, version) => {
    const found = wms(name);
    expect(found).toMatchObject({ kind: 'wms', title: 'Land register & <i>fields</i>' });
    expect(found.licence).toBe('CC BY 4.0');
    expect(found.layers.map(({ key }) => key)).toEqual(['atlas', 'fields']);
    expect(found.layers[1]).toMatchObject({
      title: 'Fields',
      attribution: 'Thanks to the land register',
      obstacle: null,
    });
    expect(found.layers[1]?.bounds?.map((edge) => edge.toFixed(3))).toEqual([
      '121.600',
      '38.915',
      '121.720',
      '39.010',
    ]);
    expect(found.layers[1]?.styles[0]?.source).toMatchObject({
      version,
      layer: 'fields',
      crs: 'EPSG:3857',
      format: 'image/png',
      infoFormat: 'text/plain',
    });
  });

  test('a layer without Web Mercator is asked by latitude and longitude', () => {
    const [, fields] = wms('mapserver-geographic.xml').layers;
    expect(fields?.styles[0]?.source).toMatchObject({ crs: 'EPSG:4326', version: '1.3.0' });
  });

  test('an inner address that may not be asked gives way to that of the capabilities', () => {
    const text = file('mapserver-1.3.0.xml').replaceAll(AT, 'http://10.0.0.7/wms');
    const found = readWms(parseXml(text), AT, (address) => address.startsWith('https:'));
    expect(found.layers[1]?.styles[0]?.source).toMatchObject({ address: AT, infoAddress: AT });
  });
});

describe('WMTS', () => {
  const { layers, licence } = readWmts(parseXml(file('wmts.xml')), 'https://tiles.example.org/');
  const tilesOf = (at: number): unknown => layers[at]?.styles[0]?.source;

  test('by parameters, with a prefix before the number of the zoom', () => {
    expect(tilesOf(0)).toMatchObject({ minZoom: 4, maxZoom: 5, tileSizePx: 256 });
    const { tiles } = tilesOf(0) as { tiles: string };
    expect(tiles).toMatch(/&TILEMATRIX=EPSG%3A900913%3A\{z\}&TILEROW=\{y\}&TILECOL=\{x\}$/);
    expect(new URL(tiles).searchParams.get('LAYER')).toBe('city:aerial');
    expect(layers[0]?.bounds).toEqual([121, 38, 123, 40]);
  });

  test('by path', () => {
    expect(tilesOf(1)).toMatchObject({
      tiles: 'https://tiles.example.org/default/GoogleMapsCompatible/{z}/{y}/{x}.png',
      minZoom: 0,
      maxZoom: 1,
    });
  });

  test('another grid cannot be drawn, and says so', () => {
    expect(layers[2]).toMatchObject({ obstacle: 'grid', styles: [] });
    expect(licence).toBe('CC BY 4.0');
  });
});

describe('XML of strangers', () => {
  test.each([
    ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'entities'],
    ['<!DOCTYPE a [<!ENTITY x "xx">]><a>&x;&x;</a>', 'entities'],
    ['<a><b></a>', 'wrong'],
    ['', 'wrong'],
  ])('%s', (text, code) => {
    expect(() => parseXml(text)).toThrow(new ConnectProblem(code as 'wrong'));
  });
});
