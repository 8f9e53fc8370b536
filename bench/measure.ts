/** What a page takes to show a file, seen from outside: the same for every page. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from '@playwright/test';

/** The picture must stay the same for so long to count as complete. */
const STILL_MILLISECONDS = 1_500;
const PAN_MILLISECONDS = 3_000;

export interface Figures {
  /** From the choice of the file to the last change of the picture. */
  readonly drawnMilliseconds: number;
  readonly longestTaskMilliseconds: number;
  /** JavaScript heap of the page's own thread after a collection. */
  readonly heapMegabytes: number;
  /** Memory of the page's process, workers included. */
  readonly rendererMegabytes: number;
  readonly framesWhilePanning: number;
}

declare global {
  interface Window {
    benchTasks?: number[];
    benchFrames?: number;
  }
}

/** Counts long tasks from now on. */
export async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.benchTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.benchTasks?.push(duration);
    }).observe({ type: 'longtask' });
  });
}

/** A part of the map that no panel covers at 1280 by 800. */
const MAP_PART = { x: 760, y: 140, width: 400, height: 480 };

/**
 * Waits until the colour is on the map and the picture of it stays as it is.
 * @param judge a page of its own that looks at pictures
 * @param color red, green and blue; without it the picture alone counts
 * @returns when it last changed, as Date.now() has it
 */
export async function untilDrawn(
  page: Page,
  judge: Page,
  color: readonly number[] | null,
  limitMilliseconds: number,
): Promise<number> {
  const begun = Date.now();
  let [changed, before, isThere] = [begun, '', color === null];
  for (;;) {
    const picture = await page.screenshot({ clip: MAP_PART, timeout: limitMilliseconds });
    const now = Date.now();
    const hash = createHash('sha256').update(picture).digest('hex');
    if (hash !== before) {
      [changed, before] = [now, hash];
      if (color && !isThere) isThere = await hasColor(judge, picture, color);
    } else if (isThere && now - changed > STILL_MILLISECONDS) return changed;
    if (now - begun > limitMilliseconds) throw new Error('The picture never came to rest.');
  }
}

const hasColor = (judge: Page, picture: Buffer, color: readonly number[]): Promise<boolean> =>
  judge.evaluate(
    async ([base64, [red, green, blue]]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes]));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data = [] } = context?.getImageData(0, 0, image.width, image.height) ?? {};
      for (let at = 0; at < data.length; at += 4) {
        if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) return true;
      }
      return false;
    },
    [picture.toString('base64'), color] as const,
  );

export async function heapMegabytes(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN) / 1e6;
}

/** Memory of the largest process that draws pages; NaN where the system does not say. */
export async function rendererMegabytes(browser: CDPSession): Promise<number> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => residentMegabytes(id));
  return Math.max(...sizes);
}

function residentMegabytes(id: number): number {
  if (process.platform !== 'linux') return NaN;
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1e3;
}

/** Drags the map to and fro. @returns how many frames the page came to */
export async function framesWhilePanning(page: Page): Promise<number> {
  await page.evaluate(() => {
    window.benchFrames = 0;
    // Without a name of its own: the runner would wrap it in a helper that the page does not have.
    const loop = {
      count() {
        if (window.benchFrames === undefined) return;
        window.benchFrames += 1;
        requestAnimationFrame(() => {
          loop.count();
        });
      },
    };
    loop.count();
  });
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 800 };
  const [x, y] = [width * 0.6, height * 0.6];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const begun = Date.now();
  while (Date.now() - begun < PAN_MILLISECONDS) {
    const turn = ((Date.now() - begun) / PAN_MILLISECONDS) * 2 * Math.PI;
    await page.mouse.move(x + 200 * Math.sin(turn), y + 100 * Math.sin(turn));
  }
  await page.mouse.up();
  return page.evaluate(() => {
    const frames = window.benchFrames ?? 0;
    delete window.benchFrames;
    return frames;
  });
}

export const longestTask = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, ...(window.benchTasks ?? [])));
