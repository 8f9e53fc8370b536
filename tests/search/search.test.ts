// What people type, and what they must find first, in the geodata that is shipped.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createSearch, type Search } from '../../src/domain/search.ts';
import { compileFolder } from '../../tools/geodata/read.ts';
import { buildSearchIndex, readSearchInput } from '../../tools/geodata/search-index.ts';

interface Expected {
  readonly query: string;
  readonly lang: string;
  readonly kind: string;
  readonly id: string;
}

const table = JSON.parse(
  readFileSync(new URL('queries.json', import.meta.url), 'utf8'),
) as Expected[];
const compiled = compileFolder('geodata');
const { names, texts } = buildSearchIndex(readSearchInput('geodata', compiled));
const { languages } = compiled.core.settings;
const searches = new Map(languages.map((lang) => [lang, createSearch(names, texts[lang])]));
const searchIn = (lang: string): Search => searches.get(lang)!;

describe('the table of queries', () => {
  test('is long and in all languages', () => {
    expect(table.length).toBeGreaterThanOrEqual(400);
    for (const lang of languages) {
      expect(table.filter((row) => row.lang === lang).length, lang).toBeGreaterThanOrEqual(30);
    }
    const keys = table.map(({ query, lang }) => `${lang} ${query}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test('looks for every place on the map, and for each kind of thing', () => {
    const wanted = new Set(table.map(({ id }) => id));
    const mapped = compiled.core.sites.filter((site) => site.mapped);
    expect(mapped.filter(({ id }) => !wanted.has(id)).map(({ id }) => id)).toEqual([]);
    const kinds = new Set(table.map(({ kind }) => kind));
    const unwanted = names.entries.filter(({ kind }) => kind !== 'port' && !kinds.has(kind));
    expect(unwanted).toEqual([]);
  });
});

describe.each(languages)('somebody who reads %s', (lang) => {
  const rows = table.filter((row) => row.lang === lang);
  test.each(rows)('finds $id for $query', ({ query, kind, id }) => {
    const found = searchIn(lang)(query, { lang, limit: 3 });
    expect(found.map((hit) => `${hit.kind} ${hit.id}`)[0]).toBe(`${kind} ${id}`);
    for (const { matchedText, ranges } of found) {
      expect(ranges.length, matchedText).toBeGreaterThan(0);
      let before = 0;
      for (const [from, to] of ranges) {
        expect(from).toBeGreaterThanOrEqual(before);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(matchedText.length);
        before = to;
      }
    }
  });

  test('finds every name by itself', { timeout: 60_000 }, () => {
    const missing = names.entries.flatMap(({ kind, id }, at) => {
      const name = names.names[lang]?.[at]?.split('|')[0] ?? '';
      // Two things may have the same name; both are found, the better kind first.
      const found = searchIn(lang)(name, { lang, limit: 8 });
      return found.some((hit) => hit.kind === kind && hit.id === id) ? [] : [`${id} ${name}`];
    });
    expect(missing).toEqual([]);
  });
});

test.each([
  ['zh-Hans', '直升机'],
  ['zh-Hans', '直升機'],
  ['en', 'helicopter'],
  ['ja', 'ヘリコプター'],
  ['ko', '헬리콥터'],
  ['ru', 'вертолётов'],
])('claims and summaries in %s are searched: %s', (lang, query) => {
  const found = searchIn(lang)(query, { lang, limit: 50 });
  expect(found.some(({ target }) => target.type === 'claim')).toBe(true);
});

describe('what is sent', () => {
  const size = (value: unknown): number => gzipSync(JSON.stringify(value)).length;

  test('is small', () => {
    expect(size(names)).toBeLessThan(42_000);
    for (const lang of languages) expect(size(texts[lang]), lang).toBeLessThan(13_000);
    // Much less would mean that something is missing.
    expect(size(names)).toBeGreaterThan(25_000);
  });

  test('has no dictionary: syllables of its own names and variants of its own characters', () => {
    const own = new Set(Object.values(names.names).flat().join(''));
    const [from, to] = names.variants.map((chars) => Array.from(chars));
    expect(from!.length).toBeLessThan(600);
    const readAs = new Map(from!.map((char, index) => [char, to![index]]));
    const foreign = to!.filter((char) => {
      return !own.has(char) && ![...own].some((known) => readAs.get(known) === char);
    });
    expect(foreign).toEqual([]);
    expect(new Set(names.pinyin.join(' ').split(/[ |]/)).size).toBeLessThan(420);
  });

  test('comes without the packages that made it', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
    const users = files
      .filter((file) => /\.(ts|svelte)$/.test(file))
      .filter((file) => /pinyin-pro|opencc-js/.test(readFileSync(`src/${file}`, 'utf8')));
    expect(files.length).toBeGreaterThan(20);
    expect(users).toEqual([]);
  });
});
