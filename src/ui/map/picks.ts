/** What follows from pointing at the map. */
import type { Pick } from '../../map/map-view';
import type { Atlas } from '../../state/atlas.svelte';
import type { Target } from '../../state/selection.svelte';

/** The things pointed at, each by itself; a cluster of an own layer is none. */
export const targetsOf = (picks: readonly Pick[]): Target[] =>
  picks.flatMap((pick): Target[] => {
    if (pick.kind === 'own-cluster') return [];
    if (pick.kind === 'feature' || pick.kind === 'own')
      return [{ kind: pick.kind, layer: pick.layer, id: pick.id }];
    return pick.ids.map((id) => ({ kind: 'site', id }));
  });

/** Zooms in until the members part; members at one point are offered instead. */
export function openCluster(atlas: Atlas, ids: readonly string[]): void {
  const points = ids.flatMap((id) => atlas.site(id)?.position.point ?? []);
  const lngs = points.filter((_, index) => index % 2 === 0);
  const lats = points.filter((_, index) => index % 2 === 1);
  const span = Math.max(
    Math.max(...lngs) - Math.min(...lngs),
    Math.max(...lats) - Math.min(...lats),
  );
  if (span < 1e-5) {
    atlas.selection.offer(ids.map((id) => ({ kind: 'site', id })));
  } else {
    atlas.frameBounds([Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)]);
  }
}
