import { beforeEach, describe, expect, test } from 'vitest';
import type { Basemap } from '../domain/basemap';
import { Basemaps } from './basemaps.svelte';

const described = { title: {}, datum: 'wgs84', licence: 'CC0', attribution: [] } as const;
const all: Basemap[] = [
  { ...described, id: 'embedded', kind: 'embedded' },
  { ...described, id: 'aerial', kind: 'raster', tiles: ['t/{z}/{x}/{y}.png'] },
  { ...described, id: 'national', kind: 'tianditu', layer: 'vector' },
  { ...described, id: 'keyed', kind: 'tianditu', layer: 'imagery', key: 'operators' },
];

let basemaps: Basemaps;
beforeEach(() => {
  basemaps = new Basemaps(all);
});

describe('a choice', () => {
  test('is the first one until there is another, and only that is worth an address', () => {
    expect(basemaps.chosenId).toBe('embedded');
    expect(basemaps.forAddress).toBeNull();
    basemaps.choose('aerial');
    expect(basemaps.forAddress).toBe('aerial');
    expect(basemaps.shownFor('aerial').id).toBe('aerial');
  });

  test('of what is not there is the first one', () => {
    basemaps.choose('aerial');
    basemaps.choose('gone');
    expect(basemaps.chosenId).toBe('embedded');
  });

  test('stays when its basemap fails; the embedded one is shown meanwhile', () => {
    basemaps.choose('aerial');
    basemaps.fail('aerial', 'refused');
    expect(basemaps.forAddress).toBe('aerial');
    expect(basemaps.shownFor('aerial').id).toBe('embedded');
    expect(basemaps.failureOf('aerial')).toBe('refused');
    basemaps.choose('aerial');
    expect(basemaps.shownFor('aerial').id).toBe('aerial');
  });

  test('of the embedded one never fails: there is nothing behind it', () => {
    basemaps.fail('embedded', 'unreachable');
    expect(basemaps.failureOf('embedded')).toBeNull();
  });
});

describe('a key', () => {
  test('of the operator goes before one of the person', () => {
    basemaps.useOwnKey('mine');
    expect(basemaps.keyOf(all[3]!)).toBe('operators');
    expect(basemaps.keyOf(all[2]!)).toBe('mine');
  });

  test('that is missing keeps Tianditu away; one of the person brings it', () => {
    expect(basemaps.wantsKey).toBe(true);
    expect(basemaps.failureOf('national')).toBe('key');
    expect(basemaps.shownFor('national').id).toBe('embedded');
    basemaps.useOwnKey(' mine ');
    expect(basemaps.shownFor('national').id).toBe('national');
    basemaps.fail('national', 'refused');
    basemaps.useOwnKey('another');
    expect(basemaps.failureOf('national')).toBeNull();
    basemaps.useOwnKey('');
    expect(basemaps.failureOf('national')).toBe('key');
  });
});
