import { SvelteSet } from 'svelte/reactivity';
import type { Layer } from '../domain/site';

/** Which layers are shown. Their order is the catalogue's. */
export class Layers {
  readonly #layers: readonly Layer[];
  readonly #shown = new SvelteSet<string>();

  constructor(layers: readonly Layer[]) {
    this.#layers = layers;
    this.reset();
  }

  get all(): readonly Layer[] {
    return this.#layers;
  }

  /** Ids of the shown layers in the order of the catalogue. */
  get shown(): readonly string[] {
    return this.#layers.filter(({ id }) => this.#shown.has(id)).map(({ id }) => id);
  }

  /** True when the shown layers are those a first visit shows. */
  get isDefault(): boolean {
    return this.#layers.every(
      ({ id, initiallyVisible }) => this.#shown.has(id) === initiallyVisible,
    );
  }

  isShown(id: string): boolean {
    return this.#shown.has(id);
  }

  show(id: string): void {
    this.#shown.add(id);
  }

  hide(id: string): void {
    this.#shown.delete(id);
  }

  showOnly(ids: readonly string[]): void {
    for (const { id } of this.#layers) {
      if (ids.includes(id)) this.#shown.add(id);
      else this.#shown.delete(id);
    }
  }

  reset(): void {
    this.showOnly(this.#layers.filter((layer) => layer.initiallyVisible).map(({ id }) => id));
  }
}
