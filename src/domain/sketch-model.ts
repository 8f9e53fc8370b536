/** What the sketch is drawn from and what it draws. */
import type { MultiPolygon, Polygon } from 'geojson';
import type { SketchLand } from './atlas';
import type { Size } from './mercator';
import type { Camera, Lang, LngLat, Localized } from './site';
import type { SketchLabel } from './sketch-labels';

export interface SketchPin {
  readonly id: string;
  readonly point: LngLat;
  readonly themeId: string;
  readonly name: Localized;
  /** Greater is named first; 0 when left out. */
  readonly priority?: number;
}

/** A place of which only the area is known, or several that share it. */
export interface SketchArea {
  readonly id: string;
  readonly siteIds: readonly string[];
  readonly point: LngLat;
  readonly radiusMetres: number;
  readonly themeId: string;
  readonly name: Localized;
  /** The outline, where it is known better than by a circle. */
  readonly geometry?: Polygon | MultiPolygon;
}

export interface SketchRing {
  readonly id: string;
  readonly point: LngLat;
  readonly radiusMetres: number;
  readonly themeId: string;
}

export interface SketchTrack {
  readonly id: string;
  readonly lines: readonly (readonly LngLat[])[];
  readonly themeId: string;
  readonly dashed: boolean;
}

export interface SketchInput {
  readonly camera: Camera;
  readonly size: Size;
  readonly land: SketchLand;
  readonly pins: readonly SketchPin[];
  readonly areas: readonly SketchArea[];
  readonly rings: readonly SketchRing[];
  readonly tracks: readonly SketchTrack[];
  /** Path data of 24 × 24 icons by theme id. */
  readonly icons: Readonly<Record<string, string>>;
  /** Languages of names in order of preference. */
  readonly languages: readonly Lang[];
  /** Ids of the sites to draw; all when left out. */
  readonly visible?: ReadonlySet<string>;
  readonly selectedId?: string | null;
  /** Radius of a pin in pixels, 12 when left out. */
  readonly pinPx?: number;
  /** Pins nearer than this become a cluster, in pixels; must equal the live map's. 26 when left out. */
  readonly collisionPx?: number;
  /** Size of names in pixels, 12 when left out. */
  readonly fontPx?: number;
  /** How far beyond the view land and lines are drawn, in pixels; 32 when left out. */
  readonly marginPx?: number;
}

interface Labelled {
  /** Null where there is no room for the name. */
  readonly label: SketchLabel | null;
}

export interface DrawnPatch extends Labelled {
  readonly id: string;
  readonly siteIds: readonly string[];
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
  /** Path data of the outline, to be drawn instead of the circle; null without one. */
  readonly path: string | null;
  readonly themeId: string;
  readonly selected: boolean;
}

export interface DrawnRing {
  readonly id: string;
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
  readonly themeId: string;
}

export interface DrawnTrack {
  readonly id: string;
  readonly path: string;
  readonly dashed: boolean;
  readonly themeId: string;
  readonly selected: boolean;
}

export interface DrawnPin extends Labelled {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly themeId: string;
  readonly mixed: boolean;
  readonly icon: string;
  /** 1 for a single pin. */
  readonly count: number;
  /** Ids of the clustered sites; empty for a single pin. */
  readonly members: readonly string[];
  readonly selected: boolean;
}

/** A view, ready to be drawn: pixels from the top left, everything in drawing order. */
export interface SketchModel {
  readonly width: number;
  readonly height: number;
  /** Path data of the land's fill. */
  readonly land: string;
  /** Path data of the coast's line: only true coast, no clip edge. */
  readonly coast: string;
  readonly patches: readonly DrawnPatch[];
  readonly rings: readonly DrawnRing[];
  readonly tracks: readonly DrawnTrack[];
  readonly pins: readonly DrawnPin[];
}
