// The shipped content against facts from outside: the gazetteer and the article, re-stated by hand.
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkFolder, compileFolder, describeFaults } from '../../tools/geodata/read.ts';
import { sceneOf } from '../../src/domain/scene.ts';
import type { Precision } from '../../src/domain/site.ts';

const folder = fileURLToPath(new URL('../../geodata', import.meta.url));
const { geodata, faults } = checkFolder(folder);
const { core, texts, features } = compileFolder(folder);
const scene = sceneOf(core);

const site = (id: string) => {
  const found = core.sites.find((entry) => entry.id === id);
  if (!found) throw new Error(`There is no site ${id}`);
  return found;
};

const membersOf = (id: string): string[] =>
  core.sites.filter(({ within }) => within === id).map((member) => member.id);

/** Every id for which something is drawn, and the members of every patch. */
const pinned = new Set(scene.pins.map(({ id }) => id));

describe('the shipped geodata', () => {
  test('breaks no rule', () => {
    expect(describeFaults(faults)).toBe('');
    expect(geodata).not.toBeNull();
  });

  test('holds the 53 places and the 25 city-wide figures of the article', () => {
    expect(core.sites).toHaveLength(53);
    expect(core.indicators).toHaveLength(25);
  });

  test('has the title, publisher and date of the article', () => {
    expect(core.settings.article.date).toBe('2025-05-14');
    expect(core.settings.article.publisher['zh-Hans']).toBe('新旅行');
    expect(core.settings.article.title['zh-Hans']).toContain('大连多维发力');
  });
});

// The gazetteer: longitude, latitude, precision (its "district" is our "area"), radius in metres.
const positions: readonly [id: string, lng: number, lat: number, Precision, radius: number][] = [
  ['dalian-forest-zoo', 121.606, 38.8713, 'site', 500],
  ['fishermans-wharf', 121.67887, 38.87632, 'site', 300],
  ['russian-street', 121.63085, 38.92692, 'site', 200],
  ['xian-road', 121.58205, 38.90863, 'site', 250],
  ['dicp', 121.57397, 38.88409, 'site', 500],
  ['dut', 121.51962, 38.88133, 'site', 500],
  ['donggang', 121.6855, 38.9192, 'site', 500],
  ['crrc-dalian', 121.5857, 38.9197, 'site', 500],
  ['dalian-government', 121.60943, 38.91327, 'site', 300],
  ['xinghai-bay-bridge', 121.58, 38.8652, 'locality', 800],
  ['yinggeshi-science-city', 121.425, 38.883, 'locality', 3000],
  ['dalian-data-valley', 121.89414, 39.07578, 'locality', 3000],
  ['zhangzidao', 122.72916, 39.03005, 'locality', 2500],
  ['huarui-heavy-industry', 121.6325, 38.886, 'locality', 1500],
  ['jinpu-hydrogen-park', 121.7757, 39.1964, 'area', 5000],
  ['hengli-petrochemical', 121.32, 39.585, 'area', 9000],
  ['cfhi-dalian-nuclear-petrochemical', 121.715, 39.01, 'area', 4000],
  ['changhai-county', 122.6, 39.27556, 'area', 5000],
];

