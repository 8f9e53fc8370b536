import { addProtocol } from 'maplibre-gl';
import { OWN_PROTOCOL, readTileAddress } from './address';
import type { OwnTileRequest } from './view';

export type OwnTile = (request: OwnTileRequest) => Promise<ArrayBuffer>;

let added = false;

/** Lets every map of the page get the tiles of own layers; the first way to get them stays. */
export function addOwnProtocol(tile: OwnTile): void {
  if (added) return;
  added = true;
  addProtocol(OWN_PROTOCOL, async ({ url }) => ({ data: await tile(readTileAddress(url)) }));
}
