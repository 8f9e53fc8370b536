import { sayableFilters } from '../domain/filter/codec';
import {
  withLayerId,
  type Condition,
  type Filters,
  type LayerFilter,
} from '../domain/filter/model';

/** What of the filters no address can say. */
export function unsayable(filters: Filters, isSayable: (layerId: string) => boolean): Filters {
  const said = sayableFilters(filters, isSayable);
  return Object.fromEntries(Object.entries(filters).filter(([id]) => !Object.hasOwn(said, id)));
}

/** What is filtered of which layer, shipped or own. */
export class FilterState {
  #all = $state.raw<Filters>({});
  /** Ids that a filter leaves of a layer, once the worker has told. */
  #passing = $state.raw<Readonly<Record<string, ReadonlySet<string>>>>({});
  #counts = $state.raw<Readonly<Record<string, number>>>({});
  #open = $state<string | null>(null);

  get all(): Filters {
    return this.#all;
  }

  get isEmpty(): boolean {
    return Object.keys(this.#all).length === 0;
  }

  /** Id of the layer whose filter is being worked on. */
  get openLayer(): string | null {
    return this.#open;
  }

  open(layerId: string): void {
    this.#open = layerId;
  }

  close(): void {
    this.#open = null;
  }

  of(layerId: string): LayerFilter | null {
    return this.#all[layerId] ?? null;
  }

  conditions(layerId: string): readonly Condition[] {
    return this.#all[layerId]?.conditions ?? [];
  }

  /** Null, or a filter without conditions, shows the whole layer. */
  set(layerId: string, filter: LayerFilter | null): void {
    const { [layerId]: _before, ...others } = this.#all;
    this.replace(
      filter && filter.conditions.length > 0 ? { ...others, [layerId]: filter } : others,
    );
  }

  replace(filters: Filters): void {
    this.#all = filters;
    const kept = Object.entries(this.#passing).filter(([id]) => Object.hasOwn(filters, id));
    this.#passing = Object.fromEntries(kept);
  }

  /** Changes places with other filters, the worker's answers included. */
  exchange(other: FilterState): void {
    [this.#all, other.#all] = [other.#all, this.#all];
    [this.#passing, other.#passing] = [other.#passing, this.#passing];
    [this.#counts, other.#counts] = [other.#counts, this.#counts];
  }

  clear(): void {
    this.replace({});
  }

  /** Takes over what an address says; what no address can say stays. */
  follow(filters: Filters | null, isSayable: (layerId: string) => boolean): void {
    this.replace({ ...unsayable(this.#all, isSayable), ...filters });
  }

  /** A layer goes by another id from now on. */
  rename(from: string, to: string): void {
    if (JSON.stringify(this.#all).includes(`"${from}"`))
      this.replace(withLayerId(this.#all, from, to));
  }

  /** The filters that an address can say; null without any. */
  forAddress(isSayable: (layerId: string) => boolean): Filters | null {
    const said = sayableFilters(this.#all, isSayable);
    return Object.keys(said).length > 0 ? said : null;
  }

  /** Ids that the filter of a layer leaves; null while it has none or the first answer is on its way. */
  passing(layerId: string): ReadonlySet<string> | null {
    return this.#all[layerId] ? (this.#passing[layerId] ?? null) : null;
  }

  /** The same of all layers that have an answer, for the map. */
  get passingIds(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(Object.entries(this.#passing).map(([id, ids]) => [id, [...ids]]));
  }

  /** Whether the filter of its layer leaves a feature. */
  lets(layerId: string, featureId: string): boolean {
    return this.passing(layerId)?.has(featureId) ?? true;
  }

  /** How many features the filter of a layer leaves; null while it has none or the answer is on its way. */
  count(layerId: string): number | null {
    return this.#all[layerId] ? (this.#counts[layerId] ?? null) : null;
  }

  /** How many features of a layer pass; of a person's own layers nothing else is told. */
  counted(layerId: string, count: number): void {
    this.#counts = { ...this.#counts, [layerId]: count };
  }

  /** The worker's answer for one layer. */
  answered(layerId: string, ids: Iterable<string>): void {
    if (!this.#all[layerId]) return;
    const passing = new Set(ids);
    this.#passing = { ...this.#passing, [layerId]: passing };
    this.counted(layerId, passing.size);
  }
}
