// Making the site: the basemap's tiles, the atlas, the pages of text.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, isFresh, markFresh } from './inputs.mjs';
import { root, runNode } from './run.mjs';

// Another city is another folder.
const geodata = process.env.GEODATA_DIR ?? 'geodata';
const basemapFile = join(root, 'public', 'basemap', 'atlas.pmtiles');
const basemapInputs = [geodata, 'tools/build-basemap.ts', 'tools/basemap', 'package-lock.json'];
const siteInputs = [
  ...['src', geodata, 'public', 'tools', 'index.html', 'package.json', 'package-lock.json'],
  ...['vite.config.ts', 'svelte.config.js', 'tsconfig.json'],
];
const vite = join('node_modules', 'vite', 'bin', 'vite.js');

/** @returns {Promise<number>} */
export async function ensureBasemap() {
  const hash = hashOf(basemapInputs);
  if (existsSync(basemapFile) && isFresh('basemap', hash)) return 0;
  process.stdout.write('Building the basemap …\n');
  const code = await runNode(['--import', 'tsx', 'tools/build-basemap.ts']);
  if (code === 0) markFresh('basemap', hash);
  return code;
}

const siteHash = () => hashOf(siteInputs, ['public/basemap']);

/**
 * Builds dist/.
 *
 * @returns {Promise<number>}
 */
export async function buildSite() {
  const basemap = await ensureBasemap();
  if (basemap !== 0) return basemap;
  const hash = siteHash();
  const built = await runNode([vite, 'build']);
  const code = built === 0 ? await runNode(['--import', 'tsx', 'tools/build-pages.ts']) : built;
  if (code === 0) markFresh('site', hash);
  return code;
}

/**
 * Builds dist/ when it is missing or older than what it is made from.
 *
 * @returns {Promise<number>}
 */
export async function ensureSite() {
  if (existsSync(join(root, 'dist', 'index.html')) && isFresh('site', siteHash())) return 0;
  process.stdout.write('Building the site …\n');
  return buildSite();
}

/**
 * The development server, until it is stopped.
 *
 * @param {readonly string[]} args
 */
export function develop(args) {
  return runNode([vite, ...args]);
}
