/**
 * Writes the embedded basemap, vector tiles in one PMTiles archive, from the files of geodata/.
 *
 *     npx tsx tools/build-basemap.ts [geodata folder] [archive]
 *
 * or with GEODATA_DIR in the environment.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { AtlasFile } from '../src/domain/catalogue/schema.ts';
import { metresPerPixel, shelfDistances } from '../src/map/basemap/shelf.ts';
import { basemapFile } from './setup/basemap-file.mjs';
import { writeArchive, type ArchiveTile } from './basemap/pmtiles-writer.ts';
import { shelfExtent, shelfReach, shelfTile } from './basemap/shelf.ts';
import {
  contextZoom,
  readSources,
  roundedShape,
  zooms,
  type SourceLayer,
  type Sources,
} from './basemap/sources.ts';

/** The last zoom is enlarged and is therefore cut twice as fine. */
const extent = (zoom: number): number => (zoom === zooms.max ? 8192 : 4096);

const column = (longitude: number, zoom: number): number =>
  Math.floor(((longitude + 180) / 360) * 2 ** zoom);

function row(latitude: number, zoom: number): number {
  const phi = (latitude * Math.PI) / 180;
  return Math.floor(((1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2) * 2 ** zoom);
}

/** The tiles that the land touches; those beyond it are not in the archive. */
function* cover(zoom: number, sources: Sources): Generator<[x: number, y: number]> {
  const [west, south, east, north] = zoom <= contextZoom ? sources.contextExtent : sources.extent;
  for (let x = column(west, zoom); x <= column(east, zoom); x++) {
    for (let y = row(north, zoom); y <= row(south, zoom); y++) yield [x, y];
  }
}

function index(layer: SourceLayer, zoom: number, buffer = layer.buffer): GeoJSONVT | undefined {
  if (zoom < layer.minzoom || zoom > layer.maxzoom) return undefined;
  const features = layer.features
    .filter((feature) => layer.at?.(feature, zoom) ?? true)
    .map((feature) =>
      layer.round && zoom === zooms.max
        ? { ...feature, geometry: roundedShape(feature.geometry) }
        : feature,
    );
  return new GeoJSONVT(
    { type: 'FeatureCollection', features },
    {
      // one more than is cut, for geojson-vt leaves its last zoom as it came
      maxZoom: zoom + 1,
      indexMaxZoom: Math.min(zoom, 8),
      indexMaxPoints: 0,
      // rounded corners survive only a finer line
      tolerance: layer.round && zoom === zooms.max ? 1.2 : layer.tolerance,
      buffer: (buffer * extent(zoom)) / 4096,
      extent: extent(zoom),
    },
  );
}

export function buildBasemap(geodata: string): Buffer {
  const sources = readSources(geodata);
  const { layers, attribution } = sources;
  const { title, centre, fallbackLanguage } = JSON.parse(
    readFileSync(resolve(geodata, 'atlas.json'), 'utf8'),
  ) as AtlasFile;
  const tiles: ArchiveTile[] = [];
  for (let z = zooms.min; z <= zooms.max; z++) {
    const land = layers.find(({ id }) => id === 'land');
    const wideLand = land && index(land, z, shelfReach * 8);
    const bands = shelfDistances
      .map((metres) => ({ metres, pixels: (metres * 2 ** z) / metresPerPixel }))
      .filter(({ pixels }) => pixels > 1.75 && pixels < shelfReach - 8);
    const indexes = layers.map((layer) => [layer.id, index(layer, z)] as const);
    for (const [x, y] of cover(z, sources)) {
      const parts: Record<string, GeoJSONVTTile> = {};
      for (const [id, cut] of indexes) {
        const tile = cut?.getTile(z, x, y);
        if (tile && tile.features.length > 0) parts[id] = tile;
      }
      const near = wideLand?.getTile(z, x, y);
      const shelf = near && shelfTile(near, bands, z === zooms.max ? 2 : 4, extent(z));
      const data = Buffer.concat([
        fromGeojsonVt(parts, { version: 2, extent: extent(z) }),
        // a tile is a row of layers, each with an extent of its own
        ...(shelf ? [fromGeojsonVt({ shelf }, { version: 2, extent: shelfExtent })] : []),
      ]);
      if (data.length > 0) tiles.push({ z, x, y, data });
    }
  }
  return writeArchive(tiles, {
    bounds: sources.contextExtent,
    center: [...centre.point, 10],
    metadata: {
      name: title[fallbackLanguage] ?? '',
      attribution,
      type: 'baselayer',
      version: '1',
      vector_layers: [
        ...layers.map(({ id, description, minzoom, maxzoom, features }) => ({
          id,
          description,
          minzoom,
          maxzoom,
          fields: fields(features),
        })),
        {
          id: 'shelf',
          description: 'Waters within a distance of land',
          minzoom: zooms.min,
          maxzoom: zooms.max,
          fields: { metres: 'Number' },
        },
      ],
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
  const file = process.argv[3] ?? resolve(root, basemapFile(geodata));
  const archive = buildBasemap(geodata);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, archive);
  console.log(`basemap: ${file}, ${Math.round(archive.length / 1024)} kB`);
}
