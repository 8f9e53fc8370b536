import type { OwnLayer } from '../domain/own/model';

/** A person's own layers, topmost first. Their features are in the worker; here is what the page knows. */
export class OwnLayers {
  #all = $state.raw<readonly OwnLayer[]>([]);
  /** How many of the last in the order lie below the areas and lines of the atlas. */
  #underCount = $state(0);

  get all(): readonly OwnLayer[] {
    return this.#all;
  }

  /** True when the layer lies below the areas and lines of the atlas. */
  isUnder(id: string): boolean {
    return this.#all.findIndex((layer) => layer.id === id) >= this.#all.length - this.#underCount;
  }

  get underCount(): number {
    return this.#underCount;
  }

  /** Ids of those that are shown, topmost first. */
  get shown(): readonly string[] {
    return this.#all.filter(({ shown }) => shown).map(({ id }) => id);
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

  showOnly(ids: readonly string[]): void {
    const shown = new Set(ids);
    if (this.#all.every((layer) => layer.shown === shown.has(layer.id))) return;
    this.#all = this.#all.map((layer) => ({ ...layer, shown: shown.has(layer.id) }));
  }

  remove(id: string): void {
    if (this.get(id) && this.isUnder(id)) this.#underCount -= 1;
    this.#all = this.#all.filter((layer) => layer.id !== id);
  }

  /** Moves a layer to a place in the order, 0 being the top. */
  move(id: string, index: number): void {
    const layer = this.get(id);
    if (layer) this.add(layer, Math.max(0, Math.min(index, this.#all.length - 1)));
  }

  /** Puts the layers into an order, topmost first; so many of the last lie below the atlas's own. */
  arrange(ids: readonly string[], underCount = 0): void {
    const placed = ids.flatMap((id) => this.get(id) ?? []);
    const others = this.#all.filter(({ id }) => !ids.includes(id));
    this.#all = [...others, ...placed];
    this.#underCount = Math.max(0, Math.min(underCount, this.#all.length));
  }

  /** Takes over a whole list, from a project for example. */
  replace(layers: readonly OwnLayer[], underCount = 0): void {
    this.#all = layers;
    this.#underCount = Math.max(0, Math.min(underCount, layers.length));
  }
}
