/**
 * Reads a JSON object of any size while its bytes arrive, and hands out the elements of its member
 * `features` in batches: memory holds a piece of the file at a time. Structure is told from bytes,
 * values are left to JSON.parse.
 */

import {
  BACKSLASH,
  CLOSE,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  MEANING,
  OPEN,
  OPEN_LIST,
  OPEN_OBJECT,
  OTHER,
  QUOTE,
  STRING,
  isSpace,
  JsonFault,
  jsonText,
  jsonValue,
  wholeElements,
  type JsonTold,
} from './json-bytes';

/** Where the scanner stands: before the text, before a key, behind it, in a value, in the features, behind all. */
type Place = 'start' | 'key' | 'colon' | 'value' | 'features' | 'next' | 'end';

export class JsonScanner {
  readonly #told: JsonTold;
  /** Bytes that are not handed out yet. */
  #bytes: Uint8Array = new Uint8Array(0);
  /** What is looked at next, within them. */
  #at = 0;
  /** Where the key, value or batch begins. */
  #from = 0;
  /** Behind the last whole element of the batch. */
  #whole = 0;
  #place: Place = 'start';
  #isList = false;
  #depth = 0;
  #inString = false;
  #key = '';
  #isAnyRead = false;
  #isBehindComma = false;

  constructor(told: JsonTold) {
    this.#told = told;
  }

  /** Takes the next piece of the text. @throws JsonFault */
  write(piece: Uint8Array): void {
    const rest = this.#bytes.subarray(this.#from);
    if (rest.length === 0) this.#bytes = piece;
    else {
      this.#bytes = new Uint8Array(rest.length + piece.length);
      this.#bytes.set(rest);
      this.#bytes.set(piece, rest.length);
    }
    this.#at -= this.#from;
    this.#whole -= this.#from;
    this.#from = 0;
    this.#scan();
    if (this.#place === 'features') this.#handOut(this.#whole);
    else if (this.#place !== 'value' && this.#place !== 'colon') this.#from = this.#at;
  }

  /** The text has ended. @throws JsonFault when it should not have */
  end(): void {
    if (this.#place !== 'end') throw new JsonFault('truncated');
  }

  /** Goes on until the bytes are used up; each step leaves one place. */
  #scan(): void {
    const { length } = this.#bytes;
    while (this.#at < length) {
      if (this.#place === 'features') {
        if (!this.#scanFeatures()) return;
      } else if (this.#place === 'value' || this.#place === 'colon') {
        if (!this.#scanValue()) return;
      } else this.#scanBetween(this.#bytes[this.#at]!);
    }
  }

  /** One byte outside of values. */
  #scanBetween(byte: number): void {
    if (isSpace(byte)) {
      this.#at += 1;
      return;
    }
    switch (this.#place) {
      case 'start':
        this.#start(byte);
        break;
      case 'key':
        if (byte === CLOSE_OBJECT && !this.#isAnyRead) this.#place = 'end';
        else if (byte !== QUOTE) throw new JsonFault('broken');
        else {
          this.#from = this.#at;
          this.#place = 'colon';
          return;
        }
        break;
      case 'next':
        if (byte === COMMA) this.#place = 'key';
        else if (byte === CLOSE_OBJECT) this.#place = 'end';
        else throw new JsonFault('broken');
        break;
      default:
        throw new JsonFault('more');
    }
    this.#at += 1;
  }

  #start(byte: number): void {
    // The mark of UTF-8 before the text: EF BB BF.
    if (byte === 0xef || byte === 0xbb || byte === 0xbf) return;
    if (byte === OPEN_OBJECT) this.#place = 'key';
    else if (byte === OPEN_LIST) {
      this.#isList = true;
      this.#openFeatures(this.#at + 1);
    } else throw new JsonFault('broken');
  }

  #openFeatures(from: number): void {
    this.#place = 'features';
    this.#from = from;
    this.#whole = from;
    this.#depth = 0;
    this.#isBehindComma = false;
  }

  /** A key up to its colon, or a value up to what follows it. False when the bytes are used up. */
  #scanValue(): boolean {
    const bytes = this.#bytes;
    let at = this.#at;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at]!;
      if (this.#inString) {
        at = this.#endOfString(at);
        if (at < 0) return false;
        continue;
      }
      const meaning = MEANING[byte]!;
      if (meaning === OTHER) continue;
      if (meaning === STRING) this.#inString = true;
      else if (meaning === OPEN) {
        if (this.#opensFeatures(at)) return true;
        this.#depth += 1;
      } else if (this.#depth === 0) {
        if (this.#place === 'colon' && byte !== COLON) throw new JsonFault('broken');
        if (this.#place === 'value' && byte !== COMMA && byte !== CLOSE_OBJECT) {
          throw new JsonFault('broken');
        }
        this.#at = at;
        this.#leaveValue();
        return true;
      } else if (meaning === CLOSE) this.#depth -= 1;
    }
    this.#at = at;
    return false;
  }

  #opensFeatures(at: number): boolean {
    const isThem =
      this.#place === 'value' &&
      this.#depth === 0 &&
      this.#key === 'features' &&
      this.#bytes[at] === OPEN_LIST;
    if (!isThem) return false;
    this.#at = at + 1;
    this.#openFeatures(at + 1);
    return true;
  }

  #leaveValue(): void {
    const value = jsonValue(this.#bytes.subarray(this.#from, this.#at));
    if (this.#place === 'colon') {
      if (typeof value !== 'string') throw new JsonFault('broken');
      this.#key = value;
      this.#place = 'value';
      this.#at += 1;
      this.#from = this.#at;
    } else {
      this.#isAnyRead = true;
      this.#told.member(this.#key, value);
      this.#place = 'next';
      this.#from = this.#at;
    }
  }

  /** The elements up to the end of the list. False when the bytes are used up. */
  #scanFeatures(): boolean {
    const bytes = this.#bytes;
    const { length } = bytes;
    let depth = this.#depth;
    let at = this.#at;
    for (; at < length; at += 1) {
      if (this.#inString) {
        at = this.#endOfString(at);
        if (at >= 0) continue;
        this.#depth = depth;
        return false;
      }
      const meaning = MEANING[bytes[at]!]!;
      if (meaning === OTHER) continue;
      if (meaning === STRING) this.#inString = true;
      else if (meaning === OPEN) depth += 1;
      else if (meaning === CLOSE) {
        if (depth === 0) {
          this.#closeFeatures(at);
          return true;
        }
        depth -= 1;
      } else if (depth === 0) {
        if (bytes[at] === COLON) throw new JsonFault('broken');
        this.#whole = at;
      }
    }
    this.#depth = depth;
    this.#at = at;
    return false;
  }

