/** The structure of JSON in bytes. */

/** Why a text is no JSON that can be taken. */
export class JsonFault extends Error {
  constructor(
    /** `more` is a second value after the first: a sequence of values. */
    readonly reason: 'truncated' | 'broken' | 'more' | 'not-utf8',
  ) {
    super(reason);
    this.name = 'JsonFault';
  }
}

export interface JsonTold {
  /** Elements of `features`, or of the outermost list, in their order. */
  features(features: readonly unknown[]): void;
  /** Any other member of the outermost object. */
  member(key: string, value: unknown): void;
}

export const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
export const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];

export const [OTHER, STRING, OPEN, CLOSE, PART] = [0, 1, 2, 3, 4];
/** What a byte means outside of strings. All of them are ASCII, never part of a longer character. */
export const MEANING = new Uint8Array(256).fill(OTHER);
MEANING[QUOTE] = STRING;
MEANING[OPEN_OBJECT] = MEANING[OPEN_LIST] = OPEN;
MEANING[CLOSE_OBJECT] = MEANING[CLOSE_LIST] = CLOSE;
MEANING[COMMA] = MEANING[COLON] = PART;

export const isSpace = (byte: number): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @throws JsonFault when it is no UTF-8 */
export function jsonText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new JsonFault('not-utf8');
  }
}

/** @throws JsonFault when it is no JSON, or no UTF-8 */
export function jsonValue(bytes: Uint8Array): unknown {
  const text = jsonText(bytes);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new JsonFault('broken');
  }
}

/** The elements before the first that cannot be parsed. */
export function wholeElements(text: string): unknown[] {
  const bytes = new TextEncoder().encode(`[${text}]`);
  const found: unknown[] = [];
  let [depth, from, inString] = [0, 1, false];
  for (let at = 1; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (inString) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (MEANING[byte] === OPEN) depth += 1;
    else if (MEANING[byte] === CLOSE && depth > 0) depth -= 1;
    else if (depth === 0 && (byte === COMMA || byte === CLOSE_LIST)) {
      try {
        found.push(JSON.parse(decoder.decode(bytes.subarray(from, at))));
      } catch {
        return found;
      }
      from = at + 1;
    }
  }
  return found;
}
