import type { LayerFilter } from '../../domain/filter/model';
import type { LayerStyle } from '../../domain/own/model';
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

/** Features of own layers that stand out, each as layer and id. */
export interface OwnMarks {
  readonly selected: { readonly layer: string; readonly id: string } | null;
  /** Chosen in a table. */
  readonly chosen: { readonly layer: string; readonly ids: ReadonlySet<string> } | null;
}
