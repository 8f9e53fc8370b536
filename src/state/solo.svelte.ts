import type { Layers } from './layers.svelte';
import type { OwnLayers } from './own-layers.svelte';

/** One layer alone on the map, and back to what was shown before. */
export class Solo {
  readonly #layers: Layers;
  readonly #own: OwnLayers;
  #before: { readonly shipped: readonly string[]; readonly own: readonly string[] } | null = null;

  constructor(layers: Layers, own: OwnLayers) {
    this.#layers = layers;
    this.#own = own;
  }

  /** True when the layer, shipped or own, is the only one that is shown. */
  is(id: string): boolean {
    const shown = [...this.#layers.shown, ...this.#own.shown];
    return shown.length === 1 && shown[0] === id;
  }

  toggle(id: string): void {
    if (this.is(id)) {
      if (this.#before) this.#show(this.#before.shipped, this.#before.own);
      this.#before = null;
      return;
    }
    this.#before = { shipped: this.#layers.shown, own: this.#own.shown };
    this.#show([id], [id]);
  }

  #show(shipped: readonly string[], own: readonly string[]): void {
    this.#layers.showOnly(shipped);
    this.#own.showOnly(own);
  }
}
