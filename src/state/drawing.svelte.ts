import type { LineString } from 'geojson';
import type {
  Drawing,
  DrawingBoard,
  DrawingBoardEvents,
  DrawingTool,
  Shape,
  Sketch,
} from '../domain/drawing/model';
import { DrawnLayers, named, type DrawnLayerPorts } from './drawn-layers.svelte';
import type { Workbench } from './workbench.svelte';

/** What the desk asks of the world. */
export interface DrawingPorts extends DrawnLayerPorts {
  /** The pieces of a shape along a line; null when it stays whole. */
  readonly split: (shape: Shape, cut: LineString) => Promise<readonly Shape[] | null>;
  /** Something was done that not everyone sees. */
  readonly told: (what: 'drawn' | 'measured' | 'split' | 'notSplit', drawing?: Drawing) => void;
  readonly labelOf: DrawingBoardEvents['labelOf'];
}

/** Before the ids of what is measured and not kept. */
const MEASURED = 'measured-';

/** What one draws and measures with: the tool, the board, what is on its way, selected and measured. */
export class DrawingDesk {
  readonly layers: DrawnLayers;
  readonly #workbench: Workbench;
  readonly #ports: DrawingPorts;
  #tool = $state<DrawingTool | null>(null);
  #keeps = $state(true);
  #snaps = $state(true);
  #measured = $state.raw<readonly Drawing[]>([]);
  #selectedId = $state<string | null>(null);
  #sketch = $state.raw<Sketch | null>(null);
  #board = $state.raw<DrawingBoard | null>(null);
  #blind = $state(false);
  /** Positions of the shape on its way that can be set again. */
  #takenBack = $state(0);

  constructor(workbench: Workbench, ports: DrawingPorts) {
    this.#workbench = workbench;
    this.#ports = ports;
    this.layers = new DrawnLayers(workbench, ports);
  }

  get tool(): DrawingTool | null {
    return this.#tool;
  }

  /** Whether what is drawn is kept in a layer; else it is measured, and goes with the tool. */
  get keeps(): boolean {
    return this.#keeps;
  }

  /** Whether positions keep to lines and corners that are near. */
  get snaps(): boolean {
    return this.#snaps;
  }

  /** What was measured and is not kept. */
  get measured(): readonly Drawing[] {
    return this.#measured;
  }

