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
    const shown = [...this.#layers.shown, ...this.#shownOwn];
    return shown.length === 1 && shown[0] === id;
  }

  toggle(id: string): void {
    if (this.is(id)) {
      if (this.#before) this.#show(this.#before.shipped, this.#before.own);
      this.#before = null;
      return;
    }
    this.#before = { shipped: this.#layers.shown, own: this.#shownOwn };
    this.#show([id], [id]);
  }

  get #shownOwn(): readonly string[] {
    return this.#own.all.filter(({ shown }) => shown).map(({ id }) => id);
  }

  #show(shipped: readonly string[], own: readonly string[]): void {
    this.#layers.showOnly(shipped);
    for (const { id } of this.#own.all) this.#own.change(id, { shown: own.includes(id) });
  }
}
