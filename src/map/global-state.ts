import type { Core } from '../domain/atlas';
import type { MapState } from './map-contract';
import {
  HOVERED_SITE,
  SELECTED_AREA,
  SELECTED_FEATURE,
  SELECTED_SITE,
  SHOWN_SITES,
  filteredKey,
  passingKey,
  SITE_OPACITY,
  opacityKey,
  shownKey,
} from './state-keys';

/** The local names of what is drawn with a name of its own; the basemap leaves them out. */
function ownNames({ settings, sites }: Core, shownSites: readonly string[]): string[] {
  const shown = new Set(shownSites);
  return sites.flatMap(({ id, name, mapped, track }) => {
    const text = name[settings.localLanguage];
    return mapped && !track && shown.has(id) && text !== undefined ? [text] : [];
  });
}

/** A person's choices as the style reads them. */
export function globalStateOf(core: Core, state: MapState): Record<string, unknown> {
  const shown = new Set(state.shownLayers);
  const opacities = new Map(state.opacities.map(({ layer, opacity }) => [layer, opacity]));
  return {
    lang: state.lang,
    bilingual: state.bilingual,
    localFirst: state.localFirst,
    ownNames: ownNames(core, state.shownSites),
    [SHOWN_SITES]: state.shownSites,
    [SELECTED_SITE]: state.selectedSite,
    [SELECTED_AREA]: state.selectedArea,
    [SELECTED_FEATURE]: state.selectedFeature,
    [HOVERED_SITE]: state.hoveredSite,
    ...Object.fromEntries(
      core.layers.flatMap(({ id, draw }): [string, unknown][] => {
        // What passes of a layer of places is in the shown ones already.
        const passing = draw.kind === 'sites' ? null : (state.passing[id] ?? null);
        return [
          [shownKey(id), shown.has(id)],
          [opacityKey(id), opacities.get(id) ?? 1],
          [filteredKey(id), passing !== null],
          [passingKey(id), passing ?? []],
        ];
      }),
    ),
    [SITE_OPACITY]: Object.fromEntries(
      core.sites.flatMap(({ id, layer }) => {
        const opacity = opacities.get(layer);
        return opacity === undefined ? [] : [[id, opacity]];
      }),
    ),
  };
}
