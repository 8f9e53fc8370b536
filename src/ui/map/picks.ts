/** What follows from pointing at the map. */
import type { Pick } from '../../map/map-view';
import type { Atlas } from '../../state/atlas.svelte';
import type { Side } from '../../state/compare.svelte';
import type { Target } from '../../state/selection.svelte';
import { openOwnCluster } from './own-map';

/** Of presses on connected layers. */
let number = 0;

/** The things pointed at, each by itself; a cluster of an own layer is none. */
const targetsOf = (picks: readonly Pick[]): Target[] =>
  picks.flatMap((pick): Target[] => {
    if (pick.kind === 'own-cluster') return [];
    if (pick.kind === 'connected') {
      number += 1;
      return [{ ...pick, id: String(number) }];
    }
    if (pick.kind === 'feature' || pick.kind === 'own')
      return [{ kind: pick.kind, layer: pick.layer, id: pick.id }];
    return pick.ids.map((id) => ({ kind: 'site', id }));
  });

/** Zooms in until the members part; members at one point are offered instead. */
function openCluster(atlas: Atlas, ids: readonly string[]): void {
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

/** Selects what was pointed at, opens a cluster, or asks which of several things is meant. */
export function pick(atlas: Atlas, picks: readonly Pick[], side: Side): void {
  const { selection } = atlas;
  const [first] = picks;
  if (
    first?.kind === 'cluster' &&
    picks.every((one) => one === first || one.kind === 'connected')
  ) {
    openCluster(atlas, first.ids);
    return;
  }
  if (first?.kind === 'own-cluster') {
    void openOwnCluster(atlas, first, side);
    return;
  }
  const all = targetsOf(picks);
  const isSite = all.some(({ kind }) => kind === 'site');
  // A service that knows something of every position does not stand between a person and a place.
  const targets = isSite ? all.filter(({ kind }) => kind !== 'connected') : all;
  const [only] = targets;
  if (targets.length === 1 && only?.kind === 'site') {
    // The place is in view already: selecting it must not throw the map about.
    selection.selectSite(only.id);
  } else {
    selection.offer(targets);
  }
}
