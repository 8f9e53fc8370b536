// What was made from which inputs: a step is repeated only when what it reads has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './run.mjs';

/**
 * @param {string} path
 * @returns {string[]} every file under it, or the path itself when it is a file
 */
function filesUnder(path) {
  const full = resolve(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}

/**
 * One hash over names and contents.
 *
 * @param {readonly string[]} paths files or folders, from the repository's on
 * @param {readonly string[]} [without] folders left out
 */
export function hashOf(paths, without = []) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesUnder)) {
    if (without.some((folder) => file.startsWith(`${folder}/`))) continue;
    hash.update(`${file}\0`);
    hash.update(readFileSync(resolve(root, file)));
  }
  return hash.digest('hex');
}

const stampFolder = join(root, '.cache', 'stamps');

/**
 * @param {string} name of what was made
 * @param {string} hash of what it was made from
 */
export function isFresh(name, hash) {
  const stamp = join(stampFolder, name);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

/**
 * @param {string} name
 * @param {string} hash
 */
export function markFresh(name, hash) {
  mkdirSync(stampFolder, { recursive: true });
  writeFileSync(join(stampFolder, name), hash);
}
