import type { FeatureCollection } from 'geojson';
import { describe, expect, test } from 'vitest';
import { compileFolder } from './read';
import { parseAliases } from './search-aliases';
import { buildSearchIndex, readSearchInput, type SearchInput } from './search-index';
import { pinyinOf } from './search-pinyin';
import { variantsOf } from './search-variants';

const folder = 'geodata';
const input = readSearchInput(folder, compileFolder(folder));
const { names } = buildSearchIndex(input);

describe('pinyin', () => {
  test.each([
    ['大连', 'da lian'],
    ['长海县', 'chang hai xian'],
    ['西岗区', 'xi gang qu'],
    ['长兴岛', 'chang xing dao'],
    ['恒力石化(大连长兴岛)', 'heng li shi hua da lian chang xing dao'],
    ['大长山岛', 'da chang shan dao'],
    ['中长街', 'zhong chang jie'],
    ['三十里堡', 'san shi li pu'],
    ['革镇堡', 'ge zhen pu'],
    ['一重核电石化', 'yi zhong he dian shi hua'],
    ['华锐重工', 'hua rui zhong gong'],
    ['旅顺口区', 'lü shun kou qu'],
    ['国科绿氢', 'guo ke lü qing'],
    ['银行街', 'yin hang jie'],
    ['双D港', 'shuang gang'],
    ['G15', ''],
  ])('of %s', (name, pinyin) => {
    expect(pinyinOf(name)).toBe(pinyin);
  });
});

describe('variants', () => {
  const [from, to] = variantsOf(['獐子岛', '大連北駅', '氢能']);
  const read = (char: string): string | undefined => Array.from(to)[Array.from(from).indexOf(char)];

  test('of the characters that occur, and of no others', () => {
    expect(['島', '連', '氫'].map(read)).toEqual(['岛', '连', '氢']);
    expect(read('廣')).toBeUndefined();
  });

  test('are as many as their readings, and none is read as itself', () => {
    const [chars, readings] = [Array.from(from), Array.from(to)];
    expect(chars).toHaveLength(readings.length);
    expect(chars.filter((char, index) => char === readings[index])).toEqual([]);
  });

  test('that are known are not repeated', () => {
    expect(variantsOf(['大连'], [from, to])).toEqual(['', '']);
  });
});

describe('aliases', () => {
  const build = (aliases: SearchInput['aliases']) => () => buildSearchIndex({ ...input, aliases });

  test('belong to something, in a language of the atlas', () => {
    expect(build({ nowhere: { en: ['Nowhere'] } })).toThrow('nothing has this id');
    expect(build({ dut: { fr: ['Université'] } })).toThrow('the atlas has no language fr');
    expect(build({ dut: { en: ['A|B'] } })).toThrow('a name has no |');
  });

  test.each([
    [{ dut: { en: [] } }, 'dut.en'],
    [{ dut: {} }, 'dut'],
    [{ dut: { en: [' '] } }, 'dut.en.0'],
    [{ DUT: { en: ['DUT'] } }, 'DUT'],
  ])('are checked: %j', (value, path) => {
    expect(() => parseAliases(value)).toThrow(path);
  });
});

describe('what can be found', () => {
  const keys = names.entries.map(({ kind, id }) => `${kind} ${id}`);
  const titles = names.names['zh-Hans']!.map((all) => all.split('|')[0] ?? '');

  test('has an id of its own and a name on the spot', () => {
    expect(new Set(keys).size).toBe(keys.length);
    expect(titles.filter((title) => title === '')).toEqual([]);
  });

  test('is every site, station, indicator and coast stretch', () => {
    const { core } = input.compiled;
    const ids = new Set(names.entries.map(({ id }) => id));
    const { features } = input.compiled;
    const all = [...core.sites, ...core.indicators, ...(features['metro-stations'] ?? [])];
    expect(all.filter(({ id }) => !ids.has(id))).toEqual([]);
    expect(keys.filter((key) => key.startsWith('coast ')).length).toBeGreaterThan(10);
  });

  test('is found once, though several files have it', () => {
    const of = (title: string): string[] => keys.filter((_, at) => titles[at] === title);
    expect(of('獐子岛')).toEqual(['place zhangzidao']);
    expect(of('长兴岛')).toEqual(['island changxing-island']);
    expect(of('普兰店区')).toEqual(['district pulandian-district']);
    expect(of('西安路')).toEqual(['place xian-road', 'station station-xian-road']);
    expect(keys.filter((key) => key === 'road g15')).toHaveLength(1);
  });

  test('has a syllable for each Chinese character', () => {
    const wrong = names.names['zh-Hans']!.filter((all, at) => {
      const spelled = names.pinyin[at]?.split('|') ?? [];
      return all.split('|').some((name, rank) => {
        const count = name.match(/\p{Script=Han}/gu)?.length ?? 0;
        return (spelled[rank]?.split(' ').filter(Boolean).length ?? 0) !== count;
      });
    });
    expect(wrong).toEqual([]);
  });
});

test('names of the basemap may stand in one object or each by itself', () => {
  const place = (id: string, properties: object): FeatureCollection['features'][number] => ({
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [121.5, 38.9] },
    properties: { kind: 'locality', ...properties },
  });
  const built = buildSearchIndex({
    ...input,
    aliases: {},
    basemap: {
      places: {
        type: 'FeatureCollection',
        features: [
          place('one', { name: { 'zh-Hans': '甲乙', en: 'One' } }),
          place('other', { zh: '丙丁', en: 'Other', ja: 'ほか' }),
          place('none', {}),
        ],
      },
    },
  });
  const at = (id: string): number => built.names.entries.findIndex((entry) => entry.id === id);
  expect(built.names.names['en']?.[at('one')]).toBe('One');
  expect(built.names.names['ja']?.[at('other')]).toBe('ほか');
  expect(built.names.pinyin[at('other')]).toBe('bing ding');
  expect(at('none')).toBe(-1);
});
