import type { LngLat } from '../site';
import {
  kindOfTool,
  POSITIONS,
  type DrawingBoard,
  type DrawingBoardEvents,
  type DrawingTool,
} from './model';
import { shapeThrough, sketchThrough } from './shapes';

/** A board without a map: positions come as numbers only. It shows nothing and nothing can be pointed at. */
export class PlainBoard implements DrawingBoard {
  readonly #on: DrawingBoardEvents;
  #tool: DrawingTool | null = null;
  #set: readonly LngLat[] = [];
  #takenBack: readonly LngLat[] = [];

  constructor(on: DrawingBoardEvents) {
    this.#on = on;
  }

  positionAt(): LngLat {
    return [NaN, NaN];
  }

  use(tool: DrawingTool | null): void {
    this.#tool = tool;
    this.cancel();
  }

  snap(): void {
    // There is nothing to keep to.
  }

  place(position: LngLat): void {
    const kind = kindOfTool(this.#tool);
    if (!kind) return;
    this.#become([...this.#set, position], []);
    if (POSITIONS[kind].fixed && this.#set.length >= POSITIONS[kind].least) this.finish();
  }

  aim(): void {
    // There is no pointer.
  }

  takeBack(): boolean {
    const last = this.#set.at(-1);
    if (!last) return false;
    this.#become(this.#set.slice(0, -1), [...this.#takenBack, last]);
    return true;
  }

  putBack(): boolean {
    const last = this.#takenBack.at(-1);
    if (!last) return false;
    this.#become([...this.#set, last], this.#takenBack.slice(0, -1));
    return true;
  }

  finish(): boolean {
    const kind = kindOfTool(this.#tool);
    const shape = kind && shapeThrough(kind, this.#set);
    if (!shape) return false;
    this.cancel();
    this.#on.drawn(shape);
    return true;
  }

  cancel(): void {
    this.#become([], []);
  }

  show(): void {
    // The list of drawings is all there is to see.
  }

  destroy(): void {
    this.#tool = null;
  }

  #become(set: readonly LngLat[], takenBack: readonly LngLat[]): void {
    this.#set = set;
    this.#takenBack = takenBack;
    const kind = kindOfTool(this.#tool);
    this.#on.sketch(kind && sketchThrough(kind, set, null));
  }
}
