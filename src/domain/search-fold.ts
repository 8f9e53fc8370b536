/** Folds texts to what the search compares: what people type differently and mean alike. */
import type { Range, Variants } from './search-model';

/** A text without case, marks, spaces and punctuation; each character knows where it came from. */
export interface Folded {
  readonly text: string;
  /** Offsets in the original of each folded character; several may share them. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** 1 where a word begins. */
  readonly starts: readonly number[];
}

export type Fold = (text: string) => Folded;

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const VOWELS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
const FINALS = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
/** Letters that are typed as two: while one types, they belong to one syllable or to two. */
const TWO_STROKES: Readonly<Record<string, string>> = {
  ...{ ㄳ: 'ㄱㅅ', ㄵ: 'ㄴㅈ', ㄶ: 'ㄴㅎ', ㄺ: 'ㄹㄱ', ㄻ: 'ㄹㅁ', ㄼ: 'ㄹㅂ', ㄽ: 'ㄹㅅ' },
  ...{ ㄾ: 'ㄹㅌ', ㄿ: 'ㄹㅍ', ㅀ: 'ㄹㅎ', ㅄ: 'ㅂㅅ', ㅘ: 'ㅗㅏ', ㅙ: 'ㅗㅐ', ㅚ: 'ㅗㅣ' },
  ...{ ㅝ: 'ㅜㅓ', ㅞ: 'ㅜㅔ', ㅟ: 'ㅜㅣ', ㅢ: 'ㅡㅣ' },
};
const strokes = (letter: string): string => TWO_STROKES[letter] ?? letter;

/** The letters of a Hangul syllable, finals and initials alike. */
function hangulLetters(code: number): string {
  const syllable = code - 0xac00;
  const final = FINALS.charAt(syllable % 28).trim();
  return (
    INITIALS.charAt(Math.floor(syllable / 588)) +
    strokes(VOWELS.charAt(Math.floor((syllable % 588) / 28))) +
    strokes(final)
  );
}

const isHangul = (code: number): boolean => code >= 0xac00 && code <= 0xd7a3;
const isHan = (code: number): boolean =>
  (code >= 0x3400 && code <= 0x9fff) || code >= 0x20000 || code === 0x3005;
/** Whether a folded character is Chinese. */
export const isHanChar = (char: string): boolean => isHan(char.codePointAt(0) ?? 0);
/** Whether a folded character is a letter of Hangul. */
export const isJamo = (char: string): boolean => char >= 'ㄱ' && char <= 'ㅣ';

/** A word ends here. */
const BREAK = '';
/** Nothing is written, the word goes on: apostrophes, long vowels, Cyrillic signs. */
const DROPPED = '\0';
const DROP = /['’‘ʼ`´ーьъ]|\p{M}/u;
const WORD = /[\p{L}\p{N}]/u;

function foldChar(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (isHangul(code)) return hangulLetters(code);
  if (char >= 'ㄱ' && char <= 'ㅣ') return strokes(char);
  if (DROP.test(char)) return DROPPED;
  let folded = '';
  for (const part of char.normalize('NFKC').toLowerCase()) {
    const base = /[\u3040-\u30ff]/.test(part) ? part : part.normalize('NFD').replace(/\p{M}/gu, '');
    for (const letter of base) {
      if (DROP.test(letter)) return folded || DROPPED;
      if (!WORD.test(letter)) continue;
      folded += /[ァ-ヶ]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) - 0x60) : letter;
    }
  }
  return folded || BREAK;
}

/** Scripts between which a word ends though nothing is written: `双D港`, `G15沈海高速`. */
function scriptOf(char: string): string {
  if (char < '0') return '';
  if (char <= '9') return 'digit';
  if (isHanChar(char)) return 'han';
  if (char >= 'ぁ' && char <= 'ゖ') return 'kana';
  return isJamo(char) ? 'hangul' : 'letter';
}

/**
 * Makes the folding of an index.
 * @param variants traditional and Japanese characters and the simplified ones they are read as
 */
export function createFold(...variants: readonly Variants[]): Fold {
  const known = new Map<string, string>();
  for (const [from, to] of variants) {
    const targets = Array.from(to);
    Array.from(from).forEach((char, index) => known.set(char, targets[index] ?? char));
  }
  const folds = (char: string): string => {
    let folded = known.get(char);
    if (folded === undefined) {
      folded = foldChar(char);
      known.set(char, folded);
    }
    return folded;
  };
  return (original) => {
    const [from, to, starts]: [number[], number[], number[]] = [[], [], []];
    let [text, script, fresh] = ['', '', true];
    for (let at = 0; at < original.length;) {
      const code = original.codePointAt(at) ?? 0;
      const voiced = code >= 0xff66 && code <= 0xff9d && /^[ﾞﾟ]/.test(original.slice(at + 1));
      const char = voiced ? original.slice(at, at + 2) : String.fromCodePoint(code);
      const end = at + char.length;
      const folded = folds(char);
      if (folded === BREAK) fresh = true;
      else if (folded !== DROPPED) {
        const next = scriptOf(folded.charAt(0));
        for (let index = 0; index < folded.length; index++) {
          from.push(at);
          to.push(end);
          starts.push(index === 0 && (fresh || next !== script) ? 1 : 0);
        }
        text += folded;
        [script, fresh] = [next, false];
      }
      at = end;
    }
    return { text, from, to, starts };
  };
}

/** The ranges in the original of ranges in the folded text, joined where they touch. */
export function originalRanges(folded: Folded, ranges: readonly Range[]): Range[] {
  const found: [number, number][] = [];
  for (const [from, to] of [...ranges].sort(([a], [b]) => a - b)) {
    const [start, end] = [folded.from[from] ?? 0, folded.to[to - 1] ?? 0];
    const last = found.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  }
  return found;
}
