import { core, land } from 'virtual:atlas-core';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Texts } from '../domain/catalogue/compile';
import { viewBounds } from '../domain/mercator';
import { decodeLand } from '../domain/sketch-land';
import type { OwnLayer } from '../domain/own/model';
import type { Bounds } from '../domain/site';
import { Atlas } from './atlas.svelte';
import { formatUrl, parseUrl } from './url';

const noTexts: Texts = { lang: 'en', sites: {}, indicators: {}, sources: {} };
const desktop = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };

let atlas: Atlas;
let loaded: string[];
beforeEach(() => {
  loaded = [];
  atlas = new Atlas(core, decodeLand(land), 'en', {
    loadTexts: (lang) => {
      loaded.push(lang);
      return Promise.resolve({ ...noTexts, lang });
    },
    loadFeatures: () => Promise.resolve([]),
    loadSurroundings: () => Promise.resolve({ pinyin: {}, sites: {}, districts: {} }),
    loadTours: (lang) => Promise.resolve({ lang, tours: {} }),
    clock: { wait: () => () => undefined, frames: () => () => undefined, isCalm: () => true },
    failed: (error) => {
      throw error;
    },
  });
  atlas.sized(desktop);
});

const follow = (address: string): void => {
  const { search, hash } = new URL(address, 'https://example.org/');
  atlas.follow(parseUrl(search, hash, atlas.urlContext).state);
};

const address = (): string => {
  const { search, hash } = formatUrl(atlas.url);
  return search + hash;
};

const seen = (): Bounds => viewBounds(atlas.camera.current, atlas.camera.size);

const holds = (outer: Bounds, inner: Bounds): boolean =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];

describe('a first visit', () => {
  test('says nothing in the address: every default is left out', () => {
    follow('');
    expect(address()).toBe('');
  });

  test.each([desktop, phone])('shows the whole first view on %o', (size) => {
    atlas.sized(size);
    follow('');
    // The view of the instance: from Lüshun to Zhangzi Island, from the cape to Changxing Island.
    expect(holds(seen(), [121.2, 38.74, 122.82, 39.66])).toBe(true);
  });

  test('follows the size of the screen and stays out of the address', () => {
    follow('');
    atlas.sized(phone);
    expect(holds(seen(), [121.2, 38.74, 122.82, 39.66])).toBe(true);
    expect(address()).toBe('');
  });
});

describe('a link', () => {
  test('is taken over: place, layers, camera, theme, names, panel', () => {
    follow(
      '?theme=dark&labels=mine#map=12.5/38.92/121.63/20/30&place=dicp&layers=science,coast&panel=article',
    );
    expect(atlas.selection.siteId).toBe('dicp');
    expect([...atlas.layers.shown].sort()).toEqual(['coast', 'science']);
    expect(atlas.camera.current).toEqual({
      center: [expect.closeTo(121.63, 9), expect.closeTo(38.92, 9)],
      zoom: 12.5,
      bearing: 20,
      pitch: 30,
    });
    expect(atlas.settings.shownTheme).toBe('dark');
    expect(atlas.settings.labels).toBe('mine');
    expect(atlas.panel).toBe('article');
  });

  test.each([
    '?theme=light',
    '?theme=dark&labels=local#map=11/38.9/121.6&place=dut&panel=layers',
    '#map=9.5/39.1/122&feature=coastline/urban-coast&layers=',
    '#map=13/38.873/121.602/-45/40&layers=coastline,science',
  ])('%s comes back as the same address', (link) => {
    follow(link);
    expect(address()).toBe(link);
  });

  test('to another address takes back what the first one said', () => {
    follow('?theme=dark#place=dicp&layers=science&panel=article&map=12/38.9/121.6');
    follow('');
    expect(address()).toBe('');
    expect(atlas.selection.selected).toBeNull();
    expect(atlas.layers.isDefault).toBe(true);
    expect(atlas.panel).toBe('places');
  });

  test('to a place shows it though its layer is not named', () => {
    follow('#place=jinpu-hydrogen-park&layers=science');
    expect(atlas.layers.isShown('hydrogen')).toBe(true);
    expect(atlas.shownSites).toContain('jinpu-hydrogen-park');
  });

  test('to a place that is not mapped selects it and shows the first view', () => {
    follow('#place=imr-shenyang');
    expect(atlas.selectedSite?.id).toBe('imr-shenyang');
    // Shenyang is at 41.77 N, beyond the map.
    expect(seen()[3]).toBeLessThan(41.77);
    expect(holds(seen(), [121.2, 38.74, 122.82, 39.66])).toBe(true);
  });

  test('to a feature of a layer selects that', () => {
    follow('#feature=coastline/urban-coast');
    expect(atlas.selection.selected).toEqual({
      kind: 'feature',
      layer: 'coastline',
      id: 'urban-coast',
    });
    expect(atlas.selectedSite).toBeNull();
  });
});

