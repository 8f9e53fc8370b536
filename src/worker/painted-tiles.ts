/** Tiles in which all points of a layer are painted, each as its row looks. */
import { TILE_PX } from '../domain/mercator';
import { canvasOf, stampAt, stampOf, straightPixels, type Stamp } from '../domain/own/painting';
import { rowColors, rowRadius } from '../domain/own/row-style';
import type { Table } from '../domain/table/table';
import type { PaintRequest } from './paint-service';
import type { PointTiles } from './point-tiles';

/** Pixels of a picture: red, green, blue, alpha. */
export interface PaintedTile {
  readonly side: number;
  readonly bytes: Uint8ClampedArray<ArrayBuffer>;
}

/** Circles of radii nearer to each other than this share of a pixel look alike. */
const RADIUS_STEPS = 4;

/** @param passing 1 for each row that is drawn; null for all */
export function paintPoints(
  table: Table,
  points: PointTiles,
  passing: Uint8Array | null,
  { z, x, y, style, pixelRatio, scale }: PaintRequest,
): PaintedTile {
  const side = Math.round(TILE_PX * pixelRatio);
  const canvas = canvasOf(side);
  const { coloring, sizeBy } = style;
  const columnOf = (field: string | undefined) =>
    field === undefined ? null : table.columnOf(field);
  const { colors, indexOf } = rowColors(
    coloring,
    columnOf('field' in coloring ? coloring.field : undefined),
  );
  const radiusOf = rowRadius(style, columnOf(sizeBy?.field));
  const pixelsOf = (cssPx: number): number => (cssPx * pixelRatio) / scale;

  const stamps = new Map<number, Stamp>();
  const stampFor = (row: number): Stamp => {
    const radius = Math.round(pixelsOf(radiusOf(row)) * RADIUS_STEPS);
    const key = radius * colors.length + indexOf(row);
    const known = stamps.get(key);
    if (known) return known;
    const stamp = stampOf(
      {
        color: colors[indexOf(row)]!,
        radiusPx: radius / RADIUS_STEPS,
        strokeColor: style.strokeColor,
        strokeWidthPx: pixelsOf(style.strokeWidthPx),
      },
      side,
    );
    stamps.set(key, stamp);
    return stamp;
  };

  const largest = pixelsOf(
    Math.max(style.radiusPx, sizeBy?.maxRadiusPx ?? 0) + style.strokeWidthPx,
  );
  const reach = Math.ceil(largest) + 1;
  const found = points.inTile(z, x, y, reach / side);
  const wide = side + 2 * reach;
  const spotOf = (point: number): number => {
    const px = Math.round((points.xy[point * 2]! * 2 ** z - x) * side - 0.5);
    const py = Math.round((points.xy[point * 2 + 1]! * 2 ** z - y) * side - 0.5);
    return (py + reach) * wide + px + reach;
  };
  const spots = Uint32Array.from(found, spotOf);
  // Where one style is for all, of points in one pixel the topmost hides the others.
  const isOne = colors.length === 1 && !sizeBy;
  const topmost = isOne ? new Uint32Array(wide * wide) : null;
  if (topmost) {
    found.forEach((point, at) => {
      if (!passing || passing[points.owner[point]!] === 1) topmost[spots[at]!] = point + 1;
    });
  }
  found.forEach((point, at) => {
    const row = points.owner[point]!;
    const spot = spots[at]!;
    if (topmost ? topmost[spot] !== point + 1 : passing && passing[row] !== 1) return;
    stampAt(canvas, stampFor(row), (spot % wide) - reach, Math.floor(spot / wide) - reach);
  });
  return { side, bytes: straightPixels(canvas) };
}
