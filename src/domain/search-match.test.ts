import { describe, expect, test } from 'vitest';
import { createFold } from './search-fold';
import {
  errorsAllowed,
  lettersMissing,
  lettersOf,
  matchFuzzy,
  nearestPrefix,
} from './search-fuzzy';
import { hangulUnits, matchUnits, matchWritten, pinyinUnits, WORTH } from './search-match';

const fold = createFold();
const bridge = pinyinUnits(fold('星海湾大桥'), 'xing hai wan da qiao');
const worth = (query: string): number => matchUnits(bridge, query)?.score ?? 0;

describe('what is written', () => {
  const written = (name: string, query: string) =>
    matchWritten(fold(name), fold(query).text, query.split(' '));
  const score = (name: string, query: string): number => written(name, query)?.score ?? 0;

  test('whole beats beginning beats word beats inside', () => {
    const scores = [
      score('Harbour', 'harbour'),
      score('Harbour Road', 'harbour'),
      score('Old Harbour Road', 'harbour'),
      score('Superharbour', 'harbour'),
    ];
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(4);
  });

  test('words match in any order, each at the beginning of a word', () => {
    expect(written('Dalian Forest Zoo', 'zoo dalian')?.ranges).toEqual([
      [12, 15],
      [0, 6],
    ]);
    expect(written('Dalian Forest Zoo', 'oo dalian')).toBeNull();
  });

  test('one or two letters inside a word are no match', () => {
    expect(score('Dalian', 'l')).toBe(0);
    expect(score('Dalian', 'li')).toBe(0);
    expect(score('大连', '连')).toBeGreaterThan(0);
  });

  test('Hangul matches from the beginning of a syllable only', () => {
    expect(score('각', 'ㅏ')).toBe(0);
    expect(written('만강', 'ㄴㄱ')).toBeNull();
  });
});

describe('pinyin', () => {
  test.each([
    ['xinghaiwandaqiao', WORTH.spelledExact],
    ['xhwdq', WORTH.initialsExact],
    ['xinghai', WORTH.spelledPrefix],
    ['xinghaiw', WORTH.spelledPrefix],
    ['xingh', WORTH.spelledPrefix],
    ['星海w', WORTH.spelledPrefix],
    ['星海wan大桥', WORTH.spelledExact],
    ['xhw', WORTH.initialsPrefix],
    ['daqiao', WORTH.spelledInside],
    ['xhwandq', WORTH.mixed],
    ['dq', WORTH.initialsInside],
    ['xhwdqx', 0],
    ['xinghaizz', 0],
  ])('%s', (query, expected) => {
    expect(worth(query)).toBe(expected);
  });

  test('marks the characters whose syllables are typed', () => {
    expect(matchUnits(bridge, 'haiw')?.ranges).toEqual([[1, 3]]);
  });

  test('zh, ch and sh are one sound; ü is typed u or v', () => {
    const zhang = pinyinUnits(fold('獐子岛'), 'zhang zi dao');
    expect(matchUnits(zhang, 'zzd')?.score).toBe(WORTH.initialsExact);
    expect(matchUnits(zhang, 'zhzd')?.score).toBe(WORTH.initialsExact);
    const green = pinyinUnits(fold('绿氢'), 'lü qing');
    for (const query of ['luqing', 'lvqing']) {
      expect(matchUnits(green, query)?.score).toBe(WORTH.spelledExact);
    }
  });

  test('other letters of a name stand for themselves', () => {
    const port = pinyinUnits(fold('双D港'), 'shuang gang');
    expect(matchUnits(port, 'shuangdgang')?.score).toBe(WORTH.spelledExact);
    expect(matchUnits(port, 'sdg')?.score).toBe(WORTH.mixed);
  });

  test('a long query without sense costs little', () => {
    const long = pinyinUnits(fold('大'.repeat(60)), Array(60).fill('da').join(' '));
    expect(matchUnits(long, `${'d'.repeat(59)}x`)).toBeNull();
  });
});

test('initials of Hangul', () => {
  const bay = hangulUnits(fold('싱하이만 대교'));
  const of = (query: string) => matchUnits(bay, fold(query).text);
  expect(of('ㅅㅎㅇㅁㄷㄱ')?.score).toBe(WORTH.initialsExact);
  expect(of('ㅅㅎ')?.score).toBe(WORTH.initialsPrefix);
  expect(of('싱하ㅇㅁ')?.score).toBe(WORTH.mixed);
  expect(of('ㅎㅅ')).toBeNull();
});

describe('typing errors', () => {
  test('longer queries may have more', () => {
    expect(['abc', 'abcd', 'abcdefg', 'abcdefgh'].map(errorsAllowed)).toEqual([0, 1, 1, 2]);
    expect(['科学城', '英哥石科'].map(errorsAllowed)).toEqual([0, 1]);
    expect(['다롄', '싱하이', '싱하이만대교'].map((q) => errorsAllowed(fold(q).text))).toEqual([
      0, 1, 2,
    ]);
  });

  test.each([
    ['missing letter', 'yingeshi', 'yinggeshi', 1],
    ['letter too many', 'dallian', 'dalian', 1],
    ['other letter', 'dalien', 'dalian', 1],
    ['swapped letters', 'dalain', 'dalian', 1],
    ['two errors', 'xingahi brige', 'xinghai bridge', 2],
  ])('%s', (_what, query, name, errors) => {
    expect(nearestPrefix(query, name, 2)).toEqual({ length: name.length, errors });
    expect(nearestPrefix(query, name, errors - 1)).toBeNull();
  });

  test('the rest of a name may be missing, and the beginning may be skipped', () => {
    expect(nearestPrefix('dalain', 'dalianforestzoo', 1)).toEqual({ length: 6, errors: 1 });
    expect(matchFuzzy(fold('Dalian Forest Zoo'), 'forset', 1)?.ranges).toEqual([[6, 12]]);
    expect(matchFuzzy(fold('Dalian Forest Zoo'), 'restzo', 1)).toBeNull();
  });

  test('agrees with the plain algorithm', () => {
    const plain = (a: string, b: string): number => {
      const d = Array.from({ length: a.length + 1 }, (_, i) => [
        i,
        ...Array.from({ length: b.length }, (__, j) => (i === 0 ? j + 1 : 0)),
      ]);
      for (let i = 1; i <= a.length; i++) {
        for (let j = 1; j <= b.length; j++) {
          const same = a[i - 1] === b[j - 1];
          const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
          d[i]![j] = Math.min(
            d[i - 1]![j]! + 1,
            d[i]![j - 1]! + 1,
            d[i - 1]![j - 1]! + (same ? 0 : 1),
            swap ? d[i - 2]![j - 2]! + 1 : Infinity,
          );
        }
      }
      return Math.min(...d[a.length]!.slice(1));
    };
    let seed = 1;
    const word = (): string => {
      let made = '';
      do {
        seed = (seed * 48271) % 2147483647;
        made += 'abc'.charAt(seed % 3);
      } while (seed % 7 > 0 && made.length < 9);
      return made;
    };
    for (let round = 0; round < 3000; round++) {
      const [a, b] = [word(), word()];
      const expected = plain(a, b);
      expect(nearestPrefix(a, b, 2)?.errors ?? 3, `${a} ${b}`).toBe(Math.min(expected, 3));
    }
  });

  test('letters that a text has not are counted', () => {
    expect(lettersMissing(lettersOf('abc'), lettersOf('cab'))).toBe(0);
    expect(lettersMissing(lettersOf('abcd'), lettersOf('ab'))).toBe(2);
  });
});
