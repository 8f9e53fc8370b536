import { constrainCamera, type Padding, type Size } from '../domain/mercator';
import type { Bounds, Camera } from '../domain/site';

/** What can show a camera: the live map, or the sketch in its place. */
export interface CameraPort {
  /** Shows the camera; `animate` false cuts. */
  show(camera: Camera, animate: boolean): void;
}

/** Least and greatest zoom. Beyond the greatest the embedded map has nothing to tell. */
export const ZOOM_RANGE = [5.5, 17] as const;

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

  zoomBy(levels: number): void {
    this.goTo({ zoom: this.#camera.zoom + levels });
  }
}
