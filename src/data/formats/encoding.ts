/** Tells in which encoding a text is written. */
import { analyse } from 'chardet';
import type { Encoding } from '../../domain/import/model';

export interface ToldEncoding {
  readonly value: Encoding;
  readonly isSure: boolean;
}

/** Names of chardet for what is asked about. */
const NAMES: Readonly<Record<string, Encoding>> = {
  GB18030: 'gb18030',
  Shift_JIS: 'shift_jis',
  'EUC-KR': 'euc-kr',
  'windows-1251': 'windows-1251',
};
/** Another encoding must be surer than this, of 100, and by so much more than GB18030. */
const LEAST_CONFIDENCE = 40;
const CLEAR_LEAD = 25;
/** More than this is not looked at for telling. */
const SAMPLE_BYTES = 512 * 1024;

function isValid(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    // The sample may end within a character.
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function byMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: of texts with some ASCII, every other byte is zero. */
function byZeros(bytes: Uint8Array): Encoding | null {
  const zeros: [number, number] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === 0) zeros[at % 2]! += 1;
  const [even, odd] = zeros;
  if (odd > bytes.length / 8 && even < odd / 8) return 'utf-16le';
  if (even > bytes.length / 8 && odd < even / 8) return 'utf-16be';
  return null;
}

/**
 * The encoding of a text: by its mark, by being valid UTF-8, else by its letters. What is not valid
 * UTF-8 and could be several is GB18030.
 */
export function tellEncoding(text: Uint8Array): ToldEncoding {
  const bytes = text.subarray(0, SAMPLE_BYTES);
  const marked = byMark(bytes);
  if (marked) return { value: marked, isSure: true };
  const wide = byZeros(bytes);
  if (wide) return { value: wide, isSure: true };
  if (isValid(text, 'utf-8')) return { value: 'utf-8', isSure: true };
  const confidence = new Map<Encoding, number>();
  for (const { name, confidence: sure } of analyse(bytes)) {
    const value = NAMES[name];
    if (value && isValid(bytes, value)) confidence.set(value, sure);
  }
  const chinese = confidence.get('gb18030') ?? 0;
  const isChinese = isValid(bytes, 'gb18030');
  const [other] = [...confidence]
    .filter(([value]) => value !== 'gb18030')
    .sort(([, a], [, b]) => b - a);
  if (other && (!isChinese || (other[1] > LEAST_CONFIDENCE && other[1] - chinese > CLEAR_LEAD))) {
    return { value: other[0], isSure: other[1] > 60 && other[1] - chinese > 50 };
  }
  return {
    value: 'gb18030',
    isSure: isChinese && chinese > 50 && chinese - (other?.[1] ?? 0) > 25,
  };
}

/** Text of an encoding; its mark is left out. */
export const decodeText = (bytes: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding).decode(bytes);

/** The encoding that a name of the Encoding Standard or a .cpg file means; null when it is none of ours. */
export function encodingByLabel(label: string): Encoding | null {
  const name = label.trim().toLowerCase();
  if (/^(?:utf-?8|65001)$/.test(name)) return 'utf-8';
  if (/^(?:gbk|gb18030|gb2312|cp936|ansi 936|936|oem 936|euc-cn)$/.test(name)) return 'gb18030';
  if (/^(?:shift[-_]?jis|sjis|cp932|ansi 932|932|ms932|windows-31j)$/.test(name))
    return 'shift_jis';
  if (/^(?:euc-?kr|cp949|ansi 949|949|ks_c_5601-1987|uhc)$/.test(name)) return 'euc-kr';
  if (/^(?:windows-1251|cp1251|ansi 1251|1251)$/.test(name)) return 'windows-1251';
  if (/^utf-?16(?:le)?$/.test(name)) return 'utf-16le';
  return /^utf-?16be$/.test(name) ? 'utf-16be' : null;
}
