/** Tells the format of a file from its first bytes; its name has a say only among tables of text. */
import type { ImportFormat } from '../../domain/import/model';
import { decodeText, tellEncoding } from './encoding';

export type Sniffed = ImportFormat | 'zip' | 'shapefile-part' | 'encrypted' | null;

/** Whose loose files belong to a shapefile. */
const PARTS = /\.(?:dbf|shx|prj|cpg|qpj|sbn|sbx|qix|fix|cst|shp\.xml)$/i;
const TEXT_TABLE = /\.(?:csv|tsv|tab|txt)$/i;
export const SNIFFED_BYTES = 64 * 1024;

function startsWith(bytes: Uint8Array, magic: ArrayLike<number>): boolean {
  return Array.from(magic).every((byte, index) => bytes[index] === byte);
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

const MAGIC: readonly (readonly [ArrayLike<number>, Sniffed])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x50, 0x4b, 0x05, 0x06], 'zip'],
  [[0x66, 0x67, 0x62, 0x03], 'flatgeobuf'],
  [ascii('SQLite format 3\0'), 'geopackage'],
  [ascii('PAR1'), 'geoparquet'],
  [[0x00, 0x00, 0x27, 0x0a], 'shapefile'],
  [ascii('PMTiles'), null],
  [ascii('%PDF'), null],
];

/** Compound files of Microsoft: the Excel of old, and the cover of an encrypted new one. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

function isEncryptedOffice(bytes: Uint8Array): boolean {
  return new TextDecoder('utf-16le').decode(bytes).includes('EncryptedPackage');
}

/** @param bytes the first of the file, up to 64 kB */
export function sniff(bytes: Uint8Array, name: string): Sniffed {
  // The index of a shapefile begins as the shapes do.
  if (/\.shx$/i.test(name)) return 'shapefile-part';
  for (const [magic, format] of MAGIC) if (startsWith(bytes, magic)) return format;
  if (startsWith(bytes, OLE)) return isEncryptedOffice(bytes) ? 'encrypted' : null;
  if (PARTS.test(name)) return 'shapefile-part';
  const { value } = tellEncoding(bytes);
  if (value !== 'utf-16le' && value !== 'utf-16be' && bytes.includes(0)) return null;
  return sniffText(decodeText(bytes, value), name);
}

function sniffText(text: string, name: string): Sniffed {
  if (text.startsWith('\u001e')) return 'geojson-sequence';
  const start = text.trimStart();
  if (start.startsWith('<')) return sniffXml(start);
  if (start.startsWith('{') || start.startsWith('[')) return sniffJson(start);
  if (TEXT_TABLE.test(name)) return 'delimited';
  const [first = ''] = start.split(/\r\n?|\n/, 1);
  return /[,;\t|，]/.test(first) && !hasControls(text) ? 'delimited' : null;
}

/** Characters that no text has. */
function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 27) || code === 0xfffd) return true;
  }
  return false;
}

function sniffXml(text: string): Sniffed {
  const root = /<(?:\w+:)?(kml|gpx)[\s>]/i.exec(text)?.[1]?.toLowerCase();
  return root === 'kml' || root === 'gpx' ? root : null;
}

function sniffJson(text: string): Sniffed {
  if (/^\{[^{}[\]]*"type"\s*:\s*"Topology"/.test(text)) return 'topojson';
  const [first = '', second = ''] = text.split(/\r\n?|\n/, 2);
  if (second.trimStart().startsWith('{') && isWhole(first)) return 'geojson-sequence';
  return /"type"\s*:\s*"Topology"/.test(text.slice(0, 2000)) ? 'topojson' : 'geojson';
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    // It goes on: the line is part of a longer text.
    return false;
  }
}
