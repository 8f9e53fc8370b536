import type { OwnLayer } from '../domain/own/model';

/** A person's own layers, topmost first. Their features are in the worker; here is what the page knows. */
export class OwnLayers {
  #all = $state.raw<readonly OwnLayer[]>([]);

  get all(): readonly OwnLayer[] {
    return this.#all;
  }

  get(id: string): OwnLayer | null {
    return this.#all.find((layer) => layer.id === id) ?? null;
  }

  /** Puts a layer at a place in the order, on top without one. */
  add(layer: OwnLayer, index = 0): void {
    const others = this.#all.filter(({ id }) => id !== layer.id);
    this.#all = [...others.slice(0, index), layer, ...others.slice(index)];
  }

  /** Changes what is named; nothing happens to a layer that is not there. */
  change(id: string, changes: Partial<Omit<OwnLayer, 'id'>>): void {
    this.#all = this.#all.map((layer) => (layer.id === id ? { ...layer, ...changes } : layer));
  }

  remove(id: string): void {
    this.#all = this.#all.filter((layer) => layer.id !== id);
  }

  /** Moves a layer to a place in the order, 0 being the top. */
  move(id: string, index: number): void {
    const layer = this.get(id);
    if (layer) this.add(layer, Math.max(0, Math.min(index, this.#all.length - 1)));
  }

  /** Takes over a whole list, from a project for example. */
  replace(layers: readonly OwnLayer[]): void {
    this.#all = layers;
  }
}
