/** Features of a service as a layer of one's own, with a table. */
import { loadFeatures, type FeatureHaul } from '../../data/connect/features';
import { collectionOf } from '../../domain/connect/ogc-features';
import type { OwnLayer } from '../../domain/own/model';
import { firstStyle } from '../../domain/own/style';
import type { Bounds } from '../../domain/site';
import { viewBounds } from '../../domain/mercator';
import type { Atlas } from '../../state/atlas.svelte';
import { geo } from '../../worker/geo';
import { newOwnId } from '../layers/own-deeds';

export type Told = (count: number, matched: number | null) => void;

/** What is in sight. */
const boundsInSight = ({ camera }: Atlas): Bounds => viewBounds(camera.current, camera.size);

async function haulOf(
  atlas: Atlas,
  items: string,
  limit: number,
  signal: AbortSignal,
  told: Told,
): Promise<FeatureHaul> {
  const { connect = [] } = atlas.core.settings;
  return loadFeatures(items, boundsInSight(atlas), limit, { connect, signal }, told);
}

/**
 * Loads the features in sight as a new layer.
 * @returns null for the layer when there are none
 * @throws ConnectProblem, or what the signal was aborted with
 */
export async function addFeatures(
  atlas: Atlas,
  {
    items,
    title,
    limit,
  }: { readonly items: string; readonly title: string; readonly limit: number },
  signal: AbortSignal,
  told: Told,
): Promise<{ readonly haul: FeatureHaul; readonly layer: OwnLayer | null }> {
  const haul = await haulOf(atlas, items, limit, signal, told);
  if (haul.features.length === 0) return { haul, layer: null };
  const { own, history } = atlas.workbench;
  const id = newOwnId();
  const table = await geo().load(id, { kind: 'features', features: collectionOf(haul.features) });
  const layer: OwnLayer = {
    id,
    title,
    origin: 'connected',
    shown: true,
    opacity: 1,
    style: firstStyle(own.all.length),
    table,
    version: 1,
    recipe: null,
    source: items,
  };
  own.add(layer);
  history.note({
    label: 'deed.layer.add',
    undo: () => {
      own.remove(id);
    },
    redo: () => {
      own.add(layer);
    },
  });
  return { haul, layer };
}

/** Loads a layer anew, for what is in sight now. @throws as {@link addFeatures} */
export async function refreshFeatures(
  atlas: Atlas,
  { id, source, table, version }: OwnLayer,
  limit: number,
  signal: AbortSignal,
  told: Told,
): Promise<FeatureHaul> {
  const haul = await haulOf(atlas, source, limit, signal, told);
  const features = collectionOf(haul.features);
  // Styles and filters name the fields: they stay those that they were.
  const read = await geo().load(id, { kind: 'features', features, fields: table.fields });
  atlas.workbench.own.change(id, { table: read, version: version + 1 });
  return haul;
}
