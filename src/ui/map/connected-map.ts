import type { MapView } from '../../map/map-view';
import type { Atlas } from '../../state/atlas.svelte';
import { tellFailure } from '../common/failures';

let used = false;

/** Shows the connected layers; to be called in an effect. Without one, nothing is loaded for them. */
export function showConnected(atlas: Atlas, view: MapView | null): void {
  const { all } = atlas.workbench.connected;
  if (!view || (!used && all.length === 0)) return;
  used = true;
  // What is read of the layers is what a change of brings this about again.
  for (const { id } of all) atlas.workbench.connected.file(id);
  import('../connect/on-map')
    .then(({ present }) => present(atlas, view))
    .catch((error: unknown) => {
      tellFailure(atlas.notices, error);
    });
}
