import { VectorTile } from '@mapbox/vector-tile';
import { gunzipSync } from 'fflate';
import { PbfReader } from 'pbf';
import { CONNECT_LIMITS } from '../../domain/connect/model';

/** Names of the layers of a Mapbox vector tile; null when it is none. */
export function layersOfTile(bytes: Uint8Array): string[] | null {
  try {
    // Tiles out of MBTiles are compressed, and some servers do not say so.
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
    const { layers } = new VectorTile(new PbfReader(plain));
    return Object.keys(layers).slice(0, CONNECT_LIMITS.sourceLayers);
  } catch {
    return null;
  }
}
