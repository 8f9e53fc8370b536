/**
 * Writes the embedded basemap, vector tiles in one PMTiles archive, from the files of geodata/.
 *
 *     npx tsx tools/build-basemap.ts [geodata folder] [archive]
 *
 * or with GEODATA_DIR and BASEMAP_FILE in the environment.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { writeArchive, type ArchiveTile } from './basemap/pmtiles-writer.ts';
import { readSources, zooms, type SourceLayer } from './basemap/sources.ts';

/** The last zoom is enlarged and is therefore cut twice as fine. */
const extent = (zoom: number): number => (zoom === zooms.max ? 8192 : 4096);
/** What the land covers. Tiles beyond it are open sea or unknown and are not in the archive. */
const bounds: [number, number, number, number] = [119.9, 38.05, 124.6, 41.05];

const column = (longitude: number, zoom: number): number =>
  Math.floor(((longitude + 180) / 360) * 2 ** zoom);

function row(latitude: number, zoom: number): number {
  const phi = (latitude * Math.PI) / 180;
  return Math.floor(((1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2) * 2 ** zoom);
}

function* cover(zoom: number): Generator<[x: number, y: number]> {
  const [west, south, east, north] = bounds;
  for (let x = column(west, zoom); x <= column(east, zoom); x++) {
    for (let y = row(north, zoom); y <= row(south, zoom); y++) yield [x, y];
  }
}

function index(layer: SourceLayer, zoom: number): GeoJSONVT | undefined {
  if (zoom < layer.minzoom || zoom > layer.maxzoom) return undefined;
  const features = layer.features.filter((feature) => layer.at?.(feature, zoom) ?? true);
  return new GeoJSONVT(
    { type: 'FeatureCollection', features },
    {
      // one more than is cut, for geojson-vt leaves its last zoom as it came
      maxZoom: zoom + 1,
      indexMaxZoom: Math.min(zoom, 8),
      indexMaxPoints: 0,
      tolerance: layer.tolerance,
      buffer: (layer.buffer * extent(zoom)) / 4096,
      extent: extent(zoom),
    },
  );
}

export function buildBasemap(geodata: string): Buffer {
  const { layers, attribution } = readSources(geodata);
  const tiles: ArchiveTile[] = [];
  for (let z = zooms.min; z <= zooms.max; z++) {
    const indexes = layers.map((layer) => [layer.id, index(layer, z)] as const);
    for (const [x, y] of cover(z)) {
      const parts: Record<string, GeoJSONVTTile> = {};
      for (const [id, cut] of indexes) {
        const tile = cut?.getTile(z, x, y);
        if (tile && tile.features.length > 0) parts[id] = tile;
      }
      if (Object.keys(parts).length === 0) continue;
      tiles.push({ z, x, y, data: fromGeojsonVt(parts, { version: 2, extent: extent(z) }) });
    }
  }
  return writeArchive(tiles, {
    bounds,
    center: [121.62, 38.92, 10],
    metadata: {
      name: 'Dalian Atlas basemap',
      attribution,
      type: 'baselayer',
      version: '1',
      vector_layers: layers.map(({ id, description, minzoom, maxzoom, features }) => ({
        id,
        description,
        minzoom,
        maxzoom,
        fields: fields(features),
      })),
    },
  });
}

function fields(features: SourceLayer['features']): Record<string, string> {
  const kinds: Record<string, string> = {};
  for (const { properties } of features) {
    for (const [key, value] of Object.entries(properties)) {
      const kind = typeof value;
      kinds[key] ??= kind[0]!.toUpperCase() + kind.slice(1);
    }
  }
  return Object.fromEntries(Object.entries(kinds).sort(([a], [b]) => (a < b ? -1 : 1)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
  const geodata = process.argv[2] ?? process.env.GEODATA_DIR ?? resolve(root, 'geodata');
  const file =
    process.argv[3] ?? process.env.BASEMAP_FILE ?? resolve(root, 'public/basemap/atlas.pmtiles');
  const archive = buildBasemap(geodata);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, archive);
  console.log(`basemap: ${file}, ${Math.round(archive.length / 1024)} kB`);
}
