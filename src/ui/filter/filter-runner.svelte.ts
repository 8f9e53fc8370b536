import { untrack } from 'svelte';
import type { LayerFilter } from '../../domain/filter/model';
import { isOwnLayerId } from '../../domain/own/model';
import type { Atlas } from '../../state/atlas.svelte';
import type { GeoService } from '../../worker/geo-service';
import { tellFailure } from '../common/failures';

/** More chosen features than these are not outlined one by one. */
const MOST_OUTLINED = 2000;

/** Asks the worker what filters leave and what is chosen, and tells the state. The worker starts when first asked. */
export class FilterRunner {
  readonly #atlas: Atlas;
  /** The filter that was last asked about, by layer: an answer to another one is too late. */
  readonly #asked = new Map<string, string>();
  #chosenRun = 0;

  constructor(atlas: Atlas) {
    this.#atlas = atlas;
  }

  /** To be called in an effect: asks again about every filter that changed, or whose layer did. */
  run(): void {
    const { filters, own } = this.#atlas.workbench;
    const all = filters.all;
    for (const id of this.#asked.keys()) {
      if (!Object.hasOwn(all, id)) this.#asked.delete(id);
    }
    for (const [id, filter] of Object.entries(all)) {
      const layers = [id, ...filter.conditions.flatMap((one) => ('layer' in one ? one.layer : []))];
      // The result of a link is worked out yet.
      if (layers.some((layer) => isOwnLayerId(layer) && !own.get(layer))) continue;
      const versions = layers.map((layer) => own.get(layer)?.version ?? 0);
      const key = JSON.stringify([filter, versions]);
      if (this.#asked.get(id) === key) continue;
      this.#asked.set(id, key);
      void this.#ask(id, filter, key);
    }
  }

  /** To be called in an effect: brings the outlines of what is chosen. */
  outline(): void {
    const { workbench, notices } = this.#atlas;
    const { chosen } = workbench;
    this.#chosenRun += 1;
    const run = this.#chosenRun;
    if (!chosen) {
      workbench.outlined([]);
      return;
    }
    const bring = async (): Promise<void> => {
      const ids = [...chosen.ids].slice(0, MOST_OUTLINED);
      const { features } = await (await this.#geo()).features(chosen.layer, { ids });
      const placed = features.filter(({ geometry }) => (geometry as unknown) !== null);
      if (run === this.#chosenRun) workbench.outlined(placed);
    };
    bring().catch((error: unknown) => {
      tellFailure(notices, error);
    });
  }

  async #geo(): Promise<GeoService> {
    const { geo } = await import('../../worker/geo');
    return geo();
  }

  async #ask(id: string, filter: LayerFilter, key: string): Promise<void> {
    const { workbench, notices } = this.#atlas;
    try {
      const geo = await this.#geo();
      const { fields } = isOwnLayerId(id)
        ? (workbench.own.get(id)?.table ?? { fields: [] })
        : await geo.load(id, { kind: 'shipped' });
      const known = (field: string): boolean =>
        fields.some(({ name }) => name === field || name.startsWith(`${field}:`));
      const strange = filter.conditions.find((one) => 'field' in one && !known(one.field));
      if (strange && 'field' in strange) {
        notices.tell('warning', 'notice.filter.field', { name: strange.field });
        const conditions = filter.conditions.filter((one) => !('field' in one) || known(one.field));
        if (this.#asked.get(id) === key)
          untrack(() => {
            workbench.filters.set(id, { conditions });
          });
        return;
      }
      if (isOwnLayerId(id)) {
        // Ids of a million features are of no use here: the tiles are cut from what passes.
        const count = await geo.count(id, filter);
        if (this.#asked.get(id) === key) workbench.filters.counted(id, count);
        return;
      }
      const ids = await geo.ids(id, filter);
      if (this.#asked.get(id) === key) workbench.filters.answered(id, ids);
    } catch (error) {
      this.#asked.delete(id);
      tellFailure(notices, error);
    }
  }
}
