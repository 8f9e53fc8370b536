import type { Filters, LayerFilter } from '../domain/filter/model';

/** What is filtered of which layer, shipped or own. */
export class FilterState {
  #all = $state.raw<Filters>({});
  /** Ids that a filter leaves of a shipped layer, once the worker has told. */
  #passing = $state.raw<Readonly<Record<string, ReadonlySet<string>>>>({});

  get all(): Filters {
    return this.#all;
  }

  get isEmpty(): boolean {
    return Object.keys(this.#all).length === 0;
  }

  of(layerId: string): LayerFilter | null {
    return this.#all[layerId] ?? null;
  }

  /** Null, or a filter without conditions, shows the whole layer. */
  set(layerId: string, filter: LayerFilter | null): void {
    const { [layerId]: _before, ...others } = this.#all;
    this.#all = filter && filter.conditions.length > 0 ? { ...others, [layerId]: filter } : others;
  }

  replace(filters: Filters): void {
    this.#all = filters;
  }

  clear(): void {
    this.#all = {};
  }

  /** Ids that the filter of a shipped layer leaves; null while it has none or the answer is on its way. */
  passing(layerId: string): ReadonlySet<string> | null {
    return this.#all[layerId] ? (this.#passing[layerId] ?? null) : null;
  }

  /** The worker's answer for one layer. */
  answered(layerId: string, ids: Iterable<string>): void {
    this.#passing = { ...this.#passing, [layerId]: new Set(ids) };
  }
}