describe('a place is framed with all that is known of it', () => {
  /** Bounds of a circle, from the lengths of a degree on WGS 84 at 39° N: 111.02 km and 86.63 km. */
  const around = (lng: number, lat: number, metres: number): Bounds => [
    lng - metres / 86_630,
    lat - metres / 111_020,
    lng + metres / 86_630,
    lat + metres / 111_020,
  ];

  // Anchor and radius of the gazetteer.
  const rings: [id: string, bounds: Bounds][] = [
    ['yinggeshi-science-city', around(121.425, 38.883, 3000)],
    ['dalian-data-valley', around(121.89414, 39.07578, 3000)],
    ['zhangzidao', around(122.72916, 39.03005, 2500)],
    ['jinpu-hydrogen-park', around(121.7757, 39.1964, 5000)],
    ['cfhi-dalian-nuclear-petrochemical', around(121.715, 39.01, 4000)],
  ];

  test.each(rings)('%s: its whole ring, on desktop and phone', (id, ring) => {
    for (const size of [desktop, phone]) {
      atlas.sized(size);
      follow(`#place=${id}`);
      expect(holds(seen(), ring)).toBe(true);
      // And not from afar: the ring fills a good part of the view.
      const [west, , east] = seen();
      expect((ring[2] - ring[0]) / (east - west)).toBeGreaterThan(size === phone ? 0.4 : 0.2);
    }
  });

  test('a route: both its ends', () => {
    follow('#place=route-donggang-zhangzidao');
    expect(holds(seen(), [121.6855, 38.9192, 122.72916, 39.03005])).toBe(true);
  });

  test('a place known to 500 m: near enough to see it, in the middle', () => {
    follow('#place=dicp');
    const { center, zoom } = atlas.camera.current;
    expect(center).toEqual([expect.closeTo(121.57397, 4), expect.closeTo(38.88409, 4)]);
    expect(zoom).toBeGreaterThan(13);
  });

  test('is framed anew in another size, until the person moves', () => {
    follow('#place=yinggeshi-science-city');
    atlas.sized(phone);
    expect(holds(seen(), around(121.425, 38.883, 3000))).toBe(true);
    atlas.moved({ center: [121.6, 38.9], zoom: 15, bearing: 0, pitch: 0 });
    atlas.sized(desktop);
    expect(atlas.camera.current.zoom).toBe(15);
    expect(address()).toContain('map=15/38.9/121.6');
  });

  test('beside what panels cover', () => {
    atlas.camera.cover({ top: 0, right: 0, bottom: 400, left: 0 });
    atlas.sized(phone);
    follow('#place=yinggeshi-science-city');
    const [, south, , north] = seen();
    const ring = around(121.425, 38.883, 3000);
    // The sheet covers the lower 400 of 740 px: the ring lies in the upper 340.
    const edge = north - ((north - south) * 340) / 740;
    expect(ring[1]).toBeGreaterThan(edge);
    expect(ring[3]).toBeLessThan(north);
  });
});

