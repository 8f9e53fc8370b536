/** What moves over the sketch: where the device is, and what travels along a track. */
import { metresPerPixel, screenProjection, type Size } from './mercator';
import { clipLine, pathData, tenth, type Frame } from './sketch-clip';
import type { Camera, LngLat } from './site';

/** Where the device says it is. */
export interface SketchHere {
  readonly position: LngLat;
  readonly accuracyMetres: number;
  /** What a line shows the direction to; null without one. */
  readonly towards: LngLat | null;
}

/** Pixels from the top left. */
export interface DrawnHere {
  readonly x: number;
  readonly y: number;
  /** Radius of the accuracy. */
  readonly r: number;
  /** Path data of the line to what is selected; empty without one in the view. */
  readonly path: string;
}

/** How far beyond the view lines are drawn, in pixels. */
const MARGIN_PX = 32;

/** Draws where the device is: the dot, the ring of its true accuracy and the direction. */
export function sketchHere(camera: Camera, size: Size, here: SketchHere): DrawnHere {
  const screen = screenProjection(camera, size);
  const [x, y] = screen(here.position);
  const frame: Frame = [-MARGIN_PX, -MARGIN_PX, size.width + MARGIN_PX, size.height + MARGIN_PX];
  const line = here.towards ? clipLine([[x, y], screen(here.towards)], frame) : [];
  const metres = Math.max(1, here.accuracyMetres);
  return {
    x: tenth(x),
    y: tenth(y),
    r: tenth(metres / metresPerPixel(here.position[1], camera.zoom)),
    path: pathData(line, false),
  };
}

/** Pixels of what travels over the map. */
export function sketchTraveller(
  camera: Camera,
  size: Size,
  at: LngLat,
): { readonly x: number; readonly y: number } {
  const [x, y] = screenProjection(camera, size)(at);
  return { x: tenth(x), y: tenth(y) };
}
