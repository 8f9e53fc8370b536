import { RESULT_ID } from '../domain/own/model';
import type { OwnLayers } from './own-layers.svelte';

interface Link {
  readonly text: string;
  /** Id of the result; null until there is one. */
  readonly layer: string | null;
  /** Whether the side that is worked on shows the result. */
  readonly shown: boolean;
}

/** The recipe that the address tells of, as its text: one to be run, or the one whose result is there. */
export class LinkedRecipe {
  readonly #own: OwnLayers;
  #link = $state.raw<Link | null>(null);

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

  /** Id of the layer that the address means by its result; null while it means none. */
  get layer(): string | null {
    return this.text === null ? null : (this.#link?.layer ?? RESULT_ID);
  }

  /** Takes over what an address says; the result of the same text stays. */
  follow(text: string | null): void {
    if (text !== this.text) this.#link = text === null ? null : { text, layer: null, shown: true };
  }

  /** The result is shown, or is not, as soon as it is there. */
  expect(shown: boolean): void {
    if (this.#link?.layer === null) this.#link = { ...this.#link, shown };
    else if (this.#link) this.#own.change(this.#link.layer, { shown });
  }

  /** The result of a text is there, as an own layer. @returns true when an address had asked for it */
  made(text: string, layer: string): boolean {
    const wasAsked = this.asked === text;
    if (wasAsked && this.#link?.shown === false) this.#own.change(layer, { shown: false });
    this.#link = { text, layer, shown: true };
    return wasAsked;
  }

  /** It was no good: the address forgets it. */
  drop(): void {
    this.#link = null;
  }
}
