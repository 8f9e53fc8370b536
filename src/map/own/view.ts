import type { FeatureCollection } from 'geojson';
import type { LayerFilter } from '../../domain/filter/model';
import type { LayerStyle } from '../../domain/own/model';
import type { Bounds } from '../../domain/site';
import type { GeometryKind } from '../../domain/table/model';

/** What the map is shown of one of a person's own layers. */
export interface OwnLayerView {
  readonly id: string;
  readonly version: number;
  readonly shown: boolean;
  /** 0 to 1. */
  readonly opacity: number;
  readonly style: LayerStyle;
  readonly geometryKinds: readonly GeometryKind[];
  /** Below this zoom its points are painted all at once; 0 for never. */
  readonly crowdedBelowZoom: number;
  readonly filter: LayerFilter | null;
  /** Lies below the areas and lines of the atlas. */
  readonly isUnder: boolean;
}

/** One tile of an own layer, as the map asks for it. */
export interface OwnTileRequest {
  readonly layer: string;
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly filter?: LayerFilter;
  readonly fields: readonly string[];
  readonly clusterRadiusPx?: number;
}

/** A tile of an own layer as a picture of all its points. */
export interface OwnPaintRequest {
  readonly layer: string;
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly filter?: LayerFilter;
  readonly style: Pick<LayerStyle, 'coloring' | 'radiusPx' | 'sizeBy'> & {
    readonly strokeColor: string;
    readonly strokeWidthPx: number;
  };
  readonly pixelRatio: number;
  /** How much larger the tile is shown than its 512 CSS pixels. */
  readonly scale: number;
}

/** Who knows the features of own layers. */
export interface OwnSupply {
  tile(request: OwnTileRequest): Promise<ArrayBuffer>;
  painted(request: OwnPaintRequest): Promise<ImageBitmap>;
  /** Ids of features with a point in the bounds, the topmost first. */
  near(request: {
    readonly layer: string;
    readonly bounds: Bounds;
    readonly filter?: LayerFilter;
  }): Promise<string[]>;
  /** Whole features by their ids. */
  features(layer: string, ids: readonly string[]): Promise<FeatureCollection>;
}

/** Features of own layers that stand out, each as layer and id. */
export interface OwnMarks {
  readonly selected: { readonly layer: string; readonly id: string } | null;
  /** Chosen in a table. */
  readonly chosen: { readonly layer: string; readonly ids: ReadonlySet<string> } | null;
}
