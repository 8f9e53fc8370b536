import { describe, expect, test } from 'vitest';
import { createFold, originalRanges } from './search-fold';

const fold = createFold(['灣島連広', '湾岛连广']);
const text = (original: string): string => fold(original).text;

describe('folding', () => {
  test.each([
    ['case, spaces and punctuation', 'Xinghai Bay-Bridge', 'xinghaibaybridge'],
    ['apostrophes of any form', 'Xi’an', "xi'an"],
    ['accents and tone marks', 'dàlián Lǚshùn ā ǒ', 'dalian lushun a o'],
    ['full width', 'ＸＨ１２', 'xh12'],
    ['katakana', 'ダーリエン', 'だりえん'],
    ['katakana of half width', 'ﾀﾞｲﾚﾝ', 'だいれん'],
    ['traditional and Japanese characters', '星海灣 広島', '星海湾广岛'],
    ['ё and й, hard and soft signs', 'Жёлтый Далянь', 'желтыи далян'],
    ['decomposed Hangul', '다롄'.normalize('NFD'), '다롄'],
    ['decomposed Latin', 'dàlián'.normalize('NFD'), 'dàlián'],
  ])('makes %s alike', (_what, one, other) => {
    expect(text(one.normalize('NFC'))).toBe(text(other));
    expect(text(one)).not.toBe('');
  });

  test('keeps what differs', () => {
    expect(text('か')).not.toBe(text('が'));
    expect(text('星')).not.toBe(text('海'));
    expect(text('다롄')).not.toBe(text('다련'));
  });

  test('Hangul that is being typed is the beginning of what will be typed', () => {
    const stages = [
      'ㅅ',
      '시',
      '싱',
      '싱ㅎ',
      '싱하',
      '싱항',
      '싱하이',
      '싱하임',
      '싱하이마',
      '싱하이만',
    ];
    const whole = text('싱하이만');
    for (const stage of stages) expect(whole.startsWith(text(stage)), stage).toBe(true);
    expect(text('광').startsWith(text('고'))).toBe(true);
  });

  test('words begin after spaces and where the script changes', () => {
    const words = ({ text: folded, starts }: ReturnType<typeof fold>): string[] =>
      Array.from(folded).filter((_, index) => starts[index] === 1);
    expect(words(fold('Bay of Xi’an'))).toEqual(['b', 'o', 'x']);
    expect(words(fold('双D港'))).toEqual(['双', 'd', '港']);
    expect(words(fold('G15沈海'))).toEqual(['g', '1', '沈']);
  });

  test('nothing is left of punctuation', () => {
    expect(text(' ·—“”(){}!\0 ')).toBe('');
  });
});

describe('ranges', () => {
  const shown = (original: string, part: string): string[] => {
    const folded = fold(original);
    const at = folded.text.indexOf(fold(part).text);
    const range = [at, at + fold(part).text.length] as const;
    return originalRanges(folded, [range]).map(([from, to]) => original.slice(from, to));
  };

  test('lead back to what is written', () => {
    expect(shown('Порт Далянь', 'далян')).toEqual(['Далян']);
    expect(shown("Xi'an Road", 'xian')).toEqual(["Xi'an"]);
    expect(shown('ﾀﾞｲﾚﾝ港', 'だい')).toEqual(['ﾀﾞｲ']);
    expect(shown('星海灣大橋', '海湾')).toEqual(['海灣']);
  });

  test('mark a whole syllable of Hangul', () => {
    expect(shown('싱하이만', '싱ㅎ')).toEqual(['싱하']);
  });

  test('are in order and joined where they touch', () => {
    const folded = fold('abc def');
    expect(
      originalRanges(folded, [
        [3, 5],
        [0, 1],
        [1, 2],
      ]),
    ).toEqual([
      [0, 2],
      [4, 6],
    ]);
  });
});
