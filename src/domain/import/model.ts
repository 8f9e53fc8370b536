/** What is read from a person's file before it becomes a layer, and what they may decide about it. */
import type { FeatureCollection } from 'geojson';
import type { Datum } from '../datum';
import type { LngLat } from '../site';
import type { TableInfo, TableRow } from '../table/model';

export const IMPORT_FORMATS = [
  'geojson',
  'geojson-sequence',
  'topojson',
  'kml',
  'gpx',
  'delimited',
  'xlsx',
  'shapefile',
  'flatgeobuf',
  'geopackage',
  'geoparquet',
] as const;
/** `delimited` is CSV and TSV; a KMZ is KML; zipped files are what is in them. */
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'shift_jis',
  'euc-kr',
  'windows-1251',
] as const;
/** Labels of the WHATWG Encoding Standard, as TextDecoder takes them. */
export type Encoding = (typeof ENCODINGS)[number];

/** Where the rows of a text table say they are. */
export type CoordinateColumns =
  | { readonly kind: 'columns'; readonly lng: string; readonly lat: string }
  | { readonly kind: 'wkt'; readonly column: string }
  /** A table without a place. */
  | { readonly kind: 'none' };

/** What a person chose in place of what was told from the file. */
export interface ImportOptions {
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  readonly decimalComma?: boolean;
  readonly coordinates?: CoordinateColumns;
  /** `EPSG:<number>`. */
  readonly crs?: string;
  readonly datum?: Datum;
  /** The first number of each position is the latitude. */
  readonly swapAxes?: boolean;
}

export const SKIP_REASONS = [
  'no-geometry',
  'bad-geometry',
  'not-a-number',
  'out-of-range',
  'unclosed-ring',
  'too-deep',
  'bad-row',
  'bad-key',
  'unsupported',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** A row that was not taken, or was mended on the way. */
export interface ImportRemark {
  /** As the file counts its rows or features, from 1. */
  readonly row: number;
  readonly reason: SkipReason;
  /** True when the row was taken after something was put right: a ring closed, a key left out. */
  readonly taken: boolean;
  /** Words of the file that show it, as plain text, short. */
  readonly detail?: string;
}

/** How far data lies from where the atlas has the same things. */
export interface DatumHint {
  readonly datum: Datum;
  /** How many positions spoke for it, of how many that were near to something known. */
  readonly matches: number;
  readonly compared: number;
}

/** One layer of a file as it would become one of the atlas. */
export interface ImportDraft {
  /** By this the worker knows it. */
  readonly key: string;
  readonly title: string;
  readonly format: ImportFormat;
  readonly fileName: string;
  readonly sizeBytes: number;
  /** In WGS 84, with the options that hold. */
  readonly table: TableInfo;
  /** The first rows. */
  readonly preview: readonly TableRow[];
  /** Some of the features, spread over the file, in WGS 84 as if the datum were that; for a preview of both. */
  readonly sample: FeatureCollection;
  /** Null where the format fixes it. */
  readonly encoding: {
    readonly value: Encoding;
    /** False when a person should look: other encodings would give readable text too. */
    readonly isSure: boolean;
  } | null;
  readonly delimiter: string | null;
  readonly decimalComma: boolean | null;
  readonly coordinates: {
    readonly value: CoordinateColumns;
    readonly columns: readonly string[];
    readonly isSure: boolean;
  } | null;
  readonly crs: {
    readonly code: string;
    readonly name: string;
    readonly from: 'file' | 'format' | 'told' | 'chosen';
    /** False when the file says nothing and the values fit several. */
    readonly isSure: boolean;
  };
  readonly datum: {
    readonly value: Datum;
    /** A Chinese source is likely: ask. */
    readonly isAsked: boolean;
    readonly hint: DatumHint | null;
  };
  readonly axes: {
    readonly swapped: boolean;
    /** The other order would lie near to the atlas, this one does not. */
    readonly isSuspicious: boolean;
  };
  readonly remarks: {
    readonly skipped: number;
    readonly mended: number;
    /** The first of them. */
    readonly list: readonly ImportRemark[];
  };
}

export const IMPORT_PROBLEMS = [
  'empty',
  'unknown-format',
  'broken',
  'truncated',
  'too-large',
  'zip-bomb',
  'zip-path',
  'xml-entities',
  'nothing-inside',
  'missing-part',
  'unknown-crs',
  'no-coordinates',
  'encrypted',
  'out-of-memory',
] as const;
export type ImportProblemCode = (typeof IMPORT_PROBLEMS)[number];

/** Why a file cannot be read; the interface has the words. */
export class ImportProblem extends Error {
  constructor(
    readonly code: ImportProblemCode,
    readonly fileName: string,
    /** What the words need: a missing part's name, a row, a limit in bytes. Plain text of the file at most. */
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${fileName}: ${code}`);
    this.name = 'ImportProblem';
  }
}

/** Positions of the atlas's own that data are held against: stations, vertices of coast and roads. */
export interface ReferencePositions {
  readonly positions: readonly LngLat[];
}
