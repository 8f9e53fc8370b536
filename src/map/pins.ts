import type { FeatureCollection, Point } from 'geojson';
import type { Core } from '../domain/atlas';
import { clusterPins, clusterZoom } from '../domain/cluster';
import type { Scene } from '../domain/scene';
import { COLLISION_PX } from '../domain/sketch';
import type { Theme } from './basemap/palette';
import { nameProperties } from './drawers/site-features';
import { pinImageId } from './pin-image';

export interface PinInput {
  readonly core: Core;
  readonly scene: Scene;
  readonly theme: Theme;
  readonly shownSites: ReadonlySet<string>;
  readonly zoom: number;
}

/** The features of the pin source for a zoom: pins, and clusters where pins would cover each other. */
export function pinFeatures(input: PinInput): FeatureCollection<Point> {
  const { core, scene, theme, shownSites, zoom } = input;
  const pins = scene.pins.filter(({ id }) => shownSites.has(id));
  const byId = new Map(pins.map((pin) => [pin.id, pin]));
  const precision = new Map(core.sites.map((site) => [site.id, site.position.precision]));
  const colors = new Map(core.themes.map((entry) => [entry.id, entry.color[theme]]));
  const clusters = clusterPins(
    pins.map(({ id, point, themeId, priority = 0 }) => ({ id, point, theme: themeId, priority })),
    clusterZoom(zoom),
    COLLISION_PX,
  );
  return {
    type: 'FeatureCollection',
    features: clusters.map((cluster) => {
      const pin = byId.get(cluster.id);
      const approximate = precision.get(cluster.id) === 'locality';
      return {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [...cluster.point] },
        properties: {
          id: cluster.id,
          count: cluster.count,
          members: cluster.members,
          color: colors.get(cluster.theme) ?? '',
          order: -(pin?.priority ?? 3),
          icon: pinImageId(
            cluster.count > 1
              ? { kind: 'cluster', themeId: cluster.mixed ? null : cluster.theme }
              : { kind: approximate ? 'approximate' : 'exact', themeId: cluster.theme },
          ),
          ...nameProperties(pin?.name ?? {}, core.settings.localLanguage),
        },
      };
    }),
  };
}
