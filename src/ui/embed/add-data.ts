import type { FeatureCollection } from 'geojson';
import type { CommandArgs, CommandResults } from '../../domain/embed/protocol';
import { OWN_PREFIX } from '../../domain/own/model';
import type { Atlas } from '../../state/atlas.svelte';
import { CommandError } from '../../state/embed/session';
import { geo } from '../../worker/geo';

/** A page that adds layer after layer would fill the reader's device. */
const MOST_LAYERS = 10;

/** Makes a layer of what a host page sent; it is the reader's own from then on. */
export async function addData(
  atlas: Atlas,
  { title, data }: CommandArgs['addData'],
): Promise<CommandResults['addData']> {
  const { own } = atlas.workbench;
  const source = 'host';
  if (own.all.filter((layer) => layer.source === source).length >= MOST_LAYERS) {
    throw new CommandError('too-large', `A page may add ${MOST_LAYERS} layers`);
  }
  const taken = new Set(own.all.map(({ id }) => id));
  let number = 1;
  while (taken.has(`${OWN_PREFIX}host-${number}`)) number += 1;
  const id = `${OWN_PREFIX}host-${number}`;
  // The schema knows features without a geometry, as RFC 7946 does; the type of the package does not.
  const features = data as FeatureCollection;
  const table = await geo().load(id, { kind: 'features', features });
  const [theme] = atlas.core.themes;
  own.add({
    id,
    title,
    origin: 'connected',
    shown: true,
    opacity: 1,
    style: {
      coloring: { kind: 'single', color: theme?.color.light ?? '' },
      points: 'circle',
      radiusPx: 6,
      sizeBy: null,
      lineWidthPx: 2.5,
      dashed: false,
      fillOpacity: 0.25,
      labelField: null,
    },
    table,
    version: 1,
    recipe: null,
    source,
  });
  return { layer: id, featureCount: table.featureCount };
}
