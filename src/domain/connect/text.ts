/** Words of strangers as plain text. They are shown as text nodes; this makes them readable, not safe. */
import { CONNECT_LIMITS } from './model';

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  copy: '©',
};

const decoded = (text: string): string =>
  text.replace(/&(#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,5});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : ' ';
  });

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** One line of text; anything but a text is none. */
export const lineOf = (value: unknown, most: number = CONNECT_LIMITS.titleCharacters): string =>
  typeof value === 'string' ? cut(value.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim(), most) : '';

/** Credits come as HTML in TileJSON and PMTiles: of their markup the words are left. */
export const creditOf = (value: unknown): string =>
  typeof value === 'string'
    ? lineOf(decoded(value.replace(/<[^<>]*>/g, ' ')), CONNECT_LIMITS.textCharacters)
    : '';

/** Longer words. */
export const paragraphOf = (value: unknown): string => lineOf(value, CONNECT_LIMITS.textCharacters);
