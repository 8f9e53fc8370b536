/** What the geo worker does; `geo.ts` is its client. Features stay in the worker. */
import type { FeatureCollection } from 'geojson';
import type { LayerFilter } from '../domain/filter/model';
import type { ExportService } from './export-service';
import type { NearRequest, PaintRequest } from './paint-service';
import type { ProjectService } from './project-service';
import type { ClassMethod } from '../domain/own/model';
import type { Bounds } from '../domain/site';
import type { PackedTable } from '../domain/table/packed';
import type {
  CellValue,
  FieldSummary,
  TableExport,
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
      /** A feature without a geometry is a row and nothing on the map. */
      readonly features: FeatureCollection;
      /** Left out, they are told from the values. */
      readonly fields?: readonly TableField[];
    }
  /** Built by another worker, row by row. */
  | { readonly kind: 'packed'; readonly packed: PackedTable };

export type { FieldSummary, TableQuery } from '../domain/table/model';

export interface TileRequest {
  readonly layer: string;
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly filter?: LayerFilter;
  /** Fields that the features carry besides their `id`. */
  readonly fields: readonly string[];
  /** Points nearer to each other than this are gathered, in pixels; none are without it. */
  readonly clusterRadiusPx?: number;
}

export interface ClusterRequest {
  readonly layer: string;
  /** The `cluster_id` of the tile's feature. */
  readonly cluster: number;
  readonly filter?: LayerFilter;
  readonly clusterRadiusPx: number;
}

export interface ClusterContent {
  readonly bounds: Bounds;
  readonly ids: readonly string[];
}

export interface GeoService extends ProjectService, ExportService {
  /** Reads a table and keeps it under the id, in place of what was there; a shipped one is read once. */
  load(id: string, source: TableSource): Promise<TableInfo>;
  drop(id: string): Promise<void>;
  /** What is known of a table that was loaded. */
  info(id: string): Promise<TableInfo>;
  /** A Mapbox vector tile with the one layer `features`; empty where there is nothing. */
  tile(request: TileRequest): Promise<ArrayBuffer>;
  /** A tile as a picture with every point of the layer in it. */
  painted(request: PaintRequest): Promise<ImageBitmap>;
  /** Ids of features with a point in the bounds, the topmost first, at most 50. */
  near(request: NearRequest): Promise<string[]>;
  /** What a cluster of a tile holds: its bounds and the ids of the first so many of its features. */
  cluster(request: ClusterRequest): Promise<ClusterContent>;
  rows(id: string, query: TableQuery): Promise<{ total: number; rows: TableRow[] }>;
  /** Where a feature stands among the rows of a query, from 0; null when it is none of them. */
  indexOf(
    id: string,
    featureId: string,
    query: Omit<TableQuery, 'offset' | 'limit'>,
  ): Promise<number | null>;
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
  /** The rows of a filter and of ids, all without either, as text. */
  write(id: string, request: TableExport): Promise<string>;
  /** Changes one cell of an own layer. */
  edit(id: string, featureId: string, field: string, value: CellValue): Promise<TableInfo>;
  /** Answers another worker at the other end of the port as it answers the page. */
  connect(port: MessagePort): Promise<void>;
}
