import type { LayerFilter } from '../domain/filter/model';
import type { LayerStyle } from '../domain/own/model';
import type { Bounds } from '../domain/site';

/** How the points of a painted tile look. */
export type PaintStyle = Pick<LayerStyle, 'coloring' | 'radiusPx' | 'sizeBy'> & {
  /** `#rrggbb` */
  readonly strokeColor: string;
  readonly strokeWidthPx: number;
};

/** A tile whose points are painted. */
export interface PaintRequest {
  readonly layer: string;
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly filter?: LayerFilter;
  readonly style: PaintStyle;
  /** Pixels of the picture a CSS pixel of the style, where the tile is 512 CSS pixels wide. */
  readonly pixelRatio: number;
  /** How much larger than that the tile is shown: circles are painted so much smaller. */
  readonly scale: number;
}

/** What is near to a point that was pressed. */
export interface NearRequest {
  readonly layer: string;
  readonly bounds: Bounds;
  readonly filter?: LayerFilter;
}
