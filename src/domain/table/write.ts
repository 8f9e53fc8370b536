/** A table as text: CSV by RFC 4180, tab-separated for the clipboard, GeoJSON by RFC 7946. */
import type { Feature } from 'geojson';
import type { CellValue, TableExport } from './model';
import type { Table } from './table';

/** Tells a spreadsheet that the text is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';
/**
 * Spreadsheets take a text that begins so for a formula, which may run commands.
 * Source: OWASP, "CSV Injection".
 */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

const safe = (value: CellValue): string =>
  typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value ?? '');

/** A field of CSV; texts that could be taken for formulas get an apostrophe, numbers stay numbers. */
export function csvField(value: CellValue): string {
  const text = safe(value);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A field between tabs, which knows no way to say a tab or a new line. */
export const tsvField = (value: CellValue): string => safe(value).replace(/[\t\r\n]+/g, ' ');

/** Rows that are asked for: of the filter and the ids, all without either. */
export function rowsOf(
  table: Table,
  passing: Uint8Array,
  ids: readonly string[] | undefined,
): number[] {
  const chosen = ids && new Set(ids);
  const rows: number[] = [];
  for (let row = 0; row < table.length; row += 1) {
    if (passing[row] === 1 && (!chosen || chosen.has(table.idAt(row)))) rows.push(row);
  }
  return rows;
}

/** @param passing 1 for each row that the filter leaves */
export function writeTable(table: Table, request: TableExport, passing: Uint8Array): string {
  const rows = rowsOf(table, passing, request.ids);
  if (request.format === 'geojson') {
    const features = rows.map((row) => JSON.stringify(table.feature(row) satisfies Feature));
    return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`;
  }
  const columns = request.columns.map(({ field }) => table.columnsOf(field)[0] ?? null);
  const [field, separator, end, start] =
    request.format === 'csv'
      ? [csvField, ',', '\r\n', BYTE_ORDER_MARK]
      : [tsvField, '\t', '\n', ''];
  const head = ['id', ...request.columns.map(({ heading }) => heading)].map(field).join(separator);
  const lines = rows.map((row) =>
    [table.idAt(row), ...columns.map((column) => column?.get(row) ?? null)]
      .map(field)
      .join(separator),
  );
  return start + [head, ...lines].map((line) => line + end).join('');
}
