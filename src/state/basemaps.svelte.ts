import { embeddedOf, type Basemap } from '../domain/basemap';

/**
 * Why a basemap is not shown: it has no key, its host refuses, cannot be reached, or sends what is
 * none.
 */
export type BasemapFailure = 'key' | 'refused' | 'unreachable' | 'broken';

/** The basemaps of the instance, which one a person chose, and which of them failed. */
export class Basemaps {
  readonly all: readonly Basemap[];
  readonly embedded: Basemap;
  readonly #first: Basemap;
  #chosenId = $state('');
  #failed = $state.raw<ReadonlyMap<string, BasemapFailure>>(new Map());
  #ownKey = $state<string | null>(null);

  constructor(all: readonly Basemap[]) {
    this.all = all;
    this.embedded = embeddedOf(all);
    this.#first = all[0] ?? this.embedded;
    this.#chosenId = this.#first.id;
  }

  /** What the person chose, shown or not: a failure changes nothing about it. */
  get chosenId(): string {
    return this.#chosenId;
  }

  /** Null for the one that is shown anyway. */
  get forAddress(): string | null {
    return this.#chosenId === this.#first.id ? null : this.#chosenId;
  }

  /** A key for Tianditu that the person has of their own. */
  get ownKey(): string | null {
    return this.#ownKey;
  }

  /** Chosen anew, what failed before is tried again. An unknown id, or none, is the first one's. */
  choose(id: string | null): void {
    const found = this.all.find((basemap) => basemap.id === id) ?? this.#first;
    this.retry(found.id);
    this.#chosenId = found.id;
  }

  /** The basemap with an id, or the embedded one while that cannot be shown. */
  shownFor(id: string): Basemap {
    const asked = this.all.find((basemap) => basemap.id === id) ?? this.#first;
    return this.failureOf(asked.id) === null ? asked : this.embedded;
  }

  failureOf(id: string): BasemapFailure | null {
    const failure = this.#failed.get(id);
    if (failure !== undefined) return failure;
    const basemap = this.all.find((candidate) => candidate.id === id);
    return basemap?.kind === 'tianditu' && this.keyOf(basemap) === null ? 'key' : null;
  }

  /** The key that Tianditu is asked with: the operator's, else the person's own. */
  keyOf(basemap: Basemap): string | null {
    return basemap.kind === 'tianditu' ? (basemap.key ?? this.#ownKey) : null;
  }

  /** True where a key of one's own is of use. */
  get wantsKey(): boolean {
    return this.all.some(({ kind, ...rest }) => kind === 'tianditu' && !('key' in rest));
  }

  fail(id: string, why: BasemapFailure): void {
    if (id === this.embedded.id) return;
    this.#failed = new Map([...this.#failed, [id, why]]);
  }

  retry(id: string): void {
    if (!this.#failed.has(id)) return;
    this.#failed = new Map([...this.#failed].filter(([failed]) => failed !== id));
  }

  /** @param key null or empty takes it away */
  useOwnKey(key: string | null): void {
    const given = key?.trim() ?? '';
    this.#ownKey = given === '' ? null : given;
    for (const { id, kind } of this.all) if (kind === 'tianditu') this.retry(id);
  }
}