describe('positions are those of the gazetteer', () => {
  test.each(positions)('%s', (id, lng, lat, precision, radiusMetres) => {
    expect(site(id).position).toMatchObject({ point: [lng, lat], precision, radiusMetres });
  });

  test('a place that the gazetteer cannot place is without one, and says why', () => {
    const placeless = [
      'night-and-city-views',
      'waste-stations',
      'landfills-hazwaste',
      'lianxiaolv',
      'aerial-dalian',
      'fire-patrol-helicopters',
      'lianhui-platform',
      'ship-offshore-base',
    ];
    const without = core.sites.filter(({ position }) => position.precision === 'none');
    expect(without.map(({ id }) => id).sort()).toEqual([...placeless].sort());
    for (const { id, mapped, position } of without) {
      expect(mapped, id).toBe(false);
      expect(position.point, id).toBeNull();
      for (const { sites } of Object.values(texts)) {
        expect(sites[id]?.unmapped?.length, id).toBeGreaterThan(5);
      }
    }
  });

  test('every place with a position says how it is known', () => {
    const placed = core.sites.filter(({ position }) => position.precision !== 'none');
    expect(placed).toHaveLength(45);
    const silent = placed.filter(({ id, position }) => {
      const said = core.settings.languages.every((lang) => texts[lang]?.sites[id]?.basis);
      return !said || position.sources.length === 0;
    });
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

describe('members', () => {
  test('five platforms share Yinggeshi', () => {
    expect(membersOf('yinggeshi-science-city').sort()).toEqual([
      'dalian-advanced-light-source',
      'dalian-lingshuiwan-laboratory',
      'liaoning-binhai-laboratory',
      'liaoning-huanghai-laboratory',
      'ucas-energy-college',
    ]);
  });

  test('three companies share the hydrogen park, as one patch with the park', () => {
    const companies = ['dajian-hydrogen-testing', 'guochuang-hydrogen', 'guoke-green-hydrogen'];
    expect(membersOf('jinpu-hydrogen-park').sort()).toEqual(companies);
    const patches = scene.areas.filter(({ siteIds }) => siteIds.includes('jinpu-hydrogen-park'));
    expect(patches).toHaveLength(1);
    expect([...(patches[0]?.siteIds ?? [])].sort()).toEqual([...companies, 'jinpu-hydrogen-park']);
    expect(patches[0]?.radiusMetres).toBe(5000);
  });

  test('the ethyleneamine unit stands in Hengli', () => {
    expect(membersOf('hengli-petrochemical')).toEqual(['ethyleneamine-unit']);
  });
});

describe('what may not be a pin is none', () => {
  test('only exact, site and locality are pins', () => {
    const loose = core.sites.filter(({ position }) =>
      ['area', 'none'].includes(position.precision),
    );
    expect(loose.length).toBeGreaterThan(20);
    expect(loose.filter(({ id }) => pinned.has(id)).map(({ id }) => id)).toEqual([]);
    expect(pinned.has('dicp')).toBe(true);
  });

  test('a locality is a pin in a ring of its radius', () => {
    const ring = scene.rings.find(({ id }) => id === 'yinggeshi-science-city');
    expect(ring).toMatchObject({ point: [121.425, 38.883], radiusMetres: 3000 });
    expect(pinned.has('yinggeshi-science-city')).toBe(true);
  });

  test('the Institute of Metal Research is in Shenyang: listed, not mapped', () => {
    expect(site('imr-shenyang').mapped).toBe(false);
    expect(texts['en']?.sites['imr-shenyang']?.unmapped).toMatch(/Shenyang/);
    const drawn = [
      ...scene.pins.map(({ id }) => id),
      ...scene.rings.map(({ id }) => id),
      ...scene.tracks.map(({ id }) => id),
      ...scene.areas.flatMap(({ siteIds }) => siteIds),
    ];
    expect(drawn).toContain('dicp');
    expect(drawn).not.toContain('imr-shenyang');
  });

  test('a course that no source publishes is dashed', () => {
    const dashed = scene.tracks.filter((track) => track.dashed).map(({ id }) => id);
    // No open geometry of the road was found; the route's course was not announced.
    expect(dashed).toContain('binhai-road');
    expect(dashed).toContain('route-donggang-zhangzidao');
  });
});

describe('claims', () => {
  const claims = core.sites.flatMap(({ id, claims: own }) => own.map((claim) => ({ id, claim })));

  test('each names a paragraph of the article, which has 82', () => {
    expect(claims.length).toBeGreaterThan(53);
    const stray = claims.filter(({ claim }) => claim.paragraph < 1 || claim.paragraph > 82);
    expect(stray).toEqual([]);
    expect(core.indicators.filter(({ paragraph }) => paragraph < 1 || paragraph > 82)).toEqual([]);
  });

  // Place, paragraph and figure as the gazetteer has them.
  test.each([
    ['route-donggang-zhangzidao', 42, 22, 'minute'],
    ['fire-patrol-helicopters', 42, 365, 'day'],
    ['jinpu-hydrogen-park', 47, 8, 'count'],
    ['waste-stations', 36, 189, 'count'],
    ['ethyleneamine-unit', 67, 500_000_000, 'cny'],
    ['dut', 67, 4, 'count'],
    ['crrc-dalian', 65, 10, 'count'],
    ['dalian-government', 71, 36, 'count'],
  ])('%s: paragraph %i says %d %s', (id, paragraph, value, unit) => {
    const figures = site(id)
      .claims.filter((claim) => claim.paragraph === paragraph)
      .flatMap((claim) => claim.figures);
    expect(figures).toContainEqual(expect.objectContaining({ value, unit }));
  });

  test.each([
    ['guochuang-hydrogen', 47, '2025-02-27'],
    ['dalian-advanced-light-source', 62, '2024-10-15'],
    ['xigang-district', 14, '2023-09-07'],
  ])('%s: paragraph %i tells of %s', (id, paragraph, date) => {
    const dates = site(id).claims.filter((claim) => claim.paragraph === paragraph);
    expect(dates.map((claim) => claim.date)).toContain(date);
  });
});

// Of the number of kinds of waste-free cells the first digit is lost: the only number is that of the cells.
test('the damaged number of kinds of waste-free cells appears nowhere', () => {
  const of33 = [
    ...core.sites.flatMap(({ id, claims }) =>
      claims
        .filter(({ paragraph }) => paragraph === 33)
        .map(({ id: claim, figures }) => ({
          figures,
          texts: Object.values(texts).map(({ sites }) => sites[id]?.claims[claim]),
        })),
    ),
    ...core.indicators
      .filter(({ paragraph }) => paragraph === 33)
      .map(({ id, figures }) => ({
        figures,
        texts: Object.values(texts).map(({ indicators }) => indicators[id]),
      })),
  ];
  const values = of33.flatMap(({ figures }) => figures.map(({ value }) => value));
  expect(new Set(values)).toEqual(new Set([578]));
  const words = of33.flatMap((entry) => entry.texts).map((entry) => JSON.stringify(entry ?? {}));
  expect(words.join()).toContain('无废细胞');
  // Ids of figures are no numbers of the article.
  const numbers = words.flatMap((text) => text.replace(/"f\d+"/g, '').match(/\d+/g) ?? []);
  expect(numbers.filter((number) => number !== '578')).toEqual([]);
  expect(words.join()).not.toMatch(/[一二三四五六七八九]十[余多]?[类種种]/);
  const everywhere = JSON.stringify([core, texts, features]);
  expect(everywhere).not.toMatch(/0\s*(?:余|多)?(?:类|種類の?|种)[“「]?无?無?废?廃?(?:细胞|細胞)/);
  expect(everywhere).not.toMatch(/0 (?:kinds|types|categories) of “?waste-free cells/i);
});

test('the coast of the city is 27.8 km of the generalised line', () => {
  // The notes of the base geography: geodesic length of the urban stretch.
  const urban = (features['coastline'] ?? []).find(({ properties }) => properties['km'] === 27.8);
  expect(urban?.name['en']).toMatch(/urban/i);
});
