// The one place that knows which browser the tests and the screenshots use.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { canInstallWithApt, installWithApt } from './debian.mjs';
import { root, runNode } from './run.mjs';

/** How Chromium is started: software WebGL, nothing in the background, a sandbox unless root. */
export const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

/** @returns {string[]} where a browser of the system would be, best first */
function systemCandidates() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const { ProgramFiles, LOCALAPPDATA } = process.env;
    return [ProgramFiles, process.env['ProgramFiles(x86)'], LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'));
  }
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * Some systems ship a stand-in that only asks for an installation: it has no version to tell.
 *
 * @param {string} path
 */
function answers(path) {
  if (!existsSync(path)) return false;
  if (process.platform !== 'linux') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** @returns {string | undefined} */
function playwrightsOwn() {
  if (!existsSync(join(root, 'node_modules', 'playwright'))) return undefined;
  /** @type {typeof import('playwright')} */
  const playwright = createRequire(import.meta.url)('playwright');
  return playwright.chromium.executablePath();
}

/**
 * CHROMIUM_PATH, else a Chrome or Chromium of the system, else Playwright's own.
 *
 * @returns {string | undefined} the path of the browser, if there is one
 */
export function findChromium() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (existsSync(asked)) return asked;
    throw new Error(`CHROMIUM_PATH is ${asked}, and there is no such file.`);
  }
  const system = systemCandidates().find(answers);
  if (system) return system;
  const own = playwrightsOwn();
  return own && existsSync(own) ? own : undefined;
}

/**
 * The browser, installed first when there is none.
 *
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  process.stdout.write('No Chrome or Chromium found: installing one …\n');
  if (canInstallWithApt()) {
    await installWithApt(['chromium', 'fonts-noto-cjk', 'fonts-noto-core']);
    const installed = findChromium();
    if (installed) return installed;
  }
  const cli = join(root, 'node_modules', 'playwright', 'cli.js');
  const withLibraries = canInstallWithApt() ? ['--with-deps'] : [];
  await runNode([cli, 'install', ...withLibraries, 'chromium']);
  const downloaded = findChromium();
  if (downloaded) return downloaded;
  throw new Error(
    'No Chromium could be found or installed. Install Chrome or Chromium, ' +
      'or set CHROMIUM_PATH to the one to use.',
  );
}
