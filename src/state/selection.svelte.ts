import type { LngLat } from '../domain/site';

/** What a person points at: a site, a feature of a layer that is no site, or one of an own or a connected layer. */
export type Target =
  | { readonly kind: 'site'; readonly id: string }
  | { readonly kind: 'feature'; readonly layer: string; readonly id: string }
  | { readonly kind: 'own'; readonly layer: string; readonly id: string }
  | {
      readonly kind: 'connected';
      readonly layer: string;
      /** Of the press: no two are the same. */
      readonly id: string;
      readonly at: LngLat;
      /** Of the map, when it was pressed. */
      readonly zoom: number;
      readonly sourceLayer: string;
      /** Of a feature of vector tiles; null where the service has to be asked about the position. */
      readonly properties: Readonly<Record<string, unknown>> | null;
    };

/** What a person selected, hovers, and is asked to choose from. */
export class Selection {
  #selected = $state.raw<Target | null>(null);
  #hovered = $state<string | null>(null);
  #choices = $state.raw<readonly Target[]>([]);
  #highlighted = $state.raw<readonly string[]>([]);

  get selected(): Target | null {
    return this.#selected;
  }

  /** Id of the selected site, null when no site is selected. */
  get siteId(): string | null {
    return this.#selected?.kind === 'site' ? this.#selected.id : null;
  }

  /** Id of the hovered or focused site. */
  get hovered(): string | null {
    return this.#hovered;
  }

  /** Things that lie on top of each other where the person pointed; empty when nothing is asked. */
  get choices(): readonly Target[] {
    return this.#choices;
  }

  /** Ids of sites that a page around the atlas points out. */
  get highlighted(): readonly string[] {
    return this.#highlighted;
  }

  selectSite(id: string): void {
    this.select({ kind: 'site', id });
  }

  select(target: Target): void {
    this.#selected = target;
    this.#choices = [];
  }

  clear(): void {
    this.#selected = null;
    this.#choices = [];
  }

  hover(id: string | null): void {
    this.#hovered = id;
  }

  highlight(ids: readonly string[]): void {
    this.#highlighted = ids;
  }

  /** One target is selected; several are asked about; none clears. */
  offer(targets: readonly Target[]): void {
    const [only] = targets;
    if (!only) this.clear();
    else if (targets.length === 1) this.select(only);
    else this.#choices = targets;
  }

  dismissChoices(): void {
    this.#choices = [];
  }
}
