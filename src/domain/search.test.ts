import { describe, expect, test } from 'vitest';
import { createSearch, groupHits } from './search';
import type { SearchEntry, SearchIndex, SearchKind, TextIndex } from './search-model';

const entry = (kind: SearchKind, id: string, at?: [number, number]): SearchEntry => ({
  kind,
  id,
  target: { type: 'site', site: id },
  ...(at && { at }),
});

const index: SearchIndex = {
  local: 'zh-Hans',
  variants: ['灣', '湾'],
  entries: [
    entry('station', 'square-east', [122, 39]),
    entry('station', 'square-west', [121, 39]),
    entry('place', 'square'),
    entry('district', 'bay'),
    entry('indicator', 'squares'),
    entry('place', 'nameless'),
  ],
  names: {
    'zh-Hans': ['星海广场', '星海广场', '星海广场雕塑', '星海湾|海湾', '广场', '无名'],
    en: ['Star Square', 'Star Square', 'Star Square Statue', 'Star Bay|Bay', 'Squares', ''],
  },
  pinyin: [
    ...['xing hai guang chang', 'xing hai guang chang', 'xing hai guang chang diao su'],
    ...['xing hai wan|hai wan', 'guang chang', 'wu ming'],
  ],
};

const texts: TextIndex = {
  lang: 'en',
  variants: ['', ''],
  documents: [
    { kind: 'claim', id: 'square', claim: 'c1', text: 'In 2024 the bronze horse was moved.' },
    { kind: 'place', id: 'bay', text: 'Bronze sand and, seldom, a horse.' },
    { kind: 'indicator', id: 'squares', text: `${'Much is told. '.repeat(12)}Horses, bronze.` },
    { kind: 'claim', id: 'unknown', claim: 'c1', text: 'The bronze horse of nowhere.' },
  ],
};

const search = createSearch(index, texts);
const ids = (query: string, lang = 'en', near?: [number, number]): string[] =>
  search(query, { lang, ...(near && { near }) }).map(({ id }) => id);

describe('order', () => {
  test('a whole name comes before the beginning of a better kind', () => {
    expect(ids('star square')).toEqual(['square-east', 'square-west', 'square']);
  });

  test('of equal matches the better kind comes first', () => {
    expect(ids('star').slice(0, 2)).toEqual(['square', 'bay']);
  });

  test('what is equal comes by distance', () => {
    expect(ids('star square', 'en', [121.1, 39]).slice(0, 2)).toEqual([
      'square-west',
      'square-east',
    ]);
    expect(ids('star square', 'en', [121.9, 39])[0]).toBe('square-east');
  });

  test('errors are forgiven only when nothing matches well', () => {
    expect(ids('star squere')).toContain('square');
    expect(ids('statue')).toEqual(['square']);
    expect(ids('statua')).toEqual(['square']);
  });

  test('limits the hits', () => {
    expect(search('star', { lang: 'en', limit: 2 })).toHaveLength(2);
  });

  test.each(['', '   ', '…', '?!', '\0'])('nothing is found for %j', (query) => {
    expect(ids(query)).toEqual([]);
  });

  test.each(['('.repeat(500), 'a'.repeat(5000), '星'.repeat(500), 'a1'.repeat(300), '站'])(
    'a strange query is no trouble',
    (query) => {
      expect(() => ids(query)).not.toThrow();
    },
  );
});

describe('what is shown', () => {
  test('the title is in the language of the person, or on the spot', () => {
    const [hit] = search('xhw', { lang: 'en' });
    expect(hit).toMatchObject({ id: 'bay', title: 'Star Bay', titleLang: 'en' });
    expect(hit).toMatchObject({ matchedText: '星海湾', matchedLang: 'zh-Hans', ranges: [[0, 3]] });
    expect(search('无名', { lang: 'en' })[0]).toMatchObject({
      title: '无名',
      titleLang: 'zh-Hans',
    });
    expect(search('星海', { lang: 'ko' })[0]?.titleLang).toBe('zh-Hans');
  });

  test('a name in the language of the person is highlighted, when one matches', () => {
    expect(search('bay', { lang: 'zh-Hans' })[0]).toMatchObject({ matchedText: 'Bay' });
    expect(search('星海灣', { lang: 'en' })[0]).toMatchObject({
      title: 'Star Bay',
      ranges: [[0, 3]],
    });
  });

  test('"station" is left out for stations only', () => {
    expect(ids('Star Square station')).toEqual(['square-east', 'square-west']);
    expect(ids('星海广场站', 'zh-Hans')).toEqual(['square-east', 'square-west']);
    expect(ids('星海广场地鐵站', 'zh-Hans')).toHaveLength(2);
  });

  test('numbers of tones are left out', () => {
    expect(ids('xing1hai3wan1')).toEqual(['bay']);
    expect(ids('xing1 hai3 wan')).toEqual(['bay']);
    expect(ids('1xing2')).toEqual([]);
  });
});

describe('texts', () => {
  const hits = search('bronze horse', { lang: 'en' });

  test('are found when they have all words; together they are better', () => {
    expect(hits.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'claim square/c1',
      'district bay',
      'indicator squares',
    ]);
  });

  test('of claims lead to the claim, under the name of its place', () => {
    expect(hits[0]).toMatchObject({
      title: 'Star Square Statue',
      target: { type: 'claim', site: 'square', claim: 'c1' },
      group: 'claims',
    });
  });

  test('are cut around what matched', () => {
    for (const { matchedText, ranges } of hits) {
      expect(matchedText.length).toBeLessThan(120);
      const marked = ranges.map(([from, to]) => matchedText.slice(from, to).toLowerCase());
      expect(marked.join(' ')).toMatch(/bronze|horse/);
    }
    expect(hits[2]?.matchedText).toMatch(/^….*Horses, bronze\.$/);
  });

  test('short words are not looked for', () => {
    expect(ids('a')).toEqual([]);
  });

  test('a place that its name already found comes once', () => {
    const found = search('bay', { lang: 'en' }).filter(({ id }) => id === 'bay');
    expect(found).toHaveLength(1);
  });

  test('names are found without them', () => {
    expect(createSearch(index)('bay', { lang: 'en' })).toHaveLength(1);
  });
});

test('groups come in the order of their best hits', () => {
  const groups = groupHits(search('star', { lang: 'en' }));
  expect(groups.map(({ group, hits }) => [group, hits.length])).toEqual([
    ['places', 1],
    ['districts', 1],
    ['transport', 2],
  ]);
});
