import type { ConnectedLayer } from '../domain/connect/model';
import type { ConnectProblemCode } from '../domain/connect/problem';

/** Why a layer does not come. */
export interface ConnectedTrouble {
  readonly code: ConnectProblemCode;
  readonly status: number | null;
}

/** Layers of services and tiles of others, topmost first. They lie below the atlas's areas and lines. */
export class Connected {
  #all = $state.raw<readonly ConnectedLayer[]>([]);
  #troubles = $state.raw<ReadonlyMap<string, ConnectedTrouble>>(new Map());
  /** Files of the device, by layer; the browser gives them for as long as the page is open. */
  #files = $state.raw<ReadonlyMap<string, File>>(new Map());

  get all(): readonly ConnectedLayer[] {
    return this.#all;
  }

  get(id: string): ConnectedLayer | null {
    return this.#all.find((layer) => layer.id === id) ?? null;
  }

  file(id: string): File | null {
    return this.#files.get(id) ?? null;
  }

  trouble(id: string): ConnectedTrouble | null {
    return this.#troubles.get(id) ?? null;
  }

  /** Puts a layer at a place in the order, on top without one. */
  add(layer: ConnectedLayer, index = 0): void {
    const others = this.#all.filter(({ id }) => id !== layer.id);
    this.#all = [...others.slice(0, index), layer, ...others.slice(index)];
  }

  /** Changes what is named; shown again, a layer gets another try. */
  change(id: string, changes: Partial<Omit<ConnectedLayer, 'id'>>): void {
    this.#all = this.#all.map((layer) => (layer.id === id ? { ...layer, ...changes } : layer));
    if (changes.shown !== undefined) this.recover(id);
  }

  remove(id: string): void {
    this.#all = this.#all.filter((layer) => layer.id !== id);
    this.recover(id);
  }

  /** Puts the layers into an order, topmost first; what is not named stays on top. */
  arrange(ids: readonly string[]): void {
    const placed = ids.flatMap((id) => this.get(id) ?? []);
    this.#all = [...this.#all.filter(({ id }) => !ids.includes(id)), ...placed];
  }

  replace(layers: readonly ConnectedLayer[]): void {
    this.#all = layers;
    this.#troubles = new Map();
  }

  giveFile(id: string, file: File): void {
    this.#files = new Map([...this.#files, [id, file]]);
    this.recover(id);
  }

  /** @returns false when that was known */
  fail(id: string, trouble: ConnectedTrouble): boolean {
    if (this.#troubles.has(id)) return false;
    this.#troubles = new Map([...this.#troubles, [id, trouble]]);
    return true;
  }

  recover(id: string): void {
    if (!this.#troubles.has(id)) return;
    this.#troubles = new Map([...this.#troubles].filter(([layer]) => layer !== id));
  }
}
