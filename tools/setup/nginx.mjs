import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstallWithApt, installWithApt } from './debian.mjs';

/** Debian's place of the module that sends .br files. */
export const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** @returns {string | undefined} the program, if it is there */
export function findNginx() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
  return folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path));
}

/** Installs nginx where it is missing and may be installed: the shipped configuration is tried on it. */
export async function ensureNginx() {
  if (findNginx() !== undefined && existsSync(brotliModule)) return;
  if (canInstallWithApt()) {
    process.stdout.write('nginx is missing: installing it …\n');
    await installWithApt(['nginx-light', 'libnginx-mod-http-brotli-static']);
  }
  if (findNginx() === undefined) {
    process.stderr.write('nginx was not found: the journeys on it will fail. Install nginx.\n');
  }
}
