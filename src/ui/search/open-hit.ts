import type { SearchHit } from '../../domain/search-model';
import type { Atlas } from '../../state/atlas.svelte';

/** The zoom at which a station stands among its streets. */
const SPOT_ZOOM = 14;

/** Goes where a finding leads: a place, a statement of the article, a figure, a feature or a spot. */
export function openHit(atlas: Atlas, hit: SearchHit): void {
  const { target } = hit;
  switch (target.type) {
    case 'site':
    case 'claim':
      atlas.openSite(target.site);
      break;
    case 'indicator':
      atlas.selection.clear();
      atlas.open('figures');
      break;
    case 'feature':
      atlas.layers.show(target.layer);
      atlas.selection.select({ kind: 'feature', layer: target.layer, id: target.feature });
      if (target.bounds) atlas.frameBounds(target.bounds);
      else if (hit.at) atlas.look({ ...atlas.camera.current, center: hit.at, zoom: SPOT_ZOOM });
      break;
    case 'point':
      atlas.look({ ...atlas.camera.current, center: target.point, zoom: target.zoom });
      break;
    case 'bounds':
      atlas.frameBounds(target.bounds);
      break;
  }
}
