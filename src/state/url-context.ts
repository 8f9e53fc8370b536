import type { Core } from '../domain/atlas';
import type { UrlContext } from './url';

/** The ids that an address of this atlas may name. */
export function urlContextOf({ settings, sites, layers, tours }: Core): UrlContext {
  return {
    languages: settings.languages,
    placeIds: new Set(sites.map(({ id }) => id)),
    layerIds: new Set(layers.map(({ id }) => id)),
    basemapIds: new Set(settings.basemaps.map(({ id }) => id)),
    tourSteps: new Map(tours.map(({ id, stepCount }) => [id, stepCount])),
  };
}
