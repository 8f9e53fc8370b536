import { readPmtilesFile } from '../../data/connect/pmtiles';
import type { ConnectedLayer, FeaturesSource, ConnectedSource } from '../../domain/connect/model';
import { ConnectProblem } from '../../domain/connect/problem';
import type { Atlas } from '../../state/atlas.svelte';
import { addConnected } from './deeds';

/**
 * Puts a PMTiles file of the device on the map, with what the file itself says of its name and credit.
 * @throws ConnectProblem when it is no archive of tiles; `explain` of ./words has the words
 */
export async function openTiles(atlas: Atlas, file: File): Promise<ConnectedLayer> {
  const found = await readPmtilesFile(file);
  const [offer] = found.layers;
  const source: ConnectedSource | FeaturesSource | undefined = offer?.styles[0]?.source;
  if (!offer || source?.kind !== 'pmtiles') throw new ConnectProblem('wrong', { host: file.name });
  const layer = addConnected(atlas, found, offer, source, 'wgs84', file);
  if (layer.bounds) atlas.frameBounds(layer.bounds);
  return layer;
}

/** Gives a layer its file again, after a reload. @throws ConnectProblem when it is no archive of tiles */
export async function reopenTiles(atlas: Atlas, layerId: string, file: File): Promise<void> {
  await readPmtilesFile(file);
  atlas.workbench.connected.giveFile(layerId, file);
}