  #closeFeatures(at: number): void {
    if (this.#bytes[at] !== CLOSE_LIST) throw new JsonFault('broken');
    this.#handOut(at, true);
    this.#isAnyRead = true;
    this.#place = this.#isList ? 'end' : 'next';
    this.#depth = 0;
    this.#at = at + 1;
    this.#from = this.#at;
  }

  /** Where a string ends; -1 when the bytes do, and a backslash as the last one waits for the next. */
  #endOfString(from: number): number {
    const bytes = this.#bytes;
    let at = from;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at]!;
      if (byte === BACKSLASH) {
        if (at + 1 >= bytes.length) break;
        at += 1;
      } else if (byte === QUOTE) {
        this.#inString = false;
        return at;
      }
    }
    this.#at = at;
    return -1;
  }

  /** Parses what lies between the begin of the batch and a comma, or the end of the list. */
  #handOut(to: number, isLast = false): void {
    if (to < this.#from || (to === this.#from && !isLast)) return;
    const text = jsonText(this.#bytes.subarray(this.#from, to));
    if (isLast && text.trim() === '') {
      // Behind the comma that ended the batch before, there must be an element.
      if (this.#isBehindComma) throw new JsonFault('broken');
      this.#told.features([]);
      return;
    }
    this.#from = isLast ? to : to + 1;
    let features: unknown[];
    try {
      features = JSON.parse(`[${text}]`) as unknown[];
    } catch {
      this.#told.features(wholeElements(text));
      throw new JsonFault('broken');
    }
    this.#isBehindComma = !isLast;
    this.#told.features(features);
  }
}
