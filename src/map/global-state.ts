import type { Core } from '../domain/atlas';
import type { MapState } from './map-view';
import {
  HOVERED_SITE,
  SELECTED_AREA,
  SELECTED_FEATURE,
  SELECTED_SITE,
  SHOWN_SITES,
  shownKey,
} from './state-keys';

/** A person's choices as the style reads them. */
export function globalStateOf(core: Core, state: MapState): Record<string, unknown> {
  const shown = new Set(state.shownLayers);
  return {
    lang: state.lang,
    bilingual: state.bilingual,
    localFirst: state.localFirst,
    [SHOWN_SITES]: state.shownSites,
    [SELECTED_SITE]: state.selectedSite,
    [SELECTED_AREA]: state.selectedArea,
    [SELECTED_FEATURE]: state.selectedFeature,
    [HOVERED_SITE]: state.hoveredSite,
    ...Object.fromEntries(core.layers.map(({ id }) => [shownKey(id), shown.has(id)])),
  };
}
