/** The board on the live map: terra-draw, told and heard in the atlas's words. Loaded when one draws. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import { TerraDraw, TerraDrawModeUndoRedo, type GeoJSONStoreFeatures } from 'terra-draw';
import { labelPoint } from '../domain/drawing/label-point';
import {
  kindOfTool,
  type DrawingBoard,
  type DrawingBoardEvents,
  type DrawingTool,
  type Shape,
  type ShownDrawing,
  type Sketch,
} from '../domain/drawing/model';
import { editedShape, shapeThrough, sketchThrough } from '../domain/drawing/shapes';
import type { LngLat } from '../domain/site';
import type { Palette } from './basemap/palette';
import { DrawingAdapter } from './drawing-adapter';
import { markSelected, replaceDrawings, setPositions, storedGeometry } from './drawing-store';
import { drawingModes } from './drawing-modes';
import { snapPosition } from './drawing-snap';
import { DrawingPainter } from './drawing-painter';
import type { BoardLabel } from './drawing-style';

export class MapBoard implements DrawingBoard {
  readonly #map: MapLibreMap;
  readonly #on: DrawingBoardEvents;
  readonly #painter: DrawingPainter;
  readonly #adapter: DrawingAdapter;
  readonly #draw: TerraDraw;
  /** Fingers are larger than the arrow of a mouse. */
  readonly #large = matchMedia('(pointer: coarse)').matches;
  #tool: DrawingTool | null = null;
  #snapping = true;
  #shown: readonly ShownDrawing[] = [];
  #selected: string | null = null;
  #features: readonly GeoJSONStoreFeatures[] = [];
  #sketch: Sketch | null = null;
  #aim: LngLat | null = null;
  #snappedTo: LngLat | null = null;
  /** While the board itself changes what is shown, terra-draw's news are none. */
  #quiet = false;
  #lastId = 0;

  constructor(map: MapLibreMap, palette: () => Palette, on: DrawingBoardEvents) {
    this.#map = map;
    this.#on = on;
    this.#painter = new DrawingPainter(map, palette, this.#large, () => ({
      features: this.#features,
      circles: new Set(this.#shown.filter(({ circle }) => circle).map(({ id }) => id)),
      snapped: this.#snappedTo,
      labels: this.#labels(),
    }));
    this.#adapter = new DrawingAdapter(map, {
      slipPx: this.#large ? 8 : 4,
      snap: (_, pixel) => (this.#takesPositions ? this.#near(pixel) : null),
      render: (features) => {
        this.#features = features;
        this.#painter.paint();
      },
      aimed: (position, snapped) => {
        this.#aim = position;
        this.#snappedTo = snapped ? position : null;
        this.#painter.paint();
      },
    });
    const modes = drawingModes(this.#large ? 24 : 12, ({ containerX, containerY }) => {
      const near = this.#near([containerX, containerY], this.#selected);
      return near ? [...near] : undefined;
    });
    this.#draw = new TerraDraw({
      adapter: this.#adapter,
      modes,
      // Ids are given by the list of drawings; what the board makes itself has its own.
      idStrategy: {
        getId: () => `board-${(this.#lastId += 1)}`,
        isValidId: (id) => typeof id === 'string',
      },
      undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
    });
    this.#draw.start();
    this.#draw.on('change', (ids) => {
      this.#changed(ids);
    });
    this.#draw.on('finish', (id, { mode }) => {
      if (mode === 'select') this.#edited(String(id));
      else this.#drawn(String(id));
    });
    this.#draw.on('select', (id) => {
      this.#select(String(id));
    });
    this.#draw.on('deselect', () => {
      this.#select(null);
    });
  }

  /** True while presses on the map are the board's. */
  get isBusy(): boolean {
    return this.#tool !== null;
  }

  positionAt([x, y]: readonly [number, number]): LngLat {
    const { lng, lat } = this.#map.unproject([x, y]);
    return [lng, lat];
  }

  use(tool: DrawingTool | null): void {
    this.#tool = tool;
    this.#snappedTo = null;
    this.#tellSketch(null);
    this.#draw.setMode(tool ?? 'static');
    if (tool === 'select') this.#reselect();
    else this.#map.getCanvas().style.cursor = tool ? 'crosshair' : '';
    this.#painter.paint();
  }

  snap(on: boolean): void {
    this.#snapping = on;
  }

  place(position: LngLat, snapped: boolean): void {
    if (this.#takesPositions) this.#adapter.place(position, snapped);
  }

  aim(position: LngLat): void {
    if (this.#takesPositions) this.#adapter.aim(position);
  }

  takeBack(): boolean {
    if (this.#draw.getModeState() !== 'drawing') return false;
    // A rectangle or circle has but one position that can be taken back.
    if (!this.#draw.undo()) this.cancel();
    if (setPositions(this.#draw, this.#adapter.start).length === 0) this.#tellSketch(null);
    return true;
  }

  putBack(): boolean {
    return this.#adapter.isDrawing && this.#draw.redo();
  }

  finish(): boolean {
    const kind = kindOfTool(this.#tool);
    const enough = kind && shapeThrough(kind, setPositions(this.#draw, this.#adapter.start));
    if (!enough) return false;
    this.#adapter.press('Enter');
    return true;
  }

  cancel(): void {
    this.#adapter.press('Escape');
    this.#tellSketch(null);
  }

  show(drawings: readonly ShownDrawing[], selectedId: string | null): void {
    const before = this.#shown;
    this.#shown = drawings;
    this.#quietly(() => {
      replaceDrawings(this.#draw, before, drawings);
    });
    this.#selected = selectedId;
    if (this.#tool === 'select') this.#reselect();
    this.#painter.paint();
  }

  destroy(): void {
    this.#tool = null;
    this.#draw.stop();
    this.#painter.destroy();
    this.#map.dragPan.enable();
    this.#map.doubleClickZoom.enable();
    this.#map.getCanvas().style.cursor = '';
  }

  get #takesPositions(): boolean {
    return kindOfTool(this.#tool) !== null;
  }

  #labels(): BoardLabel[] {
    const sketch = this.#sketch;
    const moved = sketch && this.#tool === 'select' ? this.#selected : null;
    return [
      ...this.#shown
        .filter(({ id, label }) => label !== '' && id !== moved)
        .map((drawing) => ({ at: labelPoint(drawing), text: drawing.label })),
      ...(sketch ? [{ at: labelPoint(sketch.shape), text: this.#on.labelOf(sketch) }] : []),
    ];
  }

  #near(pixel: readonly [number, number], except: string | null = null): LngLat | null {
    if (!this.#snapping) return null;
    return snapPosition(pixel, {
      map: this.#map,
      reachPx: this.#large ? 16 : 9,
      drawings: this.#shown.filter(({ id }) => id !== except).map(({ geometry }) => geometry),
    });
  }

  #changed(ids: readonly (string | number)[]): void {
    if (this.#quiet) return;
    if (this.#tool === 'select') {
      if (this.#selected !== null && ids.includes(this.#selected)) {
        const shape = this.#shapeOf(this.#selected);
        if (shape && this.#isDragged(this.#selected)) this.#tellSketch({ shape, setCount: 0 });
      }
      return;
    }
    const kind = kindOfTool(this.#tool);
    if (!kind || !this.#adapter.isDrawing) return;
    const positions = setPositions(this.#draw, this.#adapter.start);
    if (positions.length > 0) this.#tellSketch(sketchThrough(kind, positions, this.#aim));
  }

  #tellSketch(sketch: Sketch | null): void {
    if (sketch === null && this.#sketch === null) return;
    this.#sketch = sketch;
    this.#on.sketch(sketch);
  }

  /** A shape is done: the list keeps it, terra-draw does not. */
  #drawn(id: string): void {
    const kind = kindOfTool(this.#tool);
    const geometry = this.#draw.getSnapshotFeature(id)?.geometry;
    const { start } = this.#adapter;
    this.#snappedTo = null;
    this.#quietly(() => {
      this.#draw.removeFeatures([id]);
    });
    this.#tellSketch(null);
    if (!kind || !geometry) return;
    const shape =
      kind === 'circle'
        ? start && this.#aim && shapeThrough('circle', [start, this.#aim])
        : { kind, geometry, circle: null };
    if (shape) this.#on.drawn(shape);
  }

  #edited(id: string): void {
    const shape = this.#shapeOf(id);
    this.#tellSketch(null);
    if (shape && this.#isDragged(id)) this.#on.edited(id, shape);
  }

  #isDragged(id: string): boolean {
    const before = this.#shown.find((drawing) => drawing.id === id);
    return storedGeometry(this.#draw, id) !== JSON.stringify(before?.geometry);
  }

  /** A shown drawing as it is under the hand. */
  #shapeOf(id: string): Shape | null {
    const before = this.#shown.find((drawing) => drawing.id === id);
    const geometry = this.#draw.getSnapshotFeature(id)?.geometry;
    return before && geometry ? editedShape(before, geometry) : null;
  }

  #select(id: string | null): void {
    if (this.#quiet || this.#tool !== 'select') return;
    this.#selected = id;
    this.#tellSketch(null);
    this.#on.selected(id);
  }

  /** Marks what is selected in terra-draw too. */
  #reselect(): void {
    this.#quietly(() => {
      markSelected(this.#draw, this.#selected);
    });
  }

  #quietly(act: () => void): void {
    const before = this.#quiet;
    this.#quiet = true;
    try {
      act();
    } finally {
      this.#quiet = before;
    }
  }
}
