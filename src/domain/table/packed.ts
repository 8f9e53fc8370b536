/** A table as it crosses from one worker to another and lies on the device: typed arrays where they serve. */
import type { Geometry, Point } from 'geojson';
import type { TableField } from './model';

/** Numbers with NaN for none; each text once with a code a row; or texts as they come. */
export type PackedColumn =
  | { readonly numbers: Float64Array }
  | { readonly categories: (string | null)[]; readonly codes: Uint32Array }
  | { readonly texts: (string | null)[] };

/** Where the rows are: single points as numbers, all else as GeoJSON has it. */
export type PackedGeometries =
  | {
      /** Longitude and latitude of each row; NaN of rows that are nowhere. */
      readonly lngLats: Float64Array;
      /** Heights in metres, NaN of rows without one; null when none has one. */
      readonly heights: Float64Array | null;
    }
  | { readonly geometries: readonly (Geometry | null)[] };

export interface PackedTable {
  readonly length: number;
  readonly fields: readonly TableField[];
  /** In the order of the fields. */
  readonly columns: readonly PackedColumn[];
  /** Null when the rows are counted: f1, f2 … */
  readonly ids: readonly string[] | null;
  readonly geometries: PackedGeometries;
}

/** What may be handed over to another worker without a copy. */
export const buffersOf = ({ columns, geometries }: PackedTable): ArrayBuffer[] =>
  [
    ...columns.flatMap((column) =>
      'numbers' in column ? column.numbers : 'codes' in column ? column.codes : [],
    ),
    ...('lngLats' in geometries ? [geometries.lngLats, geometries.heights ?? []].flat() : []),
  ].map(({ buffer }) => buffer as ArrayBuffer);

/** The point of a row; null when it is nowhere. */
export function pointAt(
  lngLats: Float64Array,
  heights: Float64Array | null,
  row: number,
): Point | null {
  const [lng = NaN, lat = NaN] = [lngLats[row * 2], lngLats[row * 2 + 1]];
  if (Number.isNaN(lng) || Number.isNaN(lat)) return null;
  const height = heights?.[row] ?? NaN;
  return { type: 'Point', coordinates: Number.isNaN(height) ? [lng, lat] : [lng, lat, height] };
}
