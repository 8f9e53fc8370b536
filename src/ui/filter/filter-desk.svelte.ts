import type { Condition, LayerFilter } from '../../domain/filter/model';
import type { Speech } from '../../i18n/speech.svelte';
import type { Atlas } from '../../state/atlas.svelte';

/** Changes the filter of one layer; what a hand does in one go is one thing to undo. */
export class FilterDesk {
  readonly layer: string;
  readonly #atlas: Atlas;
  /** The filter before a handle was taken; null when none is being moved. */
  #before: { readonly filter: LayerFilter | null } | null = null;
  /** Names of features of other layers that were chosen here, by layer and id. */
  #names = $state.raw<Readonly<Record<string, string>>>({});

  constructor(atlas: Atlas, layer: string) {
    this.#atlas = atlas;
    this.layer = layer;
  }

  get conditions(): readonly Condition[] {
    return this.#atlas.workbench.filters.conditions(this.layer);
  }

  /** The condition on a field, of which a filter made here has one at most. */
  on(field: string): Condition | null {
    return this.conditions.find((one) => 'field' in one && one.field === field) ?? null;
  }

  /** Puts a condition on a field, or takes it away; live changes are not yet to be undone. */
  put(field: string, condition: Condition | null, live = false): void {
    const at = this.conditions.findIndex((one) => 'field' in one && one.field === field);
    const others = this.conditions.filter((_, index) => index !== at);
    const place = at < 0 ? others.length : at;
    this.#change(
      condition ? [...others.slice(0, place), condition, ...others.slice(place)] : others,
      live,
    );
  }

  add(condition: Condition): void {
    const others = this.conditions.filter(
      ({ kind }) => kind !== condition.kind || kind === 'near' || kind === 'shape',
    );
    this.#change([...others, condition]);
  }

  remove(condition: Condition): void {
    this.#change(this.conditions.filter((one) => one !== condition));
  }

  clear(): void {
    this.#change([]);
  }

  named(layer: string, id: string, name: string): void {
    this.#names = { ...this.#names, [`${layer}/${id}`]: name };
  }

  nameOf(layer: string, id: string, speech: Speech): string {
    const site = this.#atlas.site(id);
    const names =
      site?.name ?? this.#atlas.features(layer)?.value?.find((one) => one.id === id)?.name;
    return this.#names[`${layer}/${id}`] ?? (names ? speech.name(names).text : id);
  }

  #change(conditions: readonly Condition[], live = false): void {
    const { filters, history } = this.#atlas.workbench;
    this.#before ??= { filter: filters.of(this.layer) };
    const { filter: before } = this.#before;
    const after = { conditions };
    filters.set(this.layer, after);
    if (live) return;
    this.#before = null;
    if (JSON.stringify(before?.conditions ?? []) === JSON.stringify(conditions)) return;
    history.note({
      label: 'filter.deed',
      undo: () => {
        filters.set(this.layer, before);
      },
      redo: () => {
        filters.set(this.layer, after);
      },
    });
  }
}
