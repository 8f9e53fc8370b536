import type { LngLat } from '../../domain/site';
import type { Atlas } from '../../state/atlas.svelte';

/** Where sites are, as far as they have a point. */
export const pointsOf = (atlas: Atlas, ids: readonly string[]): LngLat[] =>
  ids.flatMap((id) => {
    const point = atlas.site(id)?.position.point;
    return point ? [point] : [];
  });
