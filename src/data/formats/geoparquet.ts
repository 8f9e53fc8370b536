/** GeoParquet 1.0 and 1.1 (WKB), row group by row group. */
import { decompress as inflateZstd } from 'fzstd';
import {
  parquetMetadataAsync,
  parquetReadObjects,
  type Compressors,
  type FileMetaData,
} from 'hyparquet';
import { decompressBrotli } from 'hyparquet-compressors/src/brotli.js';
import { gunzip } from 'hyparquet-compressors/src/gzip.js';
import { decompressLz4, decompressLz4Raw } from 'hyparquet-compressors/src/lz4.js';
import { wkbToGeojson } from 'hyparquet/src/wkb.js';
import type { LayerSink, ToldCrs } from '../../domain/import/layer';
import { ImportProblem } from '../../domain/import/model';
import { FIXED, isRecord, stemOf, type Reader } from './reader';

const FOOTER_BYTES = 8;
/** One page that unpacks to more is no table but a bomb. */
const MOST_PAGE_BYTES = 256 * 1024 * 1024;
const MOST_ROWS = 20_000_000;
const MOST_COLUMNS = 2000;

/** Lengths are claims: a page is unpacked only when its claim is one that a page may make. */
function guarded(unpack: (input: Uint8Array, length: number) => Uint8Array, name: string) {
  return (input: Uint8Array, length: number): Uint8Array => {
    if (!(length >= 0 && length <= MOST_PAGE_BYTES)) {
      throw new ImportProblem('too-large', name, { bytes: MOST_PAGE_BYTES });
    }
    return unpack(input, length);
  };
}

/** Snappy is built into hyparquet; that of hyparquet-compressors is WebAssembly, which the policy refuses. */
const compressorsFor = (name: string): Compressors => ({
  GZIP: guarded((input, length) => gunzip(input, new Uint8Array(length)), name),
  BROTLI: guarded(decompressBrotli, name),
  ZSTD: guarded((input, length) => inflateZstd(input, new Uint8Array(length)), name),
  LZ4: guarded(decompressLz4, name),
  LZ4_RAW: guarded(decompressLz4Raw, name),
});

interface GeoColumn {
  readonly column: string;
  readonly crs: ToldCrs | null;
}

/** The `geo` metadata of the specification; without it a column of well-known binary by its usual names. */
function geoColumn(metadata: FileMetaData): GeoColumn | null {
  const text = metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value;
  const geo = text === undefined ? null : (JSON.parse(text) as unknown);
  if (isRecord(geo) && isRecord(geo['columns'])) {
    const column = String(geo['primary_column']);
    const facts = geo['columns'][column];
    const crs = isRecord(facts) ? facts['crs'] : undefined;
    // Left out, it is OGC:CRS84; null is an unknown one.
    if (crs === undefined) return { column, crs: { from: 'format', said: ['OGC:CRS84'] } };
    return { column, crs: isRecord(crs) ? { from: 'file', said: sayings(crs) } : null };
  }
  const names = metadata.schema.map(({ name }) => name);
  const column = ['geometry', 'geom', 'wkb_geometry'].find((name) => names.includes(name));
  return column === undefined ? null : { column, crs: null };
}

function sayings(crs: Record<string, unknown>): ToldCrs['said'] {
  const { id } = crs;
  if (!isRecord(id)) return [crs];
  return [`${String(id['authority'])}:${String(id['code'])}`, crs];
}

/** Texts, numbers and days; bytes are left out. */
function cellOf(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  if (value instanceof Date) {
    const text = Number.isNaN(value.getTime()) ? null : value.toISOString();
    return text?.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
  }
  if (value instanceof Uint8Array) return null;
  if (Array.isArray(value)) return value.map(cellOf);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cellOf(one)]));
}

/** WKB, or the structs of GeoParquet 1.1 for points; anything else says that it is bad. */
function geometryOf(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) {
    return wkbToGeojson({
      view: new DataView(value.buffer, value.byteOffset, value.length),
      offset: 0,
    });
  }
  if (isRecord(value) && typeof value['x'] === 'number' && typeof value['y'] === 'number') {
    return { type: 'Point', coordinates: [value['x'], value['y']] };
  }
  throw new RangeError('unsupported encoding');
}

async function readMetadata(blob: Blob, name: string): Promise<FileMetaData> {
  const end = new DataView(await blob.slice(-FOOTER_BYTES).arrayBuffer());
  const isWhole = end.byteLength === FOOTER_BYTES && end.getUint32(4) === 0x50415231;
  const footer = isWhole ? end.getUint32(0, true) : Infinity;
  if (footer + FOOTER_BYTES > blob.size) throw new ImportProblem('truncated', name, { rows: 0 });
  const metadata = await parquetMetadataAsync(fileOf(blob), { geoparquet: false });
  const rows = Number(metadata.num_rows);
  if (!(rows <= MOST_ROWS)) throw new ImportProblem('too-large', name, { rows: MOST_ROWS });
  const sum = metadata.row_groups.reduce((all, group) => all + Number(group.num_rows), 0);
  const packed = metadata.row_groups
    .flatMap(({ columns }) => columns)
    .reduce((all, { meta_data }) => all + Number(meta_data?.total_compressed_size ?? 0), 0);
  if (rows < 0 || sum !== rows || !(packed >= 0 && packed <= blob.size)) {
    throw new ImportProblem('broken', name, { rows: 0 });
  }
  if (metadata.schema.length > MOST_COLUMNS) {
    throw new ImportProblem('too-large', name, { fields: MOST_COLUMNS });
  }
  return metadata;
}

const fileOf = (blob: Blob) => ({
  byteLength: blob.size,
  slice: (from: number, to?: number) => blob.slice(from, to).arrayBuffer(),
});

export const readGeoParquet: Reader = async (source, hooks) => {
  const { name, blob } = source;
  const metadata = await readMetadata(blob, name);
  const geo = geoColumn(metadata);
  if (!geo) throw new ImportProblem('no-coordinates', name);
  const { column, crs } = geo;
  const sink = hooks.begin({ ...FIXED, layer: '', title: stemOf(name), format: 'geoparquet', crs });
  if (!sink) return;
  const compressors = compressorsFor(name);
  let row = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = row + Number(group.num_rows);
    const rows = await parquetReadObjects({
      file: fileOf(blob),
      metadata,
      compressors,
      rowStart: row,
      rowEnd,
      geoparquet: false,
      utf8: false,
    });
    for (const cells of rows) addRow(sink, (row += 1), cells, column);
    hooks.told((blob.size * row) / Math.max(1, Number(metadata.num_rows)));
  }
};

function addRow(
  sink: LayerSink,
  row: number,
  cells: Record<string, unknown>,
  column: string,
): void {
  let geometry: unknown;
  try {
    geometry = geometryOf(cells[column]);
  } catch {
    // The decoder runs past the end of what is broken.
    sink.remark({ row, reason: 'bad-geometry', taken: false });
    return;
  }
  const kept = Object.entries(cells).filter(([key]) => key !== column);
  sink.add(row, geometry, Object.fromEntries(kept.map(([key, value]) => [key, cellOf(value)])));
}
