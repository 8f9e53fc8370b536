/** Rows of texts as features: what CSV and Excel have in common. */
import { wktToGeoJSON } from '@terraformer/wkt';
import type { LayerFacts, LayerSink, ToldCrs } from '../../domain/import/layer';
import { numberOf, tellColumns } from '../../domain/import/coordinate-columns';
import type { CoordinateColumns } from '../../domain/import/model';
import type { ReadHooks, Source } from './reader';

export type TextCell = string | number | boolean | null;

export interface Sheet {
  readonly layer: string;
  readonly title: string;
  /** The first row has the names. */
  readonly header: readonly string[];
  readonly rows: readonly (readonly TextCell[])[];
  /** Row of the file that `rows` begins with, from 1. */
  readonly firstRow: number;
  readonly decimalComma: boolean;
  readonly encoding: LayerFacts['encoding'];
  readonly delimiter: string | null;
}

/** So many rows say which columns have the positions. */
const LOOKED_AT = 500;

const textOf = (cell: TextCell | undefined): string =>
  cell === null || cell === undefined ? '' : String(cell);

/** Names of columns, each once: an empty one is called by its number, a second one gets a number. */
export function columnNames(header: readonly TextCell[]): string[] {
  const taken = new Set<string>();
  return header.map((cell, index) => {
    const base = textOf(cell).trim() || `column ${index + 1}`;
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = `${base} ${number}`;
    taken.add(name);
    return name;
  });
}

/** Gives a sheet's rows to the sink. */
export function readSheetRows(sheet: Sheet, source: Source, hooks: ReadHooks): void {
  const { header, rows, decimalComma } = sheet;
  const texts = rows.slice(0, LOOKED_AT).map((row) => row.map(textOf));
  const told = tellColumns({ columns: header, rows: texts }, decimalComma);
  const chosen = usable(hooks.options.coordinates, header);
  const value = chosen ?? told.value;
  const sink = hooks.begin({
    layer: sheet.layer,
    title: sheet.title,
    format: source.format,
    encoding: sheet.encoding,
    delimiter: sheet.delimiter,
    decimalComma,
    coordinates: { value, columns: header, isSure: chosen !== undefined || told.isSure },
    crs: value.kind === 'wkt' ? sridOf(header, texts, value.column) : null,
  });
  if (!sink) return;
  const place = placeOf(value, header, decimalComma);
  const used = new Set(value.kind === 'wkt' ? [value.column] : []);
  const decimals = decimalComma ? decimalColumns(header, rows) : new Set<string>();
  rows.forEach((row, index) => {
    addRow(sink, sheet, row, sheet.firstRow + index, place, used, decimals);
  });
}

/** Columns of numbers with a comma before the decimals; one word among them and all of it stays text. */
function decimalColumns(
  header: readonly string[],
  rows: readonly (readonly TextCell[])[],
): Set<string> {
  const isNumber = (cell: TextCell): boolean => /^\s*(?:-?\d+(?:,\d+)?)?\s*$/.test(textOf(cell));
  return new Set(header.filter((_, at) => rows.every((row) => isNumber(row[at] ?? null))));
}

/** What a person chose before, when the table still has these columns. */
function usable(
  chosen: CoordinateColumns | undefined,
  header: readonly string[],
): CoordinateColumns | undefined {
  if (!chosen) return undefined;
  const names =
    chosen.kind === 'columns'
      ? [chosen.lng, chosen.lat]
      : chosen.kind === 'wkt'
        ? [chosen.column]
        : [];
  return names.every((name) => header.includes(name)) ? chosen : undefined;
}

type Place = (row: readonly TextCell[]) => { geometry: unknown } | { bad: string };

function placeOf(
  value: CoordinateColumns,
  header: readonly string[],
  decimalComma: boolean,
): Place {
  switch (value.kind) {
    case 'none':
      return () => ({ geometry: null });
    case 'wkt': {
      const at = header.indexOf(value.column);
      return (row) => wktPlace(textOf(row[at]));
    }
    case 'columns': {
      const [lngAt, latAt] = [header.indexOf(value.lng), header.indexOf(value.lat)];
      return (row) => {
        const [x, y] = [textOf(row[lngAt]), textOf(row[latAt])];
        if (x.trim() === '' && y.trim() === '') return { geometry: null };
        const coordinates = [numberOf(x, decimalComma), numberOf(y, decimalComma)];
        if (coordinates.some(Number.isNaN)) return { bad: `${x}, ${y}` };
        return { geometry: { type: 'Point', coordinates } };
      };
    }
  }
}

/** Nested brackets of WKT; its parser keeps a stack. */
const LONGEST_WKT = 30_000_000;

function wktPlace(text: string): ReturnType<Place> {
  const wkt = text.replace(/^\s*SRID=\d+;/i, '').trim();
  if (wkt === '') return { geometry: null };
  if (/\bEMPTY\s*$/i.test(wkt)) return { geometry: null };
  if (wkt.length > LONGEST_WKT) return { bad: wkt.slice(0, 40) };
  try {
    return { geometry: wktToGeoJSON(wkt) };
  } catch {
    // Its parser throws plain errors that say no more than that it is no WKT.
    return { bad: wkt };
  }
}

function sridOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  column: string,
): ToldCrs | null {
  const at = header.indexOf(column);
  const srid = rows.flatMap((row) => /^\s*SRID=(\d+);/i.exec(row[at] ?? '')?.[1] ?? [])[0];
  return srid === undefined ? null : { from: 'file', said: [`EPSG:${srid}`] };
}

function addRow(
  sink: LayerSink,
  { header }: Sheet,
  row: readonly TextCell[],
  number: number,
  place: Place,
  left: ReadonlySet<string>,
  decimals: ReadonlySet<string>,
): void {
  const where = place(row);
  if ('bad' in where) {
    const reason = left.size > 0 ? 'bad-geometry' : 'not-a-number';
    sink.remark({ row: number, reason, taken: false, detail: where.bad.slice(0, 60) });
    return;
  }
  // Without a prototype, a column called __proto__ is a key like others, which the sink leaves out.
  const properties = Object.create(null) as Record<string, TextCell>;
  header.forEach((name, index) => {
    const cell = row[index] ?? null;
    if (left.has(name)) return;
    properties[name] = decimals.has(name) ? textOf(cell).trim().replace(',', '.') : cell;
  });
  sink.add(number, where.geometry, properties);
}
