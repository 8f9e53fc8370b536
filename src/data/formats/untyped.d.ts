/** Packages without types of their own; only what is used of them. */
declare module '@terraformer/wkt' {
  import type { Geometry } from 'geojson';
  /** @throws Error when it is no WKT */
  export function wktToGeoJSON(wkt: string): Geometry;
}
declare module 'shpjs' {
  import type { Geometry } from 'geojson';
  /** The shapes of a .shp; null for an empty one. @throws Error of many kinds */
  export function parseShp(shp: DataView): (Geometry | null)[];
  /** The rows of a .dbf. */
  export function parseDbf(dbf: Uint8Array, encoding?: string): Record<string, unknown>[];
}
declare module 'sql.js/dist/sql-asm-memory-growth.js' {
  import type { InitSqlJsStatic } from 'sql.js';
  const initSqlJs: InitSqlJsStatic;
  export default initSqlJs;
}
declare module 'hyparquet-compressors/src/brotli.js' {
  export function decompressBrotli(input: Uint8Array, length: number): Uint8Array;
}
declare module 'hyparquet-compressors/src/gzip.js' {
  export function gunzip(input: Uint8Array, output: Uint8Array): Uint8Array;
}
declare module 'hyparquet-compressors/src/lz4.js' {
  export function decompressLz4(input: Uint8Array, length: number): Uint8Array;
  export function decompressLz4Raw(input: Uint8Array, length: number): Uint8Array;
}
