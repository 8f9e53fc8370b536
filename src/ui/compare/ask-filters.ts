import type { LayerFilter } from '../../domain/filter/model';
import { isOwnLayerId } from '../../domain/own/model';
import type { Atlas } from '../../state/atlas.svelte';
import { geo } from '../../worker/geo';
import { tellFailure } from '../common/failures';

/** Asks the worker what the filters of the side leave that is not edited; to be called in an effect. */
export function askOtherFilters(atlas: Atlas): void {
  const { otherFilters } = atlas.workbench.compare;
  for (const [layer, filter] of Object.entries(otherFilters.all)) {
    if (otherFilters.passing(layer) === null) void ask(atlas, layer, filter);
  }
}

async function ask(atlas: Atlas, layer: string, filter: LayerFilter): Promise<void> {
  const { otherFilters } = atlas.workbench.compare;
  const near = filter.conditions.flatMap((one) => (one.kind === 'near' ? one.layer : []));
  try {
    for (const id of [layer, ...near]) {
      if (!isOwnLayerId(id)) await geo().load(id, { kind: 'shipped' });
    }
    const ids = await geo().ids(layer, filter);
    if (otherFilters.of(layer) === filter) otherFilters.answered(layer, ids);
  } catch (error) {
    tellFailure(atlas.notices, error);
  }
}
