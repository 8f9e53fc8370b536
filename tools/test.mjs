// npm test: installs what is missing, runs every step, and adds up what the runners reported.
// "npm test -- unit journeys" runs only those steps.
import './setup/node-version.mjs';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './setup/chromium.mjs';
import { ensureFonts } from './setup/fonts.mjs';
import { ensureMapserver } from './setup/mapserver.mjs';
import { ensureNginx } from './setup/nginx.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { ensurePoppler } from './setup/poppler.mjs';
import { countPlaywright, countVitest, readReport } from './setup/reports.mjs';
import { root, runNode } from './setup/run.mjs';
import { buildSite, ensureBasemap, ensureSite } from './setup/site.mjs';

/** @typedef {import('./setup/reports.mjs').Result} Result */

const reports = join(root, '.cache', 'reports');

/**
 * The program of an installed package.
 *
 * @param {string} path
 */
const program = (path) => join('node_modules', path);

/**
 * A step without counts of its own is one check.
 *
 * @param {number} code
 * @returns {Result}
 */
const oneCheck = (code) =>
  code === 0
    ? { passed: 1, failed: 0, note: '' }
    : { passed: 0, failed: 1, note: `ended with ${code}` };

/**
 * Programs run one after the other until one fails: together they are one check.
 *
 * @param {...string[]} programs
 */
const check =
  (...programs) =>
  async () => {
    for (const args of programs) {
      const code = await runNode(args);
      if (code !== 0) return oneCheck(code);
    }
    return oneCheck(0);
  };

/** @param {string} project */
const vitest = (project) => async () => {
  const report = join(reports, `${project}.json`);
  rmSync(report, { force: true });
  const code = await runNode([
    ...[program('vitest/vitest.mjs'), 'run', '--project', project],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ]);
  return readReport(report, countVitest, code);
};

async function journeys() {
  if (!siteIsBuilt) return { passed: 0, failed: 1, note: 'the site could not be built' };
  const report = join(reports, 'journeys.json');
  rmSync(report, { force: true });
  const code = await runNode([program('@playwright/test/cli.js'), 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  return readReport(report, countPlaywright, code);
}

let siteIsBuilt = true;

async function build() {
  const code = await buildSite();
  siteIsBuilt = code === 0;
  return oneCheck(code);
}

/** @type {Readonly<Record<string, () => Promise<Result>>>} */
const steps = {
  format: check([program('prettier/bin/prettier.cjs'), '--check', '.', '--log-level', 'warn']),
  types: check(
    [program('svelte-check/bin/svelte-check'), '--tsconfig', 'tsconfig.json', '--fail-on-warnings'],
    [program('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.tools.json'],
  ),
  lint: check([program('eslint/bin/eslint.js'), '.', '--max-warnings', '0']),
  ...(existsSync(join(root, 'tools', 'check-geodata.ts'))
    ? { geodata: check(['--import', 'tsx', 'tools/check-geodata.ts']) }
    : {}),
  unit: vitest('unit'),
  browser: vitest('browser'),
  build,
  journeys,
};

const needsBrowser = new Set(['browser', 'journeys']);

/** Why the steps that need a browser cannot run, if they cannot. */
let withoutBrowser = '';

/**
 * What must be there before the steps.
 *
 * @param {readonly string[]} chosen
 * @returns {Promise<string | undefined>} why no step can run
 */
async function prepare(chosen) {
  const packages = await ensurePackages();
  if (packages !== 0) return 'the packages could not be installed';
  if (chosen.some((step) => needsBrowser.has(step))) {
    try {
      process.env.CHROMIUM_PATH = await ensureChromium();
    } catch (error) {
      withoutBrowser = error instanceof Error ? error.message : String(error);
    }
    await ensureFonts();
    if (chosen.includes('journeys')) {
      await ensureNginx();
      await ensurePoppler();
      await ensureMapserver();
    }
  }
  if (chosen.includes('browser') && (await ensureBasemap()) !== 0) {
    process.stderr.write('The basemap could not be built.\n');
  }
  if (chosen.includes('journeys') && !chosen.includes('build')) {
    siteIsBuilt = (await ensureSite()) === 0;
  }
  return undefined;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in steps));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no step ${unknown.join(', ')}. Steps: ${Object.keys(steps).join(' ')}\n`,
  );
  process.exit(2);
}
const chosen = Object.entries(steps).filter(([name]) => asked.length === 0 || asked.includes(name));

mkdirSync(reports, { recursive: true });

/** @type {(Result & { name: string, seconds: number })[]} */
const results = [];
const obstacle = await prepare(chosen.map(([name]) => name));
if (obstacle !== undefined) {
  results.push({ name: 'prepare', passed: 0, failed: 1, note: obstacle, seconds: 0 });
} else {
  for (const [name, step] of chosen) {
    process.stdout.write(`\n── ${name} ${'─'.repeat(60 - name.length)}\n`);
    const begin = Date.now();
    const result =
      withoutBrowser !== '' && needsBrowser.has(name)
        ? { passed: 0, failed: 1, note: withoutBrowser }
        : await step();
    results.push({ name, ...result, seconds: Math.round((Date.now() - begin) / 1000) });
  }
}

/** @param {string[]} cells */
const row = ([name = '', passed = '', failed = '', seconds = '', note = '']) =>
  `${name.padEnd(10)}${passed.padStart(7)}${failed.padStart(8)}${seconds.padStart(8)}  ${note}`
    .trimEnd()
    .concat('\n');

process.stdout.write(`\n${row(['step', 'passed', 'failed', 'time', ''])}`);
for (const { name, passed, failed, seconds, note } of results) {
  process.stdout.write(row([name, `${passed}`, `${failed}`, `${seconds} s`, note]));
}

const total = (/** @type {'passed' | 'failed'} */ key) =>
  results.reduce((sum, result) => sum + result[key], 0);
process.stdout.write(`\n${total('passed')} passed, ${total('failed')} failed\n`);
process.exitCode = total('failed') > 0 ? 1 : 0;
