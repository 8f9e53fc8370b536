/** Text that was pasted, as the file it would be. */
export interface PastedText {
  /** Name of the ending alone: `geojson`, `csv` … */
  readonly ending: 'geojson' | 'kml' | 'gpx' | 'csv' | 'tsv';
  readonly text: string;
}

/** How a geometry begins in well-known text (OGC 06-103r4, 7), with the reference system PostGIS puts before. */
const WKT =
  /^\s*(?:SRID=\d+;\s*)?(?:(?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\s*(?:Z|M|ZM)?\s*(?:\(|EMPTY)/i;
/** Lines looked at to tell a table from prose. */
const LOOKED_AT = 5;

/** A geometry a line becomes a table with one column. */
function wktTable(text: string): string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const parts = lines.every((line) => WKT.test(line)) ? lines : [lines.join(' ')];
  return ['wkt', ...parts.map((part) => `"${part.trim().replaceAll('"', '""')}"`)].join('\n');
}

/** True when each of the first lines has the separator, as rows of a table do. */
function isTable(text: string, separator: RegExp): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.slice(0, LOOKED_AT).every((line) => separator.test(line));
}

/**
 * Tells what was pasted: GeoJSON, KML, GPX, well-known text, or cells of a spreadsheet (which copies them
 * with tabs between). @returns null for what is none of these, prose for example
 */
export function readPasted(pasted: string): PastedText | null {
  const text = pasted.replace(/^\uFEFF/, '').trim();
  if (/^[{[]/.test(text)) return { ending: 'geojson', text };
  if (/^<(?:\?xml|kml|gpx)\b/i.test(text)) {
    return { ending: /<gpx\b/i.test(text) ? 'gpx' : 'kml', text };
  }
  if (WKT.test(text)) return { ending: 'csv', text: wktTable(text) };
  if (isTable(text, /\t/)) return { ending: 'tsv', text };
  if (isTable(text, /[,;]/)) return { ending: 'csv', text };
  return null;
}
