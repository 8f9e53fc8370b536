/** A picture in longitude and latitude, cut so that its strips fit a tile of Web Mercator. */
import { geographicBox } from './wms';
import { mercatorBox, type TileAt } from './tiles';

export interface Strip {
  /** Upper edge and height in the picture, whose rows are evenly spaced in latitude; pixels. */
  readonly from: number;
  readonly fromHeight: number;
  /** Upper edge in the tile, pixels. */
  readonly to: number;
  readonly toHeight: number;
}

/** Height of a strip in the tile: within it latitude is taken as even, less than 0.1 px off from zoom 2 on. */
const STRIP_PX = 8;

/** @param sizePx of the picture and of the tile */
export function mercatorStrips(tile: TileAt, sizePx: number): Strip[] {
  const box = mercatorBox(tile);
  const [west, , east, north] = box;
  const [, south, , top] = geographicBox(box);
  const rowOf = (pixel: number): number => {
    const y = north - ((north - box[1]) * pixel) / sizePx;
    const [, lat] = geographicBox([west, y, east, y]);
    return ((top - lat) / (top - south)) * sizePx;
  };
  return Array.from({ length: Math.ceil(sizePx / STRIP_PX) }, (_, index): Strip => {
    const to = index * STRIP_PX;
    const end = Math.min(sizePx, to + STRIP_PX);
    const from = rowOf(to);
    return { from, fromHeight: rowOf(end) - from, to, toHeight: end - to };
  });
}
