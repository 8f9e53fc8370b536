/** What a person draws, and the board on which it is drawn, without knowing what map that is. */
import type { LineString, Point, Polygon } from 'geojson';
import type { LngLat } from '../site';

export const DRAWING_KINDS = ['point', 'text', 'line', 'polygon', 'rectangle', 'circle'] as const;
export type DrawingKind = (typeof DRAWING_KINDS)[number];

export type DrawingGeometry = Point | LineString | Polygon;

/** What was set down on the map, before it has a name. */
export interface Shape {
  readonly kind: DrawingKind;
  /** Of a circle the ring around it. */
  readonly geometry: DrawingGeometry;
  /** Of circles only: what they are, which no ring of vertices keeps exactly. */
  readonly circle: { readonly center: LngLat; readonly radiusMetres: number } | null;
}

export interface Drawing extends Shape {
  /** Stays; unique in its layer. */
  readonly id: string;
  /** Of a text note its text. */
  readonly name: string;
  readonly note: string;
}

/** What one can do with the board: set something down, change what is there, or cut it in two. */
export type DrawingTool = DrawingKind | 'select' | 'split';

/** A shape on its way: the last position may be where the pointer is. */
export interface Sketch {
  readonly shape: Shape;
  /** Positions that are set already. */
  readonly setCount: number;
}

/** A drawing as the board shows it. */
export interface ShownDrawing extends Shape {
  readonly id: string;
  /** Written beside it; empty for nothing. */
  readonly label: string;
}

export interface DrawingBoardEvents {
  /** A shape grows under the hand; null when there is none on its way. */
  sketch(sketch: Sketch | null): void;
  /** A shape is done. */
  drawn(shape: Shape): void;
  /** A shown drawing has been moved or given another form. */
  edited(id: string, shape: Shape): void;
  selected(id: string | null): void;
  /** Words beside the shape on its way. */
  labelOf(sketch: Sketch): string;
}

/** Where drawings are made. Positions come from the hand, or by `place` from keys and typed numbers. */
export interface DrawingBoard {
  /** The position under a point of the map, in pixels from its left upper corner. */
  positionAt(pixel: readonly [x: number, y: number]): LngLat;
  /** Takes a tool up; null lets the map be a map. What was on its way is dropped. */
  use(tool: DrawingTool | null): void;
  /** Whether positions keep to lines and vertices that are near. */
  snap(on: boolean): void;
  /** Sets a position; a snapped one keeps to what is near, as a pointed one does. */
  place(position: LngLat, snapped: boolean): void;
  /** Shows where the next position would be. */
  aim(position: LngLat): void;
  /** Takes the last position back. @returns false when there is none */
  takeBack(): boolean;
  /** Sets again what was taken back. @returns false when there is nothing */
  putBack(): boolean;
  /** Ends a line or an area. @returns false while it has too few positions */
  finish(): boolean;
  /** Drops what is on its way. */
  cancel(): void;
  /** Shows these drawings and no others. */
  show(drawings: readonly ShownDrawing[], selectedId: string | null): void;
  destroy(): void;
}

/** Least number of positions that make a shape; those with a fixed number end with it. */
export const POSITIONS: Readonly<
  Record<DrawingKind, { readonly least: number; readonly fixed: boolean }>
> = {
  point: { least: 1, fixed: true },
  text: { least: 1, fixed: true },
  line: { least: 2, fixed: false },
  polygon: { least: 3, fixed: false },
  rectangle: { least: 2, fixed: true },
  circle: { least: 2, fixed: true },
};

/** The kind of shape that a tool sets down; null when it sets none. To split one draws a line. */
export function kindOfTool(tool: DrawingTool | null): DrawingKind | null {
  if (tool === null || tool === 'select') return null;
  return tool === 'split' ? 'line' : tool;
}
