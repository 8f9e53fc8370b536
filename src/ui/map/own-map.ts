/** A person's own layers between the state, the geo worker and the map. */
import { mainColor } from '../../domain/own/colors';
import { featureName } from '../../domain/own/naming';
import { fieldsFor } from '../../domain/table/languages';
import type { OwnLayerView, OwnSupply, Pick } from '../../map/map-view';
import type { Atlas } from '../../state/atlas.svelte';
import type { Side } from '../../state/compare.svelte';
import type { Target } from '../../state/selection.svelte';
import { tellFailure } from '../common/failures';

/** Bounds narrower than this, in degrees, are one spot: zooming in parts nothing. */
const ONE_SPOT_DEGREES = 1e-5;

/**
 * The own layers as the map of a side shows them, topmost first.
 * @param edited with the one that a tool shows itself
 */
export function ownViews({ workbench }: Atlas, side: Side, edited = false): OwnLayerView[] {
  const { own, compare } = workbench;
  const view = compare.viewOf(side);
  const shown = new Set(view.own);
  // A tool that edits a layer shows it itself, on the first map.
  const left = own.all.filter(({ id }) => edited || side === 'second' || id !== workbench.edited);
  return left.map(({ id, version, opacity, style, table }) => ({
    id,
    version,
    shown: shown.has(id),
    opacity,
    style,
    geometryKinds: table.geometryKinds,
    crowdedBelowZoom: table.crowdedBelowZoom ?? 0,
    filter: view.filters[id] ?? null,
    isUnder: own.isUnder(id),
  }));
}

const worker = async () => (await import('../../worker/geo')).geo();

/** What the map asks about own layers; the worker is started by the first question. */
export const ownSupply: OwnSupply = {
  tile: async (request) => (await worker()).tile(request),
  painted: async (request) => (await worker()).painted(request),
  near: async (request) => (await worker()).near(request),
  features: async (layer, ids) => (await worker()).features(layer, { ids }),
};

/** The one colour that stands for an own layer. */
export function colorOfOwn({ workbench }: Atlas, layerId: string): string | undefined {
  const style = workbench.own.get(layerId)?.style;
  return style && mainColor(style.coloring);
}

/** Names of features of own layers, by `layer/id`; those that cannot be told are left out. */
export async function namesOfOwn(
  atlas: Atlas,
  targets: readonly Target[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  try {
    const { geo } = await import('../../worker/geo');
    for (const layer of atlas.workbench.own.all) {
      const ids = targets.flatMap((target) =>
        target.kind === 'own' && target.layer === layer.id ? [target.id] : [],
      );
      if (ids.length === 0) continue;
      const fields = fieldsFor(
        layer.table.fields,
        atlas.settings.lang,
        atlas.core.settings.languages,
      );
      for (const { id, properties } of (await geo().features(layer.id, { ids })).features) {
        const feature = { id: String(id), properties: properties ?? {} };
        const name = featureName(feature, fields, layer.style.labelField);
        names.set(`${layer.id}/${feature.id}`, name);
      }
    }
  } catch (error) {
    tellFailure(atlas.notices, error);
  }
  return names;
}

/** Zooms in until the members of a cluster part; members at one spot are offered instead. */
export async function openOwnCluster(
  atlas: Atlas,
  { layer, cluster, radiusPx }: Extract<Pick, { kind: 'own-cluster' }>,
  side: Side,
): Promise<void> {
  const filter = atlas.workbench.compare.viewOf(side).filters[layer];
  try {
    const { geo } = await import('../../worker/geo');
    const { bounds, ids } = await geo().cluster({
      layer,
      cluster,
      clusterRadiusPx: radiusPx,
      ...(filter ? { filter } : {}),
    });
    const [west, south, east, north] = bounds;
    if (Math.max(east - west, north - south) > ONE_SPOT_DEGREES) atlas.frameBounds(bounds);
    else atlas.selection.offer(ids.map((id) => ({ kind: 'own', layer, id })));
  } catch (error) {
    tellFailure(atlas.notices, error);
  }
}
