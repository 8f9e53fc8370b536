import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNpm } from './run.mjs';

const lockFile = join(root, 'package-lock.json');
const installedFile = join(root, 'node_modules', '.package-lock.json');
const stampFile = join(root, 'node_modules', '.cache', 'atlas-lock-hash');

const lockHash = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex');

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>} LockedPackages */

/**
 * @param {string} file
 * @returns {LockedPackages}
 */
const lockedPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Whether what npm says it installed is what the lock asks for. */
function installedMatchesLock() {
  if (!existsSync(installedFile)) return false;
  const installed = lockedPackages(installedFile);
  return Object.entries(lockedPackages(lockFile)).every(
    ([path, wanted]) =>
      path === '' || wanted.optional === true || installed[path]?.version === wanted.version,
  );
}

function writeStamp() {
  mkdirSync(join(stampFile, '..'), { recursive: true });
  writeFileSync(stampFile, lockHash());
}

/** Whether node_modules holds what package-lock.json asks for. */
export function packagesAreCurrent() {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockHash()) return true;
  if (!installedMatchesLock()) return false;
  writeStamp();
  return true;
}

/**
 * Installs the packages of package-lock.json when they are missing or older than it.
 *
 * @returns {Promise<number>} npm's exit code; zero when there was nothing to do
 */
export async function ensurePackages() {
  if (packagesAreCurrent()) return 0;
  process.stdout.write('Installing packages …\n');
  // Not `npm ci`: it refuses a lock that names the optional binaries of one platform only. With a
  // lock file `install` takes the versions in it all the same.
  const code = await runNpm(['install', '--no-save', '--include=dev', '--no-audit', '--no-fund']);
  if (code === 0) writeStamp();
  else process.stderr.write('The packages could not be installed: npm says why above.\n');
  return code;
}
