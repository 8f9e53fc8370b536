import {
  cameraForBounds,
  constrainCamera,
  isUncovered,
  uncoveringCamera,
  type Padding,
  type Size,
} from '../domain/mercator';
import type { Bounds, Camera, LngLat } from '../domain/site';

/** What can show a camera: the live map, or the sketch in its place. */
export interface CameraPort {
  /** Shows the camera; `animate` false cuts. */
  show(camera: Camera, animate: boolean): void;
}

/** Least and greatest zoom. Beyond the greatest the embedded map has nothing to tell. */
export const ZOOM_RANGE = [5.5, 17] as const;

/** How far from the edge of what panels leave free a revealed place is. */
const REVEAL_PX = 48;

/** What is framed is shown no nearer than this. */
const NEAREST_ZOOM = 14.2;

/** Where the map looks. The map owns it; others read it here and command it through verbs. */
export class CameraState {
  #camera = $state.raw<Camera>({ center: [0, 0], zoom: 0, bearing: 0, pitch: 0 });
  #size = $state.raw<Size>({ width: 0, height: 0 });
  #padding = $state.raw<Padding>({ top: 0, right: 0, bottom: 0, left: 0 });
  #port: CameraPort | null = null;
  readonly #bounds: Bounds;

  /** @param bounds beyond which there is nothing to see */
  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  get current(): Camera {
    return this.#camera;
  }

  /** Size of the map in CSS pixels. */
  get size(): Size {
    return this.#size;
  }

  /** How much of the map panels cover, in CSS pixels. */
  get padding(): Padding {
    return this.#padding;
  }

  /** The nearest camera that shows nothing beyond the bounds. */
  constrain(camera: Camera): Camera {
    if (this.#size.width === 0) return camera;
    return constrainCamera(camera, this.#size, this.#bounds, this.#padding, ZOOM_RANGE);
  }

  /** The map tells where it looks. */
  report(camera: Camera): void {
    this.#camera = camera;
  }

  measure(size: Size): void {
    this.#size = size;
  }

  isSized({ width, height }: Size): boolean {
    return this.#size.width === width && this.#size.height === height;
  }

  /** True when panels cover that much already. */
  isCoveredBy(padding: Padding): boolean {
    const sides = ['top', 'right', 'bottom', 'left'] as const;
    return sides.every((side) => this.#padding[side] === padding[side]);
  }

  cover(padding: Padding): void {
    this.#padding = padding;
  }

  connect(port: CameraPort | null): void {
    this.#port = port;
  }

  /** Looks somewhere else; missing members stay as they are. */
  goTo(camera: Partial<Camera>, animate = true): void {
    const next = this.constrain({ ...this.#camera, ...camera });
    if (this.#port) this.#port.show(next, animate);
    else this.#camera = next;
  }

  /** The view that shows bounds as large as fits between the panels. */
  framing(bounds: Bounds, marginPx: number): Camera {
    const padding = this.#padding;
    const size = this.#size.width > 0 ? this.#size : { width: 800, height: 600 };
    // Where little of the map is free, most of it shows what was asked for.
    const free = Math.min(
      size.width - padding.left - padding.right,
      size.height - padding.top - padding.bottom,
    );
    const margin = Math.max(0, Math.min(marginPx, free / 4));
    const fitted = {
      top: padding.top + margin,
      right: padding.right + margin,
      bottom: padding.bottom + margin,
      left: padding.left + margin,
    };
    return cameraForBounds(bounds, size, fitted, NEAREST_ZOOM);
  }

  /** True when a position is in the view and no panel covers it; before the map has a size, when it may be. */
  sees(at: LngLat): boolean {
    return this.#size.width === 0 || isUncovered(this.#camera, this.#size, this.#padding, at);
  }

  /** The view, moved as little as brings a position out from under the panels. */
  uncovering(at: LngLat): Camera {
    if (this.#size.width === 0) return this.#camera;
    return uncoveringCamera(this.#camera, this.#size, this.#padding, at, REVEAL_PX);
  }
}
