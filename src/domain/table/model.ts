/** A layer as a table: one row a feature, one column a field. The rows live in the worker. */
import type { FeatureCollection } from 'geojson';
import type { LayerFilter } from '../filter/model';
import type { Bounds, Lang, Localized, Unit } from '../site';

export const FIELD_TYPES = ['text', 'category', 'number', 'date', 'boolean'] as const;
/** A `category` is a text that takes few values; a `date` is ISO 8601, whole or cut to month or year. */
export type FieldType = (typeof FIELD_TYPES)[number];

export interface TableField {
  /** Key of the feature's properties. */
  readonly name: string;
  /** Absent in a person's own data: the name is what they called it. */
  readonly title?: Localized;
  readonly type: FieldType;
  readonly unit?: Unit;
  /** The values are codes of the atlas (`operating`, `locality`) whose words the interface has. */
  readonly codes?: 'status' | 'kind' | 'precision' | 'theme';
}

export const GEOMETRY_KINDS = ['point', 'line', 'polygon'] as const;
export type GeometryKind = (typeof GEOMETRY_KINDS)[number];

/** What is known of a table without its rows. */
export interface TableInfo {
  readonly fields: readonly TableField[];
  readonly featureCount: number;
  /** Null when no feature has a geometry. */
  readonly bounds: Bounds | null;
  readonly geometryKinds: readonly GeometryKind[];
  /** Below this zoom its points are painted all at once instead of drawn one by one; left out, never. */
  readonly crowdedBelowZoom?: number;
}

/** A shipped layer as the build writes it. A feature without a place has no geometry. */
export interface LayerTable {
  readonly fields: readonly TableField[];
  readonly features: FeatureCollection;
}

export type CellValue = string | number | boolean | null;

/** A feature's id is a word that stays: the one in the data, or one given when it was read. */
export interface TableRow {
  readonly id: string;
  /** In the order of the fields that were asked for. */
  readonly cells: readonly CellValue[];
}

export interface TableQuery {
  readonly filter?: LayerFilter;
  /** Rows of these ids only. */
  readonly ids?: readonly string[];
  /** Words that all stand in the row, each in any cell that was asked for. */
  readonly find?: string;
  readonly sort?: { readonly field: string; readonly descending: boolean };
  /** Fields of the cells, in this order. */
  readonly fields: readonly string[];
  readonly offset: number;
  readonly limit: number;
  /** In whose order texts are sorted; without one as the device has it. */
  readonly lang?: Lang;
}

export interface FieldSummary {
  readonly count: number;
  readonly missing: number;
  /** Numbers and only those: null for other types. */
  readonly numbers: {
    readonly min: number;
    readonly max: number;
    readonly sum: number;
    readonly mean: number;
    readonly median: number;
    /** Equal bins from min to max. */
    readonly histogram: readonly number[];
  } | null;
  /** First and last day (ISO 8601) that dates touch; null for other types. */
  readonly dates: { readonly from: string; readonly to: string } | null;
  /** The most frequent values with their counts, most frequent first; the empty text is a missing value. */
  readonly categories: readonly { readonly value: string; readonly count: number }[];
  /** True when there are more values than were listed. */
  readonly moreCategories: boolean;
}

export const TEXT_FORMATS = ['csv', 'tsv', 'geojson'] as const;
/** What a table is written as: for spreadsheets, for the clipboard, for maps. */
export type TextFormat = (typeof TEXT_FORMATS)[number];

export interface TableExport {
  readonly format: TextFormat;
  readonly filter?: LayerFilter;
  readonly ids?: readonly string[];
  /** Columns of csv and tsv, with what is written above them; GeoJSON has all fields. */
  readonly columns: readonly { readonly field: string; readonly heading: string }[];
}
