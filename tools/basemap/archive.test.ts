import { createHash } from 'node:crypto';
import { EMBEDDED_SOURCE_LAYERS } from '../../src/domain/catalogue/basemap-layers';
import { resolve } from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { PMTiles, tileIdToZxy, TileType, zxyToTileId, type Header, type Source } from 'pmtiles';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildBasemap } from '../build-basemap.ts';
import { writeArchive } from './pmtiles-writer.ts';

const inMemory = (archive: Buffer): Source => ({
  getKey: () => 'archive',
  getBytes: (offset, length) =>
    Promise.resolve({ data: new Uint8Array(archive.subarray(offset, offset + length)).buffer }),
});

const dalian = [121.62, 38.93] as const;
const openSea = [123.4, 38.5] as const;

function tileAt([longitude, latitude]: readonly [number, number], z: number) {
  const phi = (latitude * Math.PI) / 180;
  const x = Math.floor(((longitude + 180) / 360) * 2 ** z);
  const y = Math.floor(((1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2) * 2 ** z);
  return [z, x, y] as const;
}

describe('the basemap archive', { timeout: 60_000 }, () => {
  let archive: Buffer;
  let reader: PMTiles;
  let header: Header;

  const layersAt = async (place: readonly [number, number], z: number) => {
    const tile = await reader.getZxy(...tileAt(place, z));
    return tile ? new VectorTile(new PbfReader(new Uint8Array(tile.data))).layers : {};
  };

  beforeAll(async () => {
    archive = buildBasemap(resolve(import.meta.dirname, '../../geodata'));
    reader = new PMTiles(inMemory(archive));
    header = await reader.getHeader();
  }, 60_000);

  it('is small', () => {
    expect(archive.length).toBeLessThan(1.2 * 1024 * 1024);
  });

  it('comes out the same again', () => {
    expect(buildBasemap(resolve(import.meta.dirname, '../../geodata')).equals(archive)).toBe(true);
  });

  it('has a header that tells what is in it', () => {
    expect(header).toMatchObject({
      specVersion: 3,
      clustered: true,
      tileType: TileType.Mvt,
      minZoom: 5,
      maxZoom: 11,
      minLon: 112.5,
      maxLat: 45.5,
    });
    expect(header.tileDataOffset + (header.tileDataLength ?? 0)).toBe(archive.length);
    expect(header.numTileContents).toBeLessThan(header.numAddressedTiles);
  });

  it('names its layers and whom to thank', async () => {
    const metadata = (await reader.getMetadata()) as {
      attribution: string;
      vector_layers: { id: string; fields: Record<string, string> }[];
    };
    expect(metadata.attribution).toContain('OpenStreetMap');
    // The catalogue's rules hold a layer's source to this list.
    expect(metadata.vector_layers.map(({ id }) => id)).toEqual(EMBEDDED_SOURCE_LAYERS);
  });

  it('has land, shore, roads and metro in the city', async () => {
    const layers = await layersAt(dalian, 11);
    for (const id of ['land', 'coast', 'roads', 'metro', 'stations', 'districts']) {
      expect(layers[id]?.length, id).toBeGreaterThan(0);
    }
    const line = layers.metro!.feature(0);
    expect(line.properties.id).toMatch(/^metro-line-|^tram-/);
    expect(line.id).toBeTypeOf('number');
  });

  it('has names in several languages', async () => {
    const { places } = await layersAt(dalian, 8);
    const names = Array.from({ length: places!.length }, (_, i) => places!.feature(i).properties);
    expect(names).toContainEqual(
      expect.objectContaining({ 'name:zh-Hans': '大连', 'name:en': 'Dalian', 'name:ru': 'Далянь' }),
    );
  });

  it('has no land at sea', async () => {
    for (const z of [8, 9, 10, 11]) expect((await layersAt(openSea, z)).land).toBeUndefined();
  });

  it('holds a tile at every entry of its directory', async () => {
    const entries = await reader.cache.getDirectory(
      reader.source,
      header.rootDirectoryOffset,
      header.rootDirectoryLength,
      header,
    );
    expect(entries.length).toBe(header.numTileEntries);
    for (const { tileId, runLength } of entries) {
      for (const id of [tileId, tileId + runLength - 1]) {
        const tile = await reader.getZxy(...tileIdToZxy(id));
        const { layers } = new VectorTile(new PbfReader(new Uint8Array(tile!.data)));
        expect(Object.keys(layers), String(id)).not.toEqual([]);
      }
    }
  });
});

describe('the archive writer', () => {
  it('stores equal tiles once and finds each of many through leaf directories', async () => {
    const zoom = 9;
    const pick = (i: number) => tileIdToZxy(zxyToTileId(zoom, 0, 0) + 3 * i);
    // bytes and lengths without a pattern, or the directory would be packed to nothing
    const body = (i: number) => {
      const bytes = createHash('sha512')
        .update(String(i % 25_000))
        .digest();
      return bytes.subarray(0, 1 + (bytes.readUInt8(0) % 64));
    };
    const count = 30_000;
    const archive = writeArchive(
      Array.from({ length: count }, (_, i) => {
        const [z, x, y] = pick(i);
        return { z, x, y, data: body(i) };
      }),
      { bounds: [-180, -85, 180, 85], center: [0, 0, zoom], metadata: {} },
    );
    const reader = new PMTiles(inMemory(archive));
    const header = await reader.getHeader();
    expect(header.leafDirectoryLength).toBeGreaterThan(0);
    expect(header.rootDirectoryOffset + header.rootDirectoryLength).toBeLessThanOrEqual(16_384);
    for (let i = 0; i < count; i += 487) {
      const tile = await reader.getZxy(...pick(i));
      expect(Buffer.from(tile!.data).equals(body(i)), String(i)).toBe(true);
    }
    expect(await reader.getZxy(...tileIdToZxy(zxyToTileId(zoom, 0, 0) + 1))).toBeUndefined();
  });
});
