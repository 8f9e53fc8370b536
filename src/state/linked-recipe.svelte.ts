import type { OwnLayers } from './own-layers.svelte';

/** The recipe that the address tells of, as its text: one to be run, or the one whose result is there. */
export class LinkedRecipe {
  readonly #own: OwnLayers;
  #link = $state.raw<{ readonly text: string; readonly layer: string | null } | null>(null);

  constructor(own: OwnLayers) {
    this.#own = own;
  }

  /** What the address says; null once the result was taken away. */
  get text(): string | null {
    if (!this.#link) return null;
    const { text, layer } = this.#link;
    return layer === null || this.#own.get(layer) ? text : null;
  }

  /** What an address asked for and has no result yet. */
  get asked(): string | null {
    return this.#link?.layer === null ? this.#link.text : null;
  }

  /** Takes over what an address says; the result of the same text stays. */
  follow(text: string | null): void {
    if (text !== this.text) this.#link = text === null ? null : { text, layer: null };
  }

  /** The result of a text is there, as an own layer. */
  made(text: string, layer: string): void {
    this.#link = { text, layer };
  }

  /** It was no good: the address forgets it. */
  drop(): void {
    this.#link = null;
  }
}