  /** All that is to be seen on the board. */
  get shown(): readonly Drawing[] {
    return [...this.layers.drawings, ...this.#measured];
  }

  get selected(): Drawing | null {
    return this.shown.find(({ id }) => id === this.#selectedId) ?? null;
  }

  /** The shape on its way. */
  get sketch(): Sketch | null {
    return this.#sketch;
  }

  get board(): DrawingBoard | null {
    return this.#board;
  }

  get canUndo(): boolean {
    return (this.#sketch?.setCount ?? 0) > 0 || this.#workbench.history.canUndo;
  }

  get canRedo(): boolean {
    return this.#takenBack > 0 || this.#workbench.history.canRedo;
  }

  /** What a board tells goes here. */
  readonly heard: DrawingBoardEvents = {
    sketch: (sketch) => {
      // Another position set is another way to go: what was taken back is forgotten.
      if (!sketch || sketch.setCount > (this.#sketch?.setCount ?? 0)) this.#takenBack = 0;
      this.#sketch = sketch;
    },
    drawn: (shape) => {
      void this.add(shape);
    },
    edited: (id, shape) => {
      void this.change(id, shape);
    },
    selected: (id) => {
      this.#selectedId = id;
    },
    labelOf: (sketch) => this.#ports.labelOf(sketch),
  };

  /** True while there is no map to draw on: positions can only be typed. */
  get blind(): boolean {
    return this.#blind;
  }

  connect(board: DrawingBoard | null, blind = false): void {
    this.#board = board;
    this.#blind = blind;
    this.#sketch = null;
  }

  take(tool: DrawingTool | null): void {
    this.#tool = tool;
    this.#sketch = null;
  }

  keep(keeps: boolean): void {
    this.#keeps = keeps;
  }

  snap(snaps: boolean): void {
    this.#snaps = snaps;
  }

  /** Selects a drawing, which can then be moved and formed; null lets go of it. */
  select(id: string | null): void {
    this.#selectedId = id;
    if (id !== null) this.take('select');
  }

  /** Leaves the tool: what was only measured goes. */
  leave(): void {
    this.take(null);
    this.#measured = [];
    this.#selectedId = null;
  }

  /** Takes a shape in: into the layer, or as a measurement; a line of the knife cuts. */
  async add(shape: Shape): Promise<void> {
    if (this.#tool === 'split') {
      await this.#cut(shape);
    } else if (this.#keeps) {
      const { drawings } = this.layers;
      const drawing = named(shape, drawings, this.#ports.nameOf);
      this.#selectedId = drawing.id;
      this.#ports.told('drawn', drawing);
      await this.layers.commit('draw.deed.add', [...drawings, drawing]);
    } else {
      const id = `${MEASURED}${this.#measured.length + 1}`;
      const drawing = { id, name: '', note: '', ...shape };
      this.#measured = [...this.#measured, drawing];
      this.#selectedId = id;
      this.#ports.told('measured', drawing);
    }
  }

  /** Keeps what was measured. */
  async keepMeasured(): Promise<void> {
    const next = this.#measured.reduce<readonly Drawing[]>(
      (drawings, { kind, geometry, circle }) => [
        ...drawings,
        named({ kind, geometry, circle }, drawings, this.#ports.nameOf),
      ],
      this.layers.drawings,
    );
    this.#measured = [];
    this.#selectedId = next.at(-1)?.id ?? null;
    await this.layers.commit('draw.deed.add', next);
  }

  /** Changes what is named of a drawing. */
  async change(id: string, changes: Partial<Omit<Drawing, 'id'>>): Promise<void> {
    const changed = (drawing: Drawing): Drawing =>
      drawing.id === id ? { ...drawing, ...changes } : drawing;
    if (id.startsWith(MEASURED)) this.#measured = this.#measured.map(changed);
    else await this.layers.commit('draw.deed.change', this.layers.drawings.map(changed));
  }

  async remove(id: string): Promise<void> {
    const others = (drawing: Drawing): boolean => drawing.id !== id;
    if (id.startsWith(MEASURED)) this.#measured = this.#measured.filter(others);
    else await this.layers.commit('draw.deed.remove', this.layers.drawings.filter(others));
  }

  /** Takes the last position back, or the last deed. */
  async undo(): Promise<void> {
    if (this.#board?.takeBack()) {
      this.#takenBack += 1;
      return;
    }
    await this.#workbench.history.undo().catch(this.#ports.failed);
  }

  async redo(): Promise<void> {
    const left = this.#takenBack - 1;
    if (this.#board?.putBack()) {
      this.#takenBack = Math.max(0, left);
      return;
    }
    await this.#workbench.history.redo().catch(this.#ports.failed);
  }

  /** Parts the selected drawing, or without one all that the line crosses. */
  async #cut({ geometry }: Shape): Promise<void> {
    if (geometry.type !== 'LineString') return;
    const selectedId = this.selected?.id;
    const { drawings } = this.layers;
    const next: Drawing[] = [];
    for (const drawing of drawings) {
      const isMeant = selectedId === undefined || selectedId === drawing.id;
      const pieces = isMeant ? await this.#ports.split(drawing, geometry) : null;
      if (!pieces) {
        next.push(drawing);
        continue;
      }
      for (const [index, piece] of pieces.entries()) {
        const { id } = named(piece, [...drawings, ...next], this.#ports.nameOf);
        const name = `${drawing.name} ${index + 1}`;
        next.push({ id, name, note: drawing.note, ...piece });
      }
    }
    if (next.length === drawings.length) {
      this.#ports.told('notSplit');
      return;
    }
    this.#selectedId = null;
    this.#ports.told('split');
    await this.layers.commit('draw.deed.split', next);
  }
}
