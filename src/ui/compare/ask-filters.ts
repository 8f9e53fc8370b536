import type { LayerFilter } from '../../domain/filter/model';
import { isOwnLayerId } from '../../domain/own/model';
import type { Atlas } from '../../state/atlas.svelte';
import { geo } from '../../worker/geo';
import { tellFailure } from '../common/failures';

/** Asks the worker what the filters of the side leave that is not edited; to be called in an effect. */
export function askOtherFilters(atlas: Atlas): void {
  const { own, compare } = atlas.workbench;
  const { otherFilters } = compare;
  for (const [layer, filter] of Object.entries(otherFilters.all)) {
    // Tiles of own layers are cut by their filter: nobody asks for the ids. A result may be yet to come.
    const asked = [layer, ...filter.conditions.flatMap((one) => ('layer' in one ? one.layer : []))];
    if (isOwnLayerId(layer) || asked.some((id) => isOwnLayerId(id) && !own.get(id))) continue;
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
