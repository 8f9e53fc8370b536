import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstallWithApt, installWithApt } from './debian.mjs';

/**
 * A program of poppler, which draws and describes PDF files.
 *
 * @param {'pdftoppm' | 'pdfinfo'} name
 * @returns {string | undefined} the program, if it is there
 */
export function findPoppler(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Installs poppler where it is missing and may be installed: printed maps are measured with it. */
export async function ensurePoppler() {
  if (findPoppler('pdftoppm') !== undefined && findPoppler('pdfinfo') !== undefined) return;
  if (canInstallWithApt()) {
    process.stdout.write('poppler is missing: installing it …\n');
    await installWithApt(['poppler-utils']);
  }
  if (findPoppler('pdftoppm') === undefined) {
    process.stderr.write(
      'pdftoppm was not found: the journeys of print will fail. Install poppler-utils.\n',
    );
  }
}
