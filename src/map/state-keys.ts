/**
 * The names of the map's global state. The style reads them, the adapter writes them:
 * showing a layer or selecting a place is one of these values, never a new style.
 */
import type { StateSpecification } from 'maplibre-gl';
import type { AtlasSettings } from '../domain/atlas';
import { basemapGlobalState } from './basemap/embedded';

/** Ids of the sites that are shown. */
export const SHOWN_SITES = 'shownSites';
/** Id of the selected site, or empty. */
export const SELECTED_SITE = 'selectedSite';
/** Id of the hovered site, or empty. */
export const HOVERED_SITE = 'hoveredSite';
/** Id of the area feature or layer that the selected site fills, or empty. */
export const SELECTED_AREA = 'selectedArea';
/** `layer/feature` of the selected feature that is no site, or empty. */
export const SELECTED_FEATURE = 'selectedFeature';

/** The key that shows a layer. */
export const shownKey = (layerId: string): string => `${layerId}.shown`;

/** Whether a filter holds for a layer of features, and the ids that it leaves. */
export const filteredKey = (layerId: string): string => `${layerId}.filtered`;
export const passingKey = (layerId: string): string => `${layerId}.passing`;

/** The key of a layer's opacity, 0 to 1. */
export const opacityKey = (layerId: string): string => `${layerId}.opacity`;

/** Opacities of places by their id; of those that are not in it 1. */
export const SITE_OPACITY = 'siteOpacity';

/** Every key a style reads, with its first value. */
export function initialState(
  layerIds: readonly string[],
  { localLanguage, fallbackLanguage }: Pick<AtlasSettings, 'localLanguage' | 'fallbackLanguage'>,
): StateSpecification {
  return {
    ...basemapGlobalState,
    lang: { default: localLanguage },
    localLang: { default: localLanguage },
    fallbackLang: { default: fallbackLanguage },
    [SHOWN_SITES]: { default: [] },
    [SELECTED_SITE]: { default: '' },
    [HOVERED_SITE]: { default: '' },
    [SELECTED_AREA]: { default: '' },
    [SELECTED_FEATURE]: { default: '' },
    ...Object.fromEntries(
      layerIds.flatMap((id): [string, { default: unknown }][] => [
        [shownKey(id), { default: false }],
        [opacityKey(id), { default: 1 }],
        [filteredKey(id), { default: false }],
        [passingKey(id), { default: [] }],
      ]),
    ),
    [SITE_OPACITY]: { default: {} },
  };
}
