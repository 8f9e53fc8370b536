/**
 * Takes the pictures of the documents from the built site.
 *
 *     npm run screenshot [-- a built folder instead of dist]
 */
import './setup/node-version.mjs';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { chromiumArgs, ensureChromium } from './setup/chromium.mjs';
import { ensureFonts } from './setup/fonts.mjs';
import { exitUnlessZero, root } from './setup/run.mjs';
import { serveFolder } from './setup/serve.mjs';
import { ensureSite } from './setup/site.mjs';

interface Picture {
  readonly file: string;
  /** What the address says, after the site's own. */
  readonly address: string;
  readonly context: BrowserContextOptions;
}

const pictures: readonly Picture[] = [
  {
    file: 'docs/images/atlas-desktop.png',
    address: '?lang=en&theme=light#map=10.1/38.935/121.475&place=yinggeshi-science-city',
    context: { viewport: { width: 1280, height: 800 } },
  },
  {
    file: 'docs/images/atlas-phone-dark.png',
    address: '?lang=zh-Hans&theme=dark#place=route-donggang-zhangzidao',
    context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  },
];

/** Greatest size of a picture: a reader on a slow line waits for it. */
const LARGEST_BYTES = 400_000;

/** Until the live map has drawn, the letters are there, the texts have come and nothing moves. */
async function settled(page: Page): Promise<void> {
  await page.locator('[data-map-status=live]').waitFor();
  await page.locator('.claims li').first().waitFor();
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
  });
}

async function take(browser: Browser, site: string, picture: Picture): Promise<void> {
  const context = await browser.newContext({ ...picture.context, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(new URL(picture.address, site).href);
  await settled(page);
  const path = join(root, picture.file);
  await page.screenshot({ path, scale: 'css' });
  await context.close();
  const { size } = statSync(path);
  process.stdout.write(`${picture.file}: ${Math.round(size / 1000)} kB\n`);
  if (size > LARGEST_BYTES)
    throw new Error(`${picture.file} is larger than ${LARGEST_BYTES} bytes`);
}

const [folder = 'dist'] = process.argv.slice(2);
if (folder === 'dist') exitUnlessZero(await ensureSite());
await ensureFonts();
mkdirSync(join(root, 'docs/images'), { recursive: true });
const host = await serveFolder(folder, 4173);
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: chromiumArgs,
});
try {
  for (const picture of pictures) await take(browser, host.url, picture);
} finally {
  await browser.close();
  host.close();
}
