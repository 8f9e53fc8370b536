/** Where the parts of a tile lie in tiles of a map that is drawn in GCJ-02. Pure. */
import { gcj02Unbounded } from './datum';
import { isMainland } from './mainland';
import { project, TILE_PX, unproject, type Pixel } from './mercator';

/** A tile in the usual grid. */
export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** One piece: a rectangle of the tile, and what it shows of the shifted map. */
export interface TilePiece {
  /** Its north-west corner in the tile, 0 to 1, and the length of its side. */
  readonly to: Pixel;
  readonly side: number;
  /** The same rectangle in tiles of the shifted map at the same zoom, as numbers of column and row. */
  readonly from: Pixel;
  readonly width: number;
  readonly height: number;
}

/**
 * Pieces of a side. The shift changes by at most 0.6 % of a way, 1.5 px across a tile of 256: within an
 * eighth of it, drawn as a rectangle between its corners, less than 0.2 px are left.
 */
export const PIECES = 8;

/** Where a point of the world, in tiles of a zoom, lies on the shifted map. */
export function shiftedTilePoint([x, y]: Pixel, zoom: number): Pixel {
  const position = unproject([x * TILE_PX, y * TILE_PX], zoom);
  const shifted = project(gcj02Unbounded(position), zoom);
  return [shifted[0] / TILE_PX, shifted[1] / TILE_PX];
}

/**
 * The pieces of a tile; null where the map is not shifted: tiles whose middle is outside of mainland
 * China and its waters.
 */
export function gcj02Pieces({ z, x, y }: TileAddress): readonly TilePiece[] | null {
  if (!isMainland(unproject([(x + 0.5) * TILE_PX, (y + 0.5) * TILE_PX], z))) return null;
  const side = 1 / PIECES;
  const steps = Array.from({ length: PIECES }, (_, index) => index * side);
  return steps.flatMap((row) =>
    steps.map((column): TilePiece => {
      const at = (dx: number, dy: number): Pixel =>
        shiftedTilePoint([x + column + dx, y + row + dy], z);
      const [northWest, northEast] = [at(0, 0), at(side, 0)];
      const [southWest, southEast] = [at(0, side), at(side, side)];
      // A rectangle halfway between the corners: the turn within a piece is far below a pixel.
      const west = (northWest[0] + southWest[0]) / 2;
      const north = (northWest[1] + northEast[1]) / 2;
      return {
        to: [column, row],
        side,
        from: [west, north],
        width: (northEast[0] + southEast[0]) / 2 - west,
        height: (southWest[1] + southEast[1]) / 2 - north,
      };
    }),
  );
}

/** The tiles of the shifted map that pieces are cut from, as columns and rows, ends included. */
export function tilesOf(pieces: readonly TilePiece[]): {
  readonly columns: readonly [first: number, last: number];
  readonly rows: readonly [first: number, last: number];
} {
  const span = (starts: number[], ends: number[]): readonly [number, number] => [
    Math.floor(Math.min(...starts)),
    Math.ceil(Math.max(...ends)) - 1,
  ];
  return {
    columns: span(
      pieces.map(({ from }) => from[0]),
      pieces.map(({ from, width }) => from[0] + width),
    ),
    rows: span(
      pieces.map(({ from }) => from[1]),
      pieces.map(({ from, height }) => from[1] + height),
    ),
  };
}
