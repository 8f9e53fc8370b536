import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { Layer } from '../domain/site';

/** Which layers are shown. Their order is the catalogue's. */
export class Layers {
  readonly #layers: readonly Layer[];
  readonly #shown = new SvelteSet<string>();
  /** 0 to 1, of those that are not drawn fully. */
  readonly #opacity = new SvelteMap<string, number>();

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

  /** 0 to 1; 1 is as the catalogue draws it. */
  opacityOf(id: string): number {
    return this.#opacity.get(id) ?? 1;
  }

  /** Opacities of the layers that are not drawn fully, in the order of the catalogue. */
  get opacities(): readonly { readonly layer: string; readonly opacity: number }[] {
    return this.#layers
      .filter(({ id }) => this.#opacity.has(id))
      .map(({ id }) => ({ layer: id, opacity: this.opacityOf(id) }));
  }

  setOpacity(id: string, opacity: number): void {
    if (opacity >= 1) this.#opacity.delete(id);
    else this.#opacity.set(id, Math.max(0, Math.round(opacity * 100) / 100));
  }

  /** Takes over the opacities of an address; others are drawn fully. */
  fade(opacities: readonly { readonly layer: string; readonly opacity: number }[]): void {
    this.#opacity.clear();
    for (const { layer, opacity } of opacities) this.setOpacity(layer, opacity);
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
