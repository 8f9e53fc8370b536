/** A printed page as a list of marks, in mm from its upper left corner: one drawing for PDF, picture and preview. */
import type { Camera } from '../site';
import type { ScaleBar } from './scale';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TextMark {
  readonly kind: 'text';
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  /** Of the letters, in mm. */
  readonly sizeMm: number;
  readonly bold: boolean;
  readonly align: 'left' | 'center' | 'right';
  readonly color: string;
  /** Drawn round the letters, so that they are read on a map. */
  readonly halo?: string;
}

export interface PathMark {
  readonly kind: 'path';
  /** SVG path data, in units of its own. */
  readonly d: string;
  /** Where its origin lies, in mm, and how many mm a unit is. */
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly fill?: string;
  readonly fillOpacity?: number;
  readonly stroke?: string;
  readonly strokeOpacity?: number;
  /** In units of the path. */
  readonly strokeWidth?: number;
  readonly dashes?: readonly number[];
}

export type Mark = TextMark | PathMark;

export interface Inks {
  readonly text: string;
  readonly muted: string;
  readonly rule: string;
  readonly paper: string;
}

export type SwatchShape =
  | {
      readonly kind: 'icon';
      readonly path: string;
      readonly color: string;
      readonly hollow: boolean;
    }
  | { readonly kind: 'line'; readonly color: string; readonly dashed: boolean }
  | { readonly kind: 'area'; readonly color: string; readonly opacity: number }
  | { readonly kind: 'point'; readonly color: string }
  | { readonly kind: 'soft'; readonly color: string };

/** A row of the legend: a heading, a note, or a sample with what it stands for. */
export interface LegendRow {
  readonly text: string;
  readonly swatches: readonly SwatchShape[];
  readonly style: 'heading' | 'item' | 'note';
}

export const PAPERS = { a4: [210, 297], a3: [297, 420] } as const;
export type Paper = keyof typeof PAPERS;

/** A sheet of that size, or a picture round a map of that size; in mm. */
export type PageSize =
  | { readonly kind: 'sheet'; readonly widthMm: number; readonly heightMm: number }
  | { readonly kind: 'picture'; readonly mapWidthMm: number; readonly mapHeightMm: number };

export interface PageContent {
  readonly title: string;
  readonly legend: readonly LegendRow[];
  readonly legendTitle: string;
  /** What stands for rows that have no room: "and 7 more". */
  readonly more: (count: number) => string;
  readonly attribution: string;
  /** 审图号; empty where none is declared. */
  readonly approval: string;
  readonly date: string;
  /** Rows of dark and light squares; null for none. */
  readonly code: readonly (readonly boolean[])[] | null;
  readonly isGraticuleShown: boolean;
  readonly scaleText: (scale: number) => string;
  readonly lengthText: (metres: number) => string;
  /** Of the north arrow. */
  readonly north: string;
}

/** Where a map of a size looks, and at what scale. */
export interface PlacedMap {
  readonly camera: Camera;
  readonly scale: number;
}

/** Width of a text in mm. */
export type Measure = (text: string, sizeMm: number, bold: boolean) => number;

export interface PagePlan {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly map: Box;
  readonly placed: PlacedMap;
  readonly bar: ScaleBar & { readonly x: number; readonly y: number };
  /** Under the map's picture nothing, over it everything. */
  readonly marks: readonly Mark[];
  /** The parts of the page, by name; on the map some lie over it. */
  readonly boxes: Readonly<Record<string, Box>>;
  /** Rows of the legend that have no room. */
  readonly cutRows: number;
}
