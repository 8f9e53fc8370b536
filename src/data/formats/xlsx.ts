/** Excel files (.xlsx): each sheet with rows is a layer; the first row has the names. */
import { zipSync } from 'fflate';
import readSheets from 'read-excel-file/universal';
import { ImportProblem } from '../../domain/import/model';
import { stemOf, type Reader } from './reader';
import { columnNames, readSheetRows, type TextCell } from './text-table';
import { unzip } from './unzip';

/** One cell in the last corner makes a sheet of 17 thousand million. */
const MOST_CELLS = 20_000_000;

/** Rows times columns of a sheet, from the names of its cells. */
function sheetArea(xml: string): number {
  let [rows, columns] = [0, 0];
  for (const [, letters = '', row] of xml.matchAll(/<c\s[^>]*?\br="([A-Z]{1,3})(\d{1,8})"/g)) {
    rows = Math.max(rows, Number(row));
    let column = 0;
    for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
    columns = Math.max(columns, column);
  }
  return rows * columns;
}

/** Sheets are held as a whole. */
const MOST_BYTES = 300 * 1024 * 1024;

function cellOf(value: unknown): TextCell {
  if (value instanceof Date) {
    const text = Number.isNaN(value.getTime()) ? '' : value.toISOString();
    // Excel has days as midnight without a time zone.
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;
}

export const readXlsx: Reader = async (source, hooks) => {
  const { name, blob } = source;
  const entries = source.entries ?? (await unzip(blob, name));
  const total = entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total > MOST_BYTES) throw new ImportProblem('too-large', name, { bytes: MOST_BYTES });
  for (const { name: part, bytes } of entries) {
    const start = new TextDecoder().decode(bytes.subarray(0, 2000));
    if (/\.(?:xml|rels)$/.test(part) && /<!(?:DOCTYPE|ENTITY)/i.test(start)) {
      throw new ImportProblem('xml-entities', name);
    }
    const isSheet = /worksheets\/[^/]+\.xml$/.test(part);
    if (isSheet && sheetArea(new TextDecoder().decode(bytes)) > MOST_CELLS) {
      throw new ImportProblem('too-large', name, { cells: MOST_CELLS });
    }
  }
  hooks.told(blob.size / 2);
  // Unpacked within limits already; packed again without compression, the library starts no workers for it.
  const stored = zipSync(Object.fromEntries(entries.map((one) => [one.name, one.bytes])), {
    level: 0,
  });
  const sheets = await readSheets(stored.slice().buffer);
  hooks.told(blob.size);
  const filled = sheets.flatMap(({ sheet, data }) => {
    const rows = data.map((row) => row.map(cellOf));
    const first = rows.findIndex((row) => row.some((cell) => cell !== null && cell !== ''));
    return first >= 0 && rows.length > first + 1 ? [{ sheet, rows, first }] : [];
  });
  if (filled.length === 0) throw new ImportProblem('nothing-inside', name);
  for (const { sheet, rows, first } of filled) {
    readSheetRows(
      {
        layer: sheet,
        title: filled.length > 1 ? sheet : stemOf(name),
        header: columnNames(rows[first] ?? []),
        rows: rows.slice(first + 1),
        firstRow: first + 2,
        decimalComma: false,
        encoding: null,
        delimiter: null,
      },
      source,
      hooks,
    );
  }
};
