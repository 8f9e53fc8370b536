import { spawn } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/setup/run.mjs';
import { validFolder } from '../geodata/fixtures/folder.ts';

/** Where the other city and its site lie; both are made anew. */
const folder = join(root, '.cache', 'city', 'fixture-bay');
const site = join(root, '.cache', 'city', 'site');

/**
 * Builds the site of another, tiny city: its data, this product's code. Its people speak English there.
 * @returns the folder of the built site
 */
export async function buildCity(): Promise<string> {
  rmSync(join(root, '.cache', 'city'), { recursive: true, force: true });
  cpSync(validFolder, folder, { recursive: true });
  const file = join(folder, 'atlas.json');
  const settings = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const own = {
    localLanguage: 'en',
    fallbackLanguage: 'zh-Hans',
    contact: 'mailto:bay@bay.example',
  };
  writeFileSync(file, JSON.stringify({ ...settings, ...own }));
  const child = spawn(process.execPath, ['tools/build.mjs'], {
    cwd: root,
    env: { ...process.env, GEODATA_DIR: folder, SITE_FOLDER: site },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      told += data.toString();
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`The city was not built:\n${told}`);
  return site;
}
