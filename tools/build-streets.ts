/**
 * Streets, buildings and names of the atlas's bounds out of an OpenStreetMap extract, as one PMTiles
 * archive in the OpenMapTiles schema. tilemaker does the work.
 *
 *     npm run basemap -- FILE.osm.pbf [ARCHIVE.pmtiles] [--coast water_polygons.shp]
 *
 * Where to get an extract, and how to show it, is in geodata/README.md.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeArchive, type ArchiveTile } from './basemap/pmtiles-writer.ts';
import { canInstallWithApt, installWithApt } from './setup/debian.mjs';
import { run } from './setup/run.mjs';

type Bounds = [west: number, south: number, east: number, north: number];

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** The engine, or one of one's own: tilemaker 2.2 and later. */
const engine = process.env['TILEMAKER'] ?? 'tilemaker';
const isThere = (): boolean => spawnSync(engine, ['--help']).error === undefined;

/** @throws when there is no engine and none can be installed */
async function ensureEngine(): Promise<void> {
  if (isThere()) return;
  if (canInstallWithApt() && (await installWithApt(['tilemaker'])) && isThere()) return;
  throw new Error(
    'tilemaker is missing. On Debian and Ubuntu: apt-get install tilemaker; elsewhere see https://tilemaker.org/',
  );
}

/** Bounds of a tile in degrees. OpenStreetMap wiki, "Slippy map tilenames". */
function boundsOfTile(z: number, x: number, y: number): Bounds {
  const latitude = (row: number): number =>
    (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** z))) * 180) / Math.PI;
  const longitude = (column: number): number => (column / 2 ** z) * 360 - 180;
  return [longitude(x), latitude(y + 1), longitude(x + 1), latitude(y)];
}

const meets = (a: Bounds, b: Bounds): boolean =>
  a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** The tiles of a folder `z/x/y.pbf` that meet the bounds. */
function tilesIn(folder: string, bounds: Bounds): ArchiveTile[] {
  const numbers = (path: string): string[] => readdirSync(path).filter((name) => /^\d+/.test(name));
  return numbers(folder).flatMap((z) =>
    numbers(join(folder, z)).flatMap((x) =>
      numbers(join(folder, z, x)).flatMap((file): ArchiveTile[] => {
        const tile = { z: Number(z), x: Number(x), y: parseInt(file, 10) };
        if (!meets(boundsOfTile(tile.z, tile.x, tile.y), bounds)) return [];
        const data = readFileSync(join(folder, z, x, file));
        return data.length > 0 ? [{ ...tile, data }] : [];
      }),
    ),
  );
}

interface Order {
  readonly extract: string;
  readonly archive: string;
  /** Polygons of the sea, or none: then land and sea are those of the embedded basemap. */
  readonly coast?: string | undefined;
  readonly bounds: Bounds;
}

/** @throws with what a person can do about it */
export async function buildStreets({ extract, archive, coast, bounds }: Order): Promise<number> {
  for (const file of [extract, ...(coast === undefined ? [] : [coast])]) {
    if (!existsSync(file)) throw new Error(`There is no file ${file}`);
  }
  await ensureEngine();
  const work = mkdtempSync(join(tmpdir(), 'atlas-streets-'));
  try {
    const config = JSON.parse(readFileSync(here('basemap/streets/config.json'), 'utf8')) as {
      layers: Record<string, object>;
    };
    if (coast !== undefined) {
      const source = { source: resolve(coast), write_to: 'water', index: true };
      const simple = { simplify_below: 13, simplify_level: 0.0001, simplify_ratio: 2 };
      config.layers['ocean'] = { minzoom: 4, maxzoom: 14, ...source, ...simple };
    }
    writeFileSync(join(work, 'config.json'), JSON.stringify(config));
    const tiles = join(work, 'tiles');
    mkdirSync(tiles);
    const code = await run(engine, [
      ...['--input', resolve(extract), '--output', tiles, '--bbox', bounds.join()],
      ...['--config', join(work, 'config.json')],
      ...['--process', here('basemap/streets/process.lua')],
    ]);
    if (code !== 0) throw new Error(`tilemaker ended with ${code}`);
    const found = tilesIn(tiles, bounds);
    if (found.length === 0) throw new Error(`${extract} has nothing within ${bounds.join(', ')}`);
    const [west, south, east, north] = bounds;
    const data = writeArchive(found, {
      bounds,
      center: [(west + east) / 2, (south + north) / 2, 11],
      metadata: {
        name: 'Streets',
        attribution: '© OpenStreetMap contributors (ODbL)',
        type: 'baselayer',
        vector_layers: Object.keys(config.layers)
          .filter((id) => id !== 'ocean')
          .map((id) => ({ id, fields: {} })),
      },
    });
    mkdirSync(dirname(archive), { recursive: true });
    writeFileSync(archive, data);
    return found.length;
  } finally {
    rmSync(work, { recursive: true });
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { coast: { type: 'string' } },
  });
  const geodata = process.env['GEODATA_DIR'] ?? here('../geodata');
  const [extract, archive = join(geodata, 'basemap', 'streets.pmtiles')] = positionals;
  if (extract === undefined) {
    throw new Error(
      'Usage: npm run basemap -- FILE.osm.pbf [ARCHIVE.pmtiles] [--coast water_polygons.shp]',
    );
  }
  const { bounds } = JSON.parse(readFileSync(join(geodata, 'atlas.json'), 'utf8')) as {
    bounds: Bounds;
  };
  const count = await buildStreets({ extract, archive, coast: values.coast, bounds });
  const size = Math.round(statSync(archive).size / 1024);
  process.stdout.write(`${archive}: ${count} tiles, ${size} kB\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