describe('what a person does', () => {
  beforeEach(() => {
    follow('');
  });

  test('opening a place shows its layer, selects and frames it, and is in the address', () => {
    atlas.layers.hide('hydrogen');
    atlas.openSite('guochuang-hydrogen');
    expect(atlas.layers.isShown('hydrogen')).toBe(true);
    expect(atlas.selectedSite?.name['en']).toMatch(/Guochuang/);
    expect(address()).toContain('place=guochuang-hydrogen');
  });

  test('opening a place that is not mapped moves nothing', () => {
    const before = atlas.camera.current;
    atlas.openSite('waste-stations');
    expect(atlas.selection.siteId).toBe('waste-stations');
    expect(atlas.camera.current).toEqual(before);
  });

  test('opening a place that does not exist does nothing', () => {
    atlas.openSite('nowhere');
    expect(atlas.selection.selected).toBeNull();
    expect(atlas.site('nowhere')).toBeNull();
  });

  test('hiding a layer hides its places and is in the address', () => {
    expect(atlas.shownSites).toContain('jinpu-hydrogen-park');
    atlas.layers.hide('hydrogen');
    expect(atlas.shownSites).not.toContain('jinpu-hydrogen-park');
    expect(atlas.shownSites).toContain('dicp');
    expect(address()).toMatch(/^#layers=/);
    expect(address()).not.toContain('hydrogen');
  });

  test('a place that is not mapped is never among those shown', () => {
    expect(atlas.shownSites).not.toContain('imr-shenyang');
  });

  test('the members of Yinggeshi are five', () => {
    expect(atlas.membersOf('yinggeshi-science-city')).toHaveLength(5);
  });

  test('moving is in the address; going home takes it out', () => {
    atlas.moved({ center: [121.6, 38.9], zoom: 12, bearing: 0, pitch: 0 });
    expect(address()).toBe('#map=12/38.9/121.6');
    atlas.goHome(false);
    expect(address()).toBe('');
  });

  test('what the map reports of the camera it was given is no move', () => {
    atlas.moved({ ...atlas.camera.current });
    expect(address()).toBe('');
  });

  test('nobody looks beyond the bounds of the atlas', () => {
    atlas.look({ center: [100, 10], zoom: 3, bearing: 0, pitch: 0 });
    // Bounds of the instance.
    expect(
      holds(
        [119.92, 38.06, 124.58, 41.03],
        seen().map((n, i) => n + (i < 2 ? 1e-6 : -1e-6)) as unknown as Bounds,
      ),
    ).toBe(true);
  });

  test('texts are loaded in the language that is spoken, each once', async () => {
    await atlas.texts.request();
    await atlas.texts.request();
    atlas.settings.speak('zh-Hans');
    await atlas.texts.request();
    atlas.settings.speak('en');
    await atlas.texts.request();
    expect(loaded).toEqual(['en', 'zh-Hans']);
    expect(atlas.texts.value?.lang).toBe('en');
  });

  test('the theme is the device’s until the person chooses', () => {
    atlas.settings.systemPrefersDark(true);
    expect(atlas.settings.shownTheme).toBe('dark');
    expect(address()).toBe('');
    atlas.settings.paint('light');
    expect(atlas.settings.shownTheme).toBe('light');
    expect(address()).toBe('?theme=light');
  });
});

describe('the result of a recipe in the address', () => {
  const text = 'abc';
  const filter = {
    conditions: [{ kind: 'category', field: 'status', values: ['operating'] }],
  } as const;
  const said =
    '#filter=own-result(category:status:operating)&compare=swipe~own:&recipe=abc'.replace(
      /[()]/g,
      (sign) => (sign === '(' ? '%28' : '%29'),
    );

  test('is filtered and compared under a name that every device knows', () => {
    const { own, filters, compare } = atlas.workbench;
    own.add({ id: 'own-1', shown: true } as OwnLayer);
    own.add({ id: 'own-2', shown: true } as OwnLayer);
    atlas.workbench.resultMade(text, 'own-1');
    filters.set('own-1', filter);
    filters.set('own-2', filter);
    compare.start('swipe', { own: ['own-2'] });
    atlas.goHome(false);
    expect(decodeURIComponent(address())).toBe(decodeURIComponent(said));
    // Another browser follows it before it has worked the recipe off.
    compare.end();
    own.replace([]);
    atlas.follow(parseUrl('', said, atlas.urlContext).state);
    own.add({ id: 'own-3', shown: true } as OwnLayer);
    atlas.workbench.resultMade(text, 'own-3');
    expect(filters.of('own-3')).toEqual(filter);
    expect(compare.viewOf('first').own).toEqual(['own-3']);
    expect(compare.viewOf('second').own).toEqual([]);
    atlas.goHome(false);
    expect(decodeURIComponent(address())).toBe(decodeURIComponent(said));
  });

  test('what no address says of the sides stays when one goes back', () => {
    const { own, compare } = atlas.workbench;
    own.add({ id: 'own-1', shown: true } as OwnLayer);
    compare.start('swipe', { own: [], filters: { 'own-1': filter } });
    const before = address();
    atlas.openSite(core.sites[0]!.id);
    follow(before);
    expect(compare.viewOf('second')).toMatchObject({ own: [], filters: { 'own-1': filter } });
    expect(compare.viewOf('first').own).toEqual(['own-1']);
  });

  test('that could not be worked out leaves no filter behind', () => {
    atlas.follow(parseUrl('', said, atlas.urlContext).state);
    atlas.workbench.resultFailed();
    expect(atlas.workbench.filters.isEmpty).toBe(true);
  });
});
