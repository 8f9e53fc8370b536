import type { Map as MapLibreMap } from 'maplibre-gl';
import { TerraDrawExtend, type TerraDrawChanges, type TerraDrawMouseEvent } from 'terra-draw';
import type { GeoJSONStoreFeatures } from 'terra-draw';
import { toPosition } from '../domain/drawing/shapes';
import type { LngLat } from '../domain/site';

type Callbacks = TerraDrawExtend.TerraDrawCallbacks;

export interface AdapterOptions {
  /** How far a finger or mouse may slip and still have pressed, in pixels. */
  readonly slipPx: number;
  /** Another position in place of a pointed one, when something to keep to is near. */
  readonly snap: (position: LngLat, pixel: readonly [x: number, y: number]) => LngLat | null;
  /** What is to be drawn: all of it, every time. */
  readonly render: (features: readonly GeoJSONStoreFeatures[]) => void;
  /** A position was pointed at; null when the pointer is gone. */
  readonly aimed: (position: LngLat, snapped: boolean) => void;
}

/** Where no position is: what is set by keys never hits a handle by chance. */
const NOWHERE_PX = -1e6;

/**
 * Between terra-draw and the map. What is drawn goes into sources of the board, so that it is
 * coloured by the design tokens and comes back with every style; positions can also be set without a hand.
 */
export class DrawingAdapter extends TerraDrawExtend.TerraDrawBaseAdapter {
  readonly #map: MapLibreMap;
  readonly #options: AdapterOptions;
  #callbacks: Callbacks | null = null;
  /** Where the shape on its way began: the centre of a circle. */
  #start: LngLat | null = null;

  constructor(map: MapLibreMap, options: AdapterOptions) {
    super({
      minPixelDragDistance: options.slipPx,
      minPixelDragDistanceDrawing: options.slipPx * 2,
      minPixelDragDistanceSelecting: options.slipPx / 2,
      ignoreMismatchedPointerEvents: true,
    });
    this.#map = map;
    this.#options = options;
  }

  get start(): LngLat | null {
    return this.#start;
  }

  override register(callbacks: Callbacks): void {
    this.#callbacks = callbacks;
    super.register({
      ...callbacks,
      onMouseMove: (event) => {
        callbacks.onMouseMove(this.#snapped(event));
      },
      onClick: (event) => {
        const snapped = this.#snapped(event);
        this.#begin(snapped);
        callbacks.onClick(snapped);
      },
    });
  }

  /** Sets a position; a snapped one keeps to what is near, as a pointed one does. */
  place(position: LngLat, snapped: boolean): void {
    const event = this.#eventAt(position, snapped);
    this.#begin(event);
    this.#callbacks?.onMouseMove(event);
    this.#callbacks?.onClick(event);
  }

  aim(position: LngLat): void {
    this.#callbacks?.onMouseMove(this.#eventAt(position, true));
  }

  press(key: 'Enter' | 'Escape'): void {
    this.#callbacks?.onKeyUp({ key, heldKeys: [], preventDefault: () => undefined });
  }

  /** True while a shape is on its way. */
  get isDrawing(): boolean {
    return this.#callbacks?.getState() === 'drawing';
  }

  project(lng: number, lat: number): { x: number; y: number } {
    const { x, y } = this.#map.project([lng, lat]);
    return { x, y };
  }

  unproject(x: number, y: number): { lng: number; lat: number } {
    const { lng, lat } = this.#map.unproject([x, y]);
    return { lng, lat };
  }

  getLngLatFromEvent(event: PointerEvent | MouseEvent): { lng: number; lat: number } {
    const { left, top } = this.#map.getContainer().getBoundingClientRect();
    return this.unproject(event.clientX - left, event.clientY - top);
  }

  getMapEventElement(): HTMLCanvasElement {
    return this.#map.getCanvas();
  }

  setCursor(cursor: string): void {
    this.#map.getCanvas().style.cursor = cursor === 'unset' ? '' : cursor;
  }

  setDraggability(enabled: boolean): void {
    if (enabled) this.#map.dragPan.enable();
    else this.#map.dragPan.disable();
  }

  setDoubleClickToZoom(enabled: boolean): void {
    if (enabled) this.#map.doubleClickZoom.enable();
    else this.#map.doubleClickZoom.disable();
  }

  render({ created, updated, unchanged }: TerraDrawChanges): void {
    this.#options.render([...created, ...updated, ...unchanged]);
  }

  clear(): void {
    this.#callbacks?.onClear();
    this.#options.render([]);
  }

  #begin({ lng, lat }: TerraDrawMouseEvent): void {
    if (!this.isDrawing) this.#start = [lng, lat];
  }

  #snapped(event: TerraDrawMouseEvent): TerraDrawMouseEvent {
    const { containerX, containerY } = event;
    const near = this.#options.snap([event.lng, event.lat], [containerX, containerY]);
    const [lng, lat] = toPosition(near ?? [event.lng, event.lat]);
    this.#options.aimed([lng, lat], near !== null);
    return { ...event, lng, lat };
  }

  #eventAt(position: LngLat, snapped: boolean): TerraDrawMouseEvent {
    const { x, y } = this.project(position[0], position[1]);
    const near = snapped ? this.#options.snap(position, [x, y]) : null;
    const [lng, lat] = toPosition(near ?? position);
    this.#options.aimed([lng, lat], near !== null);
    return {
      lng,
      lat,
      containerX: NOWHERE_PX,
      containerY: NOWHERE_PX,
      button: 'left',
      heldKeys: [],
      isContextMenu: false,
    };
  }
}
