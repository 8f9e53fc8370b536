import { addProtocol } from 'maplibre-gl';
import { PMTiles, Protocol, type Source } from 'pmtiles';

const protocol = new Protocol();
let added = false;

/**
 * Lets the style's `pmtiles://` address read an archive. Called once more, the archive is read anew:
 * what was asked for before is kept with its failure.
 */
export function serveArchive(archive: Source): void {
  if (!added) addProtocol('pmtiles', protocol.tile);
  added = true;
  protocol.add(new PMTiles(archive));
}
