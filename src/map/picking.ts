/** What lies under a point of the map, in the atlas's words. */
import type { Map as MapLibreMap, MapGeoJSONFeature, PointLike } from 'maplibre-gl';
import type { Core } from '../domain/atlas';
import type { Scene } from '../domain/scene';
import type { Layer } from '../domain/site';
import { basemapSourceId } from './basemap/embedded';
import type { ConnectedPick } from './connected/view';
import { clusterRadiusPx } from './own/address';
import { layerOfSource } from './own/style';
import type { OwnLayerView } from './own/view';

export type Pick =
  | ConnectedPick
  | { readonly kind: 'sites'; readonly ids: readonly string[] }
  | { readonly kind: 'cluster'; readonly ids: readonly string[] }
  | { readonly kind: 'feature'; readonly layer: string; readonly id: string }
  /** A feature of a person's own layer. */
  | { readonly kind: 'own'; readonly layer: string; readonly id: string }
  /** Points of an own layer that were gathered; `cluster` is the number its tiles give it. */
  | {
      readonly kind: 'own-cluster';
      readonly layer: string;
      readonly cluster: number;
      readonly radiusPx: number;
    };

export interface PickContext {
  readonly core: Core;
  readonly scene: Scene;
  readonly shownLayers: readonly string[];
  readonly shownSites: ReadonlySet<string>;
  readonly own: readonly OwnLayerView[];
  /** The style layers of own layers that can be pointed at. */
  readonly ownStyleLayers: readonly string[];
}

/** Half the side of the square that a pointer hits, in pixels. */
const HIT_PX = 6;
const SITE_LAYERS = [
  'site-pins',
  'site-pin-counts',
  'site-patches',
  'site-patch-labels',
  'site-track',
  'site-track-dashed',
  'site-track-labels',
];

/** Everything under a point of the screen, topmost first; each thing once. */
export function picksAt(
  map: MapLibreMap,
  [x, y]: readonly [number, number],
  context: PickContext,
): Pick[] {
  const box: [PointLike, PointLike] = [
    [x - HIT_PX, y - HIT_PX],
    [x + HIT_PX, y + HIT_PX],
  ];
  const featureLayers = context.core.layers
    .filter((layer) => layer.draw.kind !== 'sites' && context.shownLayers.includes(layer.id))
    .flatMap((layer) => styleLayersOf(map, layer));
  const layers = [...SITE_LAYERS, ...featureLayers, ...context.ownStyleLayers].filter(
    (id) => map.getLayer(id) !== undefined,
  );
  return toPicks(map.queryRenderedFeatures(box, { layers }), context);
}

/** The style layers that draw a layer, the basemap's own among them. */
function styleLayersOf(map: MapLibreMap, layer: Layer): string[] {
  if (layer.draw.kind !== 'basemap' || layer.source.type !== 'basemap')
    return [`layer-${layer.id}`];
  const { sourceLayer } = layer.source;
  return map
    .getStyle()
    .layers.filter(
      (entry) =>
        'source-layer' in entry &&
        entry.source === basemapSourceId &&
        entry['source-layer'] === sourceLayer,
    )
    .map(({ id }) => id);
}

function toPicks(features: readonly MapGeoJSONFeature[], context: PickContext): Pick[] {
  const { core, scene, shownSites } = context;
  const picks = new Map<string, Pick>();
  for (const { layer, sourceLayer, properties } of features) {
    const id = String(properties['id'] ?? '');
    const own = context.own.find((view) => view.id === layerOfSource(layer.source));
    if (own) {
      const cluster = Number(properties['cluster_id'] ?? NaN);
      if (Number.isInteger(cluster)) {
        const radiusPx = clusterRadiusPx(own) ?? 0;
        const pick = { kind: 'own-cluster', layer: own.id, cluster, radiusPx } as const;
        picks.set(`${own.id} cluster ${cluster}`, pick);
      } else if (id) picks.set(`${own.id}/${id}`, { kind: 'own', layer: own.id, id });
    } else if (layer.source === 'pins') {
      const members = readMembers(properties['members']);
      picks.set(
        id,
        members.length > 0 ? { kind: 'cluster', ids: members } : { kind: 'sites', ids: [id] },
      );
    } else if (layer.source === 'patches') {
      const area = scene.areas.find((entry) => entry.id === properties['area']);
      const ids = (area?.siteIds ?? []).filter((member) => shownSites.has(member));
      const primary = area?.primaryId;
      const chosen = primary && ids.includes(primary) ? [primary] : ids;
      if (chosen.length > 0) picks.set(`area ${area?.id ?? ''}`, { kind: 'sites', ids: chosen });
    } else if (layer.source === 'tracks' || layer.source === 'track-labels') {
      picks.set(id, { kind: 'sites', ids: [id] });
    } else if (id) {
      const fromBasemap = core.layers.find(
        ({ source }) => source.type === 'basemap' && source.sourceLayer === sourceLayer,
      );
      const shipped = fromBasemap?.id ?? layer.source.replace(/^layer-/, '');
      picks.set(`${shipped}/${id}`, { kind: 'feature', layer: shipped, id });
    }
  }
  return [...picks.values()];
}

/** A worker hands nested properties on as objects or, from older tiles, as JSON. */
function readMembers(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' && value.startsWith('[') ? (JSON.parse(value) as string[]) : [];
}
