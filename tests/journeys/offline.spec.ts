import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchOptions } from '../support/chromium.ts';
import { expect, test } from '../support/fixtures.ts';
import { startHost, type Host } from '../support/server.ts';

/*
 * A visit, the browser closed, the server gone, the browser started again with the same profile.
 * These journeys start browsers of their own, since a profile must outlive one.
 */
test.describe.configure({ mode: 'serial' });

let profile: string;
test.beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'atlas-profile-'));
});
test.afterEach(() => {
  rmSync(profile, { recursive: true, force: true });
});

/** A browser of the project's own size and touch. */
const start = (): Promise<BrowserContext> => {
  const { viewport, hasTouch, isMobile } = test.info().project.use;
  return chromium.launchPersistentContext(profile, {
    ...launchOptions(),
    locale: 'en-GB',
    viewport: viewport ?? null,
    hasTouch: hasTouch ?? false,
    isMobile: isMobile ?? false,
    reducedMotion: 'reduce',
  });
};

/** The errors a page logs; without a network a page may log nothing but what it cannot help. */
function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => {
    errors.push(error.message);
  });
  return errors;
}

async function visitUntilStored(host: Host): Promise<void> {
  const context = await start();
  const page = await context.newPage();
  await page.goto(`${host.url}#panel=about`);
  await expect(page.getByText('Everything works without a network')).toBeVisible({
    timeout: 60_000,
  });
  await context.close();
}

test('after one visit everything works from a cold start without a server', async () => {
  test.setTimeout(150_000);
  const host = await startHost();
  await visitUntilStored(host);
  await host.close();

  const context = await start();
  const page = await context.newPage();
  const errors = errorsOf(page);

  await test.step('a deep link opens on the live map', async () => {
    await page.goto(`${host.url}#place=route-donggang-zhangzidao`);
    await expect(page.getByRole('heading', { name: /Donggang–Zhangzi Island/ })).toBeVisible();
    await expect(page.getByText('22 minutes', { exact: true })).toBeVisible();
    await expect(page.locator('[data-map-status=live]')).toBeVisible({ timeout: 60_000 });
  });

  await test.step('the search finds by pinyin initials', async () => {
    await page.getByRole('combobox').first().fill('xhwdq');
    // The map's own listbox names places in one language only.
    await page.getByRole('option', { name: /星海湾大桥/ }).click();
    await expect(page.getByRole('heading', { name: /Xinghai Bay Bridge/ })).toBeVisible();
  });

  await test.step('another language comes from the device', async () => {
    await page.goto(`${host.url}?lang=ko#place=zhangzidao`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
    await expect(page.getByRole('heading', { name: /장쯔다오/ }).first()).toBeVisible();
  });

  await test.step('a tour is taken', async () => {
    await page.goto(`${host.url}?lang=en#panel=tours`);
    await page.getByRole('button', { name: /A drive along the sea/ }).click();
    await expect(page.getByRole('heading', { level: 2, name: /Xinghai Bay/ })).toBeVisible();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(page.getByRole('heading', { level: 2, name: /Forest Zoo/ })).toBeVisible();
    await expect(page.getByText(/The zoo lies near/).last()).toBeVisible();
  });

  expect(errors).toEqual([]);
  await context.close();
});

test('what is stored is said with its size and date @desktop', async () => {
  test.setTimeout(120_000);
  const host = await startHost();
  const context = await start();
  const page = await context.newPage();
  await page.goto(`${host.url}#panel=about`);
  const note = page.getByRole('region', { name: 'Without a network' });
  await expect(note).toContainText(/\d+ files, [\d.]+ MB/, { timeout: 60_000 });
  await expect(note).toContainText(/Stored on .*20\d\d/);
  await context.close();
  await host.close();
});
