import type { Point } from 'geojson';
import { core } from 'virtual:atlas-core';
import { describe, expect, test } from 'vitest';
import { sceneOf } from '../domain/scene';
import { pinFeatures } from './pins';

const scene = sceneOf(core);
const everything = new Set(core.sites.filter(({ mapped }) => mapped).map(({ id }) => id));

interface Pin {
  readonly id: string;
  readonly point: readonly number[];
  readonly count: number;
  readonly members: readonly string[];
  readonly icon: string;
  readonly names: Record<string, unknown>;
}

const pinsAt = (zoom: number, shownSites: ReadonlySet<string> = everything): Pin[] =>
  pinFeatures({ core, scene, theme: 'light', shownSites, zoom }).features.map(
    ({
      geometry,
      properties,
    }: {
      geometry: Point;
      properties: Record<string, unknown> | null;
    }) => ({
      id: String(properties?.['id']),
      point: geometry.coordinates,
      count: Number(properties?.['count']),
      members: properties?.['members'] as string[],
      icon: String(properties?.['icon']),
      names: properties ?? {},
    }),
  );

/** Pixels of a 512 px tile at a zoom: OpenStreetMap wiki, "Slippy map tilenames". */
const pixel = ([lng = 0, lat = 0]: readonly number[], zoom: number): [number, number] => {
  const size = 512 * 2 ** zoom;
  const radians = (lat * Math.PI) / 180;
  const y = (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2;
  return [((lng + 180) / 360) * size, y * size];
};

describe('pins', () => {
  test('stand at zoom 14 exactly where the gazetteer has them', () => {
    const pins = pinsAt(14);
    const at = (id: string): readonly number[] | undefined =>
      pins.find((pin) => pin.id === id)?.point;
    expect(at('dicp')).toEqual([121.57397, 38.88409]);
    expect(at('dut')).toEqual([121.51962, 38.88133]);
    expect(at('donggang')).toEqual([121.6855, 38.9192]);
    expect(at('fishermans-wharf')).toEqual([121.67887, 38.87632]);
    expect(at('russian-street')).toEqual([121.63085, 38.92692]);
    expect(at('zhangzidao')).toEqual([122.72916, 39.03005]);
  });

  test('at one point stay together at every zoom: the works and the institute of CRRC', () => {
    const together = pinsAt(16).find(({ members }) => members.includes('crrc-dalian'));
    expect(together?.members).toEqual(['crrc-dalian', 'crrc-dalian-institute']);
    expect(together?.point).toEqual([expect.closeTo(121.5857, 6), expect.closeTo(38.9197, 6)]);
  });

  test.each([7, 9, 11])('at zoom %i are clusters where they would cover each other', (zoom) => {
    const pins = pinsAt(zoom);
    expect(pins.some(({ count }) => count > 1)).toBe(true);
    // A pin is 26 px wide, a cluster 34: none may cover another's middle.
    for (const [index, pin] of pins.entries()) {
      for (const other of pins.slice(index + 1)) {
        const [x, y] = pixel(pin.point, zoom);
        const [toX, toY] = pixel(other.point, zoom);
        expect(Math.hypot(x - toX, y - toY), `${pin.id} ${other.id}`).toBeGreaterThan(26);
      }
    }
  });

  test('are all there at every zoom, alone or in a cluster', () => {
    const all = scene.pins.map(({ id }) => id).sort();
    for (const zoom of [6, 8, 10, 12, 14]) {
      const found = pinsAt(zoom).flatMap(({ id, members }) =>
        members.length > 0 ? members : [id],
      );
      expect(found.sort(), `zoom ${zoom}`).toEqual(all);
    }
    expect(pinsAt(6).length).toBeLessThan(pinsAt(12).length);
  });

  test('of places that are no pins are none', () => {
    const ids = pinsAt(14).flatMap(({ id, members }) => [id, ...members]);
    for (const id of ['jinpu-hydrogen-park', 'imr-shenyang', 'waste-stations', 'dalian-city']) {
      expect(ids).not.toContain(id);
    }
  });

  test('of hidden sites vanish, out of clusters too', () => {
    const shown = new Set([...everything].filter((id) => id !== 'dicp' && id !== 'crrc-dalian'));
    for (const zoom of [7, 14]) {
      const ids = pinsAt(zoom, shown).flatMap(({ id, members }) => [id, ...members]);
      expect(ids).not.toContain('dicp');
      expect(ids).not.toContain('crrc-dalian');
    }
    // The institute has the place to itself now.
    expect(pinsAt(14, shown).map(({ id }) => id)).toContain('crrc-dalian-institute');
    expect(pinsAt(14, new Set())).toEqual([]);
  });

  test('say in their image how well the place is known', () => {
    const icons = new Map(pinsAt(14).map(({ id, icon }) => [id, icon]));
    expect(icons.get('dicp')).toBe('atlas-pin/exact/science');
    expect(icons.get('yinggeshi-science-city')).toBe('atlas-pin/approximate/science');
    const mixed = pinsAt(7).filter(({ count }) => count > 1);
    expect(mixed.every(({ icon }) => icon.startsWith('atlas-pin/cluster/'))).toBe(true);
  });

  test('carry the names in each language and the local one', () => {
    const pin = pinsAt(14).find(({ id }) => id === 'dalian-forest-zoo');
    expect(pin?.names).toMatchObject({
      'name:en': 'Dalian Forest Zoo',
      'name:zh-Hans': '大连森林动物园',
      'name:local': '大连森林动物园',
    });
  });
});
