// Making the site: the basemap's tiles, the atlas, the pages of text.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { basemapFile } from './basemap-file.mjs';
import { hashOf, isFresh, markFresh } from './inputs.mjs';
import { root, runNode } from './run.mjs';

// Another city is another folder.
const geodata = process.env.GEODATA_DIR ?? 'geodata';
const outDir = process.env.SITE_FOLDER ?? 'dist';
/** @param {string} made what a stamp stands for; each city has its own */
const stamp = (made) => `${made}-${basename(geodata)}`;
const basemapInputs = [geodata, 'tools/build-basemap.ts', 'tools/basemap', 'package-lock.json'];
const siteInputs = [
  ...['src', geodata, 'public', 'tools', 'index.html', 'package.json', 'package-lock.json'],
  ...['vite.config.ts', 'svelte.config.js', 'tsconfig.json'],
];
const vite = join('node_modules', 'vite', 'bin', 'vite.js');

/** @returns {Promise<number>} */
export async function ensureBasemap() {
  const hash = hashOf(basemapInputs);
  if (existsSync(join(root, basemapFile(geodata))) && isFresh(stamp('basemap'), hash)) return 0;
  process.stdout.write('Building the basemap …\n');
  const code = await runNode(['--import', 'tsx', 'tools/build-basemap.ts']);
  if (code === 0) markFresh(stamp('basemap'), hash);
  return code;
}

const siteHash = () => hashOf(siteInputs);

/**
 * Builds dist/, or the folder that SITE_FOLDER names.
 *
 * @returns {Promise<number>}
 */
export async function buildSite() {
  const basemap = await ensureBasemap();
  if (basemap !== 0) return basemap;
  const hash = siteHash();
  const steps = [
    [vite, 'build'],
    ['--import', 'tsx', 'tools/build-pages.ts'],
    ['--import', 'tsx', 'tools/build-hosting.ts'],
  ];
  for (const step of steps) {
    const code = await runNode(step);
    if (code !== 0) return code;
  }
  markFresh(stamp('site'), hash);
  return 0;
}

/**
 * Builds dist/ when it is missing or older than what it is made from.
 *
 * @returns {Promise<number>}
 */
export async function ensureSite() {
  if (existsSync(join(root, outDir, 'index.html')) && isFresh(stamp('site'), siteHash())) return 0;
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
