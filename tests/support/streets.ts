/** The street tiles of a town that the tests make up: from its nodes and ways to the archive. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildStreets } from '../../tools/build-streets.ts';
import { installWithApt } from '../../tools/setup/debian.mjs';
import { root, run } from '../../tools/setup/run.mjs';

type Bounds = [number, number, number, number];

/** @returns the archive's file */
export async function buildTown(): Promise<string> {
  const hasOsmium = (): boolean => spawnSync('osmium', ['--version']).error === undefined;
  if (!hasOsmium()) await installWithApt(['osmium-tool']);
  const folder = join(root, '.cache', 'town');
  mkdirSync(folder, { recursive: true });
  const [extract, archive] = [join(folder, 'town.osm.pbf'), join(folder, 'streets.pmtiles')];
  const town = join(root, 'tests/support/streets/town.osm');
  const code = await run('osmium', ['cat', town, '-o', extract, '--overwrite', '--no-progress']);
  if (code !== 0) throw new Error(`osmium ended with ${code}`);
  const { bounds } = JSON.parse(readFileSync(join(root, 'geodata/atlas.json'), 'utf8')) as {
    bounds: Bounds;
  };
  await buildStreets({ extract, archive, bounds });
  return archive;
}
