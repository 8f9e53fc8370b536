/** What the geo worker does; `geo.ts` is its client. Features stay in the worker. */
import type { FeatureCollection } from 'geojson';
import type { LayerFilter } from '../domain/filter/model';
import type { ClassMethod } from '../domain/own/model';
import type {
  CellValue,
  FieldSummary,
  TableField,
  TableInfo,
  TableQuery,
  TableRow,
} from '../domain/table/model';

/** Where a table's features come from. A shipped layer is loaded by its id alone. */
export type TableSource =
  | { readonly kind: 'shipped' }
  | {
      readonly kind: 'features';
      readonly features: FeatureCollection;
      /** Left out, they are told from the values. */
      readonly fields?: readonly TableField[];
    };

export type { FieldSummary, TableQuery } from '../domain/table/model';

export interface TileRequest {
  readonly layer: string;
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly filter?: LayerFilter;
}

export interface GeoService {
  /** Reads a table and keeps it under the id, in place of what was there. */
  load(id: string, source: TableSource): Promise<TableInfo>;
  drop(id: string): Promise<void>;
  /** A Mapbox vector tile with the one layer `features`; empty where there is nothing. */
  tile(request: TileRequest): Promise<ArrayBuffer>;
  rows(id: string, query: TableQuery): Promise<{ total: number; rows: TableRow[] }>;
  /** Ids of the features that a filter leaves. */
  ids(id: string, filter: LayerFilter): Promise<string[]>;
  count(id: string, filter: LayerFilter): Promise<number>;
  summary(id: string, field: string, filter?: LayerFilter): Promise<FieldSummary>;
  /** Upper limits between classes, rising; fewer than asked for where values repeat. */
  breaks(id: string, field: string, method: ClassMethod, classes: number): Promise<number[]>;
  /** Whole features, of ids or of a filter; all of them without either. */
  features(
    id: string,
    choice?: { readonly ids?: readonly string[]; readonly filter?: LayerFilter },
  ): Promise<FeatureCollection>;
  /** Changes one cell of an own layer. */
  edit(id: string, featureId: string, field: string, value: CellValue): Promise<TableInfo>;
}
