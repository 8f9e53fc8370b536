/**
 * Writes a PMTiles v3 archive: 127 bytes of header, the root directory, metadata, leaf directories
 * and the tiles, in the order of their ids, equal tiles stored once.
 * https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
 */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';

export interface ArchiveTile {
  z: number;
  x: number;
  y: number;
  /** The tile as it is served, without compression. */
  data: Uint8Array;
}

export interface ArchiveOptions {
  bounds: [west: number, south: number, east: number, north: number];
  center: [longitude: number, latitude: number, zoom: number];
  metadata: Record<string, unknown>;
}

interface Entry {
  tileId: number;
  offset: number;
  length: number;
  runLength: number;
}

const headerLength = 127;
/** Header and root directory must lie within the first 16 kB. */
const rootLimit = 16384 - headerLength;
const gzipped = 2;
const vectorTile = 1;

/** Gzip without the one byte that tells the operating system, so that every machine writes the same. */
function gzip(data: Uint8Array): Buffer {
  const out = gzipSync(data, { level: 9 });
  out[9] = 255;
  return out;
}

function varint(value: number, into: number[]): void {
  let rest = value;
  while (rest >= 128) {
    into.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  into.push(rest);
}

function directory(entries: Entry[]): Buffer {
  const bytes: number[] = [];
  varint(entries.length, bytes);
  let last = 0;
  for (const { tileId } of entries) {
    varint(tileId - last, bytes);
    last = tileId;
  }
  for (const { runLength } of entries) varint(runLength, bytes);
  for (const { length } of entries) varint(length, bytes);
  entries.forEach(({ offset }, i) => {
    const before = entries[i - 1];
    const contiguous = before !== undefined && offset === before.offset + before.length;
    varint(contiguous ? 0 : offset + 1, bytes);
  });
  return gzip(Uint8Array.from(bytes));
}

/** One root directory if it fits, else a root of leaves, the leaves growing until the root fits. */
function directories(entries: Entry[]): { root: Buffer; leaves: Buffer } {
  const whole = directory(entries);
  if (whole.length <= rootLimit) return { root: whole, leaves: Buffer.alloc(0) };
  for (let size = 4096; ; size *= 2) {
    const parts: Buffer[] = [];
    const pointers: Entry[] = [];
    let offset = 0;
    for (let i = 0; i < entries.length; i += size) {
      const leaf = directory(entries.slice(i, i + size));
      pointers.push({
        tileId: entries[i]!.tileId,
        offset,
        length: leaf.length,
        runLength: 0,
      });
      parts.push(leaf);
      offset += leaf.length;
    }
    const root = directory(pointers);
    if (root.length <= rootLimit) return { root, leaves: Buffer.concat(parts) };
  }
}

export function writeArchive(tiles: ArchiveTile[], options: ArchiveOptions): Buffer {
  const ordered = tiles
    .map(({ z, x, y, data }) => ({ id: zxyToTileId(z, x, y), data }))
    .sort((a, b) => a.id - b.id);

  const entries: Entry[] = [];
  const contents: Buffer[] = [];
  const known = new Map<string, { offset: number; length: number }>();
  let dataLength = 0;
  for (const { id, data } of ordered) {
    const digest = createHash('sha256').update(data).digest('base64');
    let place = known.get(digest);
    if (!place) {
      const packed = gzip(data);
      place = { offset: dataLength, length: packed.length };
      known.set(digest, place);
      contents.push(packed);
      dataLength += packed.length;
    }
    const last = entries.at(-1);
    if (last && last.tileId + last.runLength === id && last.offset === place.offset) {
      last.runLength += 1;
    } else {
      entries.push({ tileId: id, ...place, runLength: 1 });
    }
  }

  const { root, leaves } = directories(entries);
  const metadata = gzip(Buffer.from(JSON.stringify(options.metadata)));
  const zooms = tiles.map(({ z }) => z);

  const header = Buffer.alloc(headerLength);
  header.write('PMTiles', 0, 'latin1');
  header.writeUInt8(3, 7);
  const rootAt = headerLength;
  const metadataAt = rootAt + root.length;
  const leavesAt = metadataAt + metadata.length;
  const tilesAt = leavesAt + leaves.length;
  [
    rootAt,
    root.length,
    metadataAt,
    metadata.length,
    leavesAt,
    leaves.length,
    tilesAt,
    dataLength,
    tiles.length,
    entries.length,
    contents.length,
  ].forEach((value, i) => header.writeBigUInt64LE(BigInt(value), 8 + 8 * i));
  header.writeUInt8(1, 96); // clustered
  header.writeUInt8(gzipped, 97);
  header.writeUInt8(gzipped, 98);
  header.writeUInt8(vectorTile, 99);
  header.writeUInt8(Math.min(...zooms), 100);
  header.writeUInt8(Math.max(...zooms), 101);
  options.bounds.forEach((degrees, i) =>
    header.writeInt32LE(Math.round(degrees * 1e7), 102 + 4 * i),
  );
  const [longitude, latitude, zoom] = options.center;
  header.writeUInt8(zoom, 118);
  header.writeInt32LE(Math.round(longitude * 1e7), 119);
  header.writeInt32LE(Math.round(latitude * 1e7), 123);

  return Buffer.concat([header, root, metadata, leaves, ...contents]);
}
