/** GeoPackage: all feature tables of an SQLite database. Source: OGC 12-128r18. */
import { wkbToGeojson } from 'hyparquet/src/wkb.js';
import initSqlJs from 'sql.js/dist/sql-asm-memory-growth.js';
import type { Database, SqlJsStatic, SqlValue } from 'sql.js';
import type { LayerSink, ToldCrs } from '../../domain/import/layer';
import { ImportProblem } from '../../domain/import/model';
import { bytesOf, FIXED, stemOf, type Reader } from './reader';

/** SQLite holds the file in memory, once more than the bytes. */
const MOST_BYTES = 256 * 1024 * 1024;
const HEADER_BYTES = 100;
/** Bytes of the envelope by its code in the flags (clause 2.1.3.1.1). */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64];
const EMPTY = 0b0001_0000;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A file that is cut off is said so, rather than that one of its pages is malformed. */
function checkFile(bytes: Uint8Array, name: string): void {
  if (bytes.length < HEADER_BYTES) throw new ImportProblem('truncated', name, { rows: 0 });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const said = view.getUint16(16);
  const pageBytes = said === 1 ? 65_536 : said;
  if (view.getUint32(28) * pageBytes > bytes.length) {
    throw new ImportProblem('truncated', name, { rows: 0 });
  }
  // Write-ahead logs are files of their own that nobody brings along (sqlite.org/fileformat2 1.3.3).
  if (bytes[18] === 2) bytes[18] = 1;
  if (bytes[19] === 2) bytes[19] = 1;
}

interface FeatureTable {
  readonly table: string;
  readonly column: string;
  readonly title: string;
  readonly crs: ToldCrs | null;
}

function* rowsOf(database: Database, sql: string): Generator<Record<string, SqlValue>> {
  const statement = database.prepare(sql);
  try {
    while (statement.step()) yield statement.getAsObject();
  } finally {
    statement.free();
  }
}

const textOf = (value: SqlValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function tablesOf(database: Database): FeatureTable[] {
  const sql = `SELECT g.table_name AS t, g.column_name AS c, g.srs_id AS srs, k.identifier AS title,
      s.organization AS org, s.organization_coordsys_id AS number, s.definition AS definition
    FROM gpkg_geometry_columns g
    LEFT JOIN gpkg_contents k ON k.table_name = g.table_name
    LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id`;
  return [...rowsOf(database, sql)].map((row) => {
    const [table, definition] = [textOf(row['t']), textOf(row['definition'])];
    // 0 and -1 are undefined systems, of degrees and of a plane (clause 1.1.2.1.2).
    const isTold = Number(row['srs']) > 0;
    const number = `${textOf(row['org'])}:${textOf(row['number'])}`;
    return {
      table,
      column: textOf(row['c']),
      title: textOf(row['title']) || table,
      crs: isTold ? { from: 'file', said: definition ? [number, definition] : [number] } : null,
    };
  });
}

/** The well-known binary behind the header of a geometry; null for an empty one. */
function geometryOf(value: SqlValue): unknown {
  if (value === null) return null;
  if (!(value instanceof Uint8Array) || value[0] !== 0x47 || value[1] !== 0x50) {
    throw new RangeError('no GeoPackage geometry');
  }
  const flags = value[3] ?? 0;
  if ((flags & EMPTY) !== 0) return null;
  const offset = 8 + (ENVELOPE_BYTES[(flags >> 1) & 7] ?? 0);
  return wkbToGeojson({ view: new DataView(value.buffer, value.byteOffset, value.length), offset });
}

/**
 * SQLite as plain script: its WebAssembly would need a policy that allows that. It speaks of this on the
 * console, where it is of no use to a person.
 */
async function startSqlite(): Promise<SqlJsStatic> {
  const log = globalThis.console;
  const { warn } = log;
  log.warn = () => undefined;
  try {
    return await initSqlJs();
  } finally {
    log.warn = warn;
  }
}

export const readGeoPackage: Reader = async (source, hooks) => {
  const { name } = source;
  const bytes = await bytesOf(source, MOST_BYTES);
  checkFile(bytes, name);
  const sql = await startSqlite();
  const database = new sql.Database(bytes);
  try {
    hooks.told(bytes.length / 2);
    const known = [
      ...rowsOf(database, "SELECT name FROM sqlite_master WHERE name = 'gpkg_geometry_columns'"),
    ];
    if (known.length === 0) throw new ImportProblem('nothing-inside', name);
    const tables = tablesOf(database);
    if (tables.length === 0) throw new ImportProblem('nothing-inside', name);
    for (const one of tables) {
      const title = tables.length > 1 ? one.title : stemOf(name);
      const { crs, table } = one;
      const sink = hooks.begin({ ...FIXED, layer: table, title, format: 'geopackage', crs });
      if (sink) readTable(database, one, sink);
    }
  } finally {
    database.close();
  }
};

function readTable(database: Database, { table, column }: FeatureTable, sink: LayerSink): void {
  const keys = [...rowsOf(database, `PRAGMA table_info(${quoted(table)})`)]
    .filter((row) => row['pk'] === 1)
    .map((row) => textOf(row['name']));
  let row = 0;
  for (const cells of rowsOf(database, `SELECT * FROM ${quoted(table)}`)) {
    row += 1;
    const id = keys.length === 1 ? cells[keys[0]!] : undefined;
    const kept = Object.entries(cells).filter(
      ([key, value]) => key !== column && !keys.includes(key) && !(value instanceof Uint8Array),
    );
    let geometry: unknown;
    try {
      geometry = geometryOf(cells[column] ?? null);
    } catch {
      // The decoder runs past the end of what is broken.
      sink.remark({ row, reason: 'bad-geometry', taken: false });
      continue;
    }
    const isId = typeof id === 'number' || typeof id === 'string';
    sink.add(row, geometry, Object.fromEntries(kept), isId ? id : undefined);
  }
}
