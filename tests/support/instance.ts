/** Builds of the site with other settings than the shipped ones, each kept until its inputs change. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, isFresh, markFresh } from '../../tools/setup/inputs.mjs';
import { root, runNode } from '../../tools/setup/run.mjs';

const inputs = ['src', 'geodata', 'tools', 'index.html', 'package-lock.json', 'vite.config.ts'];

export interface Instance {
  /** Of its folders under .cache/. */
  readonly name: string;
  /** Changes what atlas.json says. */
  readonly settings: (atlas: Record<string, unknown>) => Record<string, unknown>;
  /** Files to be put under geodata/, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * Builds the atlas, without its pages of text, from a copy of geodata/ with other settings.
 * @returns the folder of the site
 * @throws when the build refuses them
 */
export async function buildInstance({ name, settings, files = {} }: Instance): Promise<string> {
  const folder = join(root, '.cache', 'instances', name);
  const [geodata, site] = [join(folder, 'geodata'), join(folder, 'site')];
  const atlas = JSON.parse(readFileSync(join(root, 'geodata/atlas.json'), 'utf8')) as object;
  const changed = JSON.stringify(settings(atlas as Record<string, unknown>));
  const hash = hashOf([...inputs, ...Object.values(files)]) + changed;
  if (isFresh(`instance-${name}`, hash)) return site;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'geodata'), geodata, { recursive: true });
  writeFileSync(join(geodata, 'atlas.json'), changed);
  for (const [path, from] of Object.entries(files)) cpSync(from, join(geodata, path));
  const code = await runNode(
    ['node_modules/vite/bin/vite.js', 'build', '--outDir', site, '--logLevel', 'warn'],
    { GEODATA_DIR: geodata },
  );
  if (code !== 0) throw new Error(`The instance ${name} could not be built`);
  markFresh(`instance-${name}`, hash);
  return site;
}
