import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstallWithApt, installWithApt } from './debian.mjs';

/** @returns {string | undefined} the program, if it is there */
export function findMapserver() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/lib/cgi-bin'];
  return folders.map((folder) => join(folder, 'mapserv')).find((path) => existsSync(path));
}

/** Installs MapServer where it is missing and may be installed: services are tried on a real one. */
export async function ensureMapserver() {
  if (findMapserver() !== undefined) return;
  if (canInstallWithApt()) {
    process.stdout.write('MapServer is missing: installing it …\n');
    await installWithApt(['cgi-mapserver', 'mapserver-bin']);
  }
  if (findMapserver() === undefined) {
    process.stderr.write('MapServer was not found: the journeys on it will fail. Install it.\n');
  }
}
