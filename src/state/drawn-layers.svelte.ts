import type { Drawing, DrawingKind, Shape } from '../domain/drawing/model';
import { OWN_PREFIX, type OwnLayer } from '../domain/own/model';
import type { TableInfo } from '../domain/table/model';
import type { Workbench } from './workbench.svelte';

/** What keeping drawings asks of the world. */
export interface DrawnLayerPorts {
  /** Keeps the drawings of a layer where the features of layers live. */
  readonly save: (layerId: string, drawings: readonly Drawing[]) => Promise<TableInfo>;
  readonly load: (layerId: string) => Promise<readonly Drawing[]>;
  readonly drop: (layerId: string) => Promise<void>;
  readonly newLayer: (id: string, title: string, table: TableInfo) => OwnLayer;
  /** A name for the n-th drawing of its kind. */
  readonly nameOf: (kind: DrawingKind, number: number) => string;
  /** A title for the n-th layer. */
  readonly titleOf: (number: number) => string;
  readonly failed: (error: unknown) => void;
}

/** A drawing with an id and a name that no other has. */
export function named(
  shape: Shape,
  others: readonly Drawing[],
  nameOf: DrawnLayerPorts['nameOf'],
): Drawing {
  const names = new Set(others.map(({ name }) => name));
  const ids = new Set(others.map(({ id }) => id));
  let number = others.filter(({ kind }) => kind === shape.kind).length + 1;
  // A note has no name of its own, however many there are.
  while (nameOf(shape.kind, number) !== '' && names.has(nameOf(shape.kind, number))) number += 1;
  let serial = others.length + 1;
  while (ids.has(`drawing-${serial}`)) serial += 1;
  return { id: `drawing-${serial}`, name: nameOf(shape.kind, number), note: '', ...shape };
}

/** The layers of drawings and what is in the one that is drawn into; every change can be undone. */
export class DrawnLayers {
  readonly #workbench: Workbench;
  readonly #ports: DrawnLayerPorts;
  #id = $state<string | null>(null);
  #drawings = $state.raw<readonly Drawing[]>([]);
  /** Version of the layer as it was left here: with another one someone else has changed it. */
  #version = 0;
  /** Saving takes its time: the next waits for it, so that the last one stays. */
  #turn: Promise<void> = Promise.resolve();

  constructor(workbench: Workbench, ports: DrawnLayerPorts) {
    this.#workbench = workbench;
    this.#ports = ports;
  }

  /** All layers of drawings, topmost first. */
  get all(): readonly OwnLayer[] {
    return this.#workbench.own.all.filter(({ origin }) => origin === 'drawn');
  }

  /** The layer that is drawn into; null before there is one. */
  get current(): OwnLayer | null {
    return this.#id === null ? null : this.#workbench.own.get(this.#id);
  }

  /** What is in the layer. */
  get drawings(): readonly Drawing[] {
    return this.#drawings;
  }

  /** Draws into another layer from now on. */
  async open(id: string): Promise<void> {
    await this.#inTurn(async () => {
      const drawings = await this.#ports.load(id);
      this.#id = id;
      this.#version = this.current?.version ?? 0;
      this.#drawings = drawings;
    });
  }

  /** Follows what others did to the layer: a table that was edited, a layer that is gone. */
  follow(all: readonly OwnLayer[] = this.all): void {
    const { current } = this;
    if (current?.version === this.#version) return;
    const next = current ?? all[0];
    if (next) void this.open(next.id);
    else if (this.#id !== null) {
      this.#id = null;
      this.#drawings = [];
    }
  }

  /** Shows the drawings at once, notes the deed, and saves them. @param label key of the deed's name */
  async commit(label: string, after: readonly Drawing[]): Promise<void> {
    const before = this.#drawings;
    const id = this.#id ?? this.#freeId();
    const isNew = this.#id === null;
    const note = (): void => {
      this.#workbench.history.note({
        label,
        undo: () => this.#put(id, before),
        redo: () => this.#put(id, after),
      });
    };
    note();
    if (isNew) await this.#begin(id, this.#ports.titleOf(1), after);
    else await this.#put(id, after);
  }

  /** Begins another layer to draw into. */
  async start(): Promise<void> {
    const id = this.#freeId();
    const title = this.#ports.titleOf(this.all.length + 1);
    await this.#begin(id, title, []);
    this.#workbench.history.note({
      label: 'draw.deed.layer',
      undo: () => this.#end(id),
      redo: () => this.#begin(id, title, []),
    });
  }

  rename(title: string): void {
    const { current } = this;
    if (!current || title === '' || title === current.title) return;
    const call = (name: string) => (): void => {
      this.#workbench.own.change(current.id, { title: name });
    };
    call(title)();
    this.#workbench.history.note({
      label: 'draw.deed.renameLayer',
      undo: call(current.title),
      redo: call(title),
    });
  }

  async remove(): Promise<void> {
    const { current } = this;
    if (!current) return;
    const drawings = this.#drawings;
    await this.#end(current.id);
    this.#workbench.history.note({
      label: 'draw.deed.removeLayer',
      undo: () => this.#begin(current.id, current.title, drawings, current),
      redo: () => this.#end(current.id),
    });
  }

  /** Writes the drawings anew, with words in another language or measures in other units. */
  async rewrite(): Promise<void> {
    if (this.current) await this.#put(this.current.id, this.#drawings);
  }

  #freeId(): string {
    let serial = 1;
    while (this.#workbench.own.get(`${OWN_PREFIX}drawn-${serial}`)) serial += 1;
    return `${OWN_PREFIX}drawn-${serial}`;
  }

  /** @param before the layer as it was, when it comes back */
  async #begin(
    id: string,
    title: string,
    drawings: readonly Drawing[],
    before: OwnLayer | null = null,
  ): Promise<void> {
    this.#id = id;
    this.#drawings = drawings;
    await this.#inTurn(async () => {
      const table = await this.#ports.save(id, drawings);
      const layer = before ? { ...before, table } : this.#ports.newLayer(id, title, table);
      const version = layer.version + 1;
      this.#version = version;
      this.#workbench.own.add({ ...layer, version });
    });
  }

  async #end(id: string): Promise<void> {
    await this.#inTurn(async () => {
      this.#workbench.own.remove(id);
      await this.#ports.drop(id);
    });
    this.follow();
  }

  async #put(id: string, drawings: readonly Drawing[]): Promise<void> {
    if (id === this.#id) this.#drawings = drawings;
    await this.#inTurn(async () => {
      const table = await this.#ports.save(id, drawings);
      const version = (this.#workbench.own.get(id)?.version ?? 0) + 1;
      if (id === this.#id) this.#version = version;
      this.#workbench.own.change(id, { table, version });
    });
  }

  async #inTurn(act: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(act).catch(this.#ports.failed);
    await this.#turn;
  }
}
