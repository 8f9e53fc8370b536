import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** Whether this process may install Debian packages. */
export function canInstallWithApt() {
  return existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
}

let updated = false;

/**
 * @param {readonly string[]} packages
 * @returns {Promise<boolean>} whether all of them are installed now
 */
export async function installWithApt(packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const patient = ['-o', 'DPkg::Lock::Timeout=300'];
  if (!updated) updated = (await run('apt-get', [...patient, 'update', '-q'], env)) === 0;
  const install = [...patient, 'install', '-qy', '--no-install-recommends', ...packages];
  return (await run('apt-get', install, env)) === 0;
}
