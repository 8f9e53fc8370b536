/**
 * npm run bench: what the atlas takes, against a bare MapLibre page with the same file, one after the
 * other in the same run. It prints and writes ratios; nothing in it can fail for being slow.
 */
import { mkdirSync, existsSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from '../tools/setup/run.mjs';
import { launchOptions } from '../tests/support/chromium.ts';
import { startHost } from '../tests/support/server.ts';
import { barePage, MAPLIBRE_PATH } from './bare-page.ts';
import { writeFeatures, type Shape } from './files.ts';
import {
  framesWhilePanning,
  heapMegabytes,
  longestTask,
  rendererMegabytes,
  untilDrawn,
  watchTasks,
  type Figures,
} from './measure.ts';
import { addFile, openAtlas } from './atlas-page.ts';

const LIMIT_MILLISECONDS = 240_000;
/** The first colour of d3-scale-chromatic's Dark2, in which both draw. */
const LAYER_COLOR = [27, 158, 119];
const folder = join(root, '.cache/bench');

interface Case {
  readonly name: string;
  readonly count: number;
  readonly shape: Shape;
}

const CASES: readonly Case[] = [
  { name: '100,000 points', count: 100_000, shape: 'points' },
  { name: '500,000 points', count: 500_000, shape: 'points' },
  { name: '1,000,000 points', count: 1_000_000, shape: 'points' },
  { name: '50,000 polygons', count: 50_000, shape: 'polygons' },
];

const rounds = Number(process.argv.find((word) => /^--rounds=\d+$/.test(word))?.slice(9) ?? 3);
const only = process.argv.find((word) => word.startsWith('--only='))?.slice(7);

type Contestant = 'atlas' | 'bare';

async function measure(who: Contestant, file: string, urls: Record<Contestant, string>) {
  const browser = await chromium.launch(launchOptions(['--enable-precise-memory-info']));
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      locale: 'en',
    });
    page.setDefaultTimeout(LIMIT_MILLISECONDS);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const ofBrowser = await browser.newBrowserCDPSession();
    if (who === 'atlas') await openAtlas(page, urls.atlas);
    else {
      await page.goto(urls.bare);
      await page.locator('html[data-ready]').waitFor({ state: 'attached' });
    }
    const judge = await browser.newPage();
    await page.bringToFront();
    await untilDrawn(page, judge, null, LIMIT_MILLISECONDS);
    await watchTasks(page);
    const begun = Date.now();
    if (who === 'atlas') await addFile(page, file);
    else await page.locator('#file').setInputFiles(file);
    const drawn = await untilDrawn(page, judge, LAYER_COLOR, LIMIT_MILLISECONDS);
    const longestTaskMilliseconds = await longestTask(page);
    const figures: Figures = {
      drawnMilliseconds: drawn - begun,
      longestTaskMilliseconds,
      framesWhilePanning: await framesWhilePanning(page),
      heapMegabytes: await heapMegabytes(session),
      rendererMegabytes: await rendererMegabytes(ofBrowser),
    };
    return figures;
  } catch (error) {
    process.stdout.write(`    ${who} gave up: ${String(error).split('\n')[0] ?? ''}\n`);
    return null;
  } finally {
    await browser.close();
  }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? NaN;

const KEYS = [
  'drawnMilliseconds',
  'longestTaskMilliseconds',
  'heapMegabytes',
  'rendererMegabytes',
  'framesWhilePanning',
] as const;

async function main(): Promise<void> {
  if (!existsSync(join(root, 'dist/index.html'))) {
    throw new Error('There is no built site: npm run build first.');
  }
  mkdirSync(folder, { recursive: true });
  const atlas = await startHost();
  const bare = await startHost({
    folder: join(root, 'node_modules/maplibre-gl/dist'),
    basePath: MAPLIBRE_PATH,
    pages: { '/': barePage },
  });
  const urls = { atlas: atlas.url, bare: new URL('/', bare.url).href };
  const results: Record<string, Record<Contestant, (Figures | null)[]>> = {};
  for (const { name, count, shape } of CASES.filter((one) => !only || one.name.includes(only))) {
    const file = join(folder, `${count}-${shape}.geojson`);
    if (!existsSync(file)) await writeFeatures(file, count, shape);
    const figures: Record<Contestant, (Figures | null)[]> = { atlas: [], bare: [] };
    for (let round = 1; round <= rounds; round += 1) {
      // In turn, so that neither always has the warmer machine.
      const order: Contestant[] = round % 2 === 1 ? ['bare', 'atlas'] : ['atlas', 'bare'];
      for (const who of order) figures[who].push(await measure(who, file, urls));
    }
    results[name] = figures;
    process.stdout.write(`${name}\n`);
    for (const key of KEYS) {
      const values = (who: Contestant): number[] =>
        figures[who].flatMap((one) => (one ? one[key] : []));
      const [ours, theirs] = [median(values('atlas')), median(values('bare'))];
      process.stdout.write(
        `  ${key.padEnd(26)} atlas ${ours.toFixed(0).padStart(7)}  bare ${theirs.toFixed(0).padStart(7)}` +
          `  ratio ${(ours / theirs).toFixed(2)}\n`,
      );
    }
  }
  await Promise.all([atlas.close(), bare.close()]);
  const report = { date: new Date().toISOString().slice(0, 10), cores: cpus().length, results };
  writeFileSync(join(folder, 'results.json'), `${JSON.stringify(report, null, 2)}\n`);
}

await main();
