import type { MapState } from '../../map/map-view';
import type { Atlas } from '../../state/atlas.svelte';
import type { Side } from '../../state/compare.svelte';
import { sitesOnSide } from '../../state/side-view';

/** What of the atlas the map of a side shows. */
export function mapStateOf(atlas: Atlas, side: Side): MapState {
  const { settings, selection, selectedArea, workbench } = atlas;
  const { selected } = selection;
  const { compare } = workbench;
  const { layers, labels } = compare.viewOf(side);
  const filters = side === compare.edited ? workbench.filters : compare.otherFilters;
  return {
    lang: settings.lang,
    bilingual: labels !== 'mine',
    localFirst: labels === 'local',
    shownLayers: layers,
    opacities: atlas.layers.opacities,
    shownSites: sitesOnSide(atlas, side),
    selectedSite: selection.siteId ?? '',
    selectedArea,
    selectedFeature: selected?.kind === 'feature' ? `${selected.layer}/${selected.id}` : '',
    hoveredSite: selection.hovered ?? '',
    passing: filters.passingIds,
  };
}
