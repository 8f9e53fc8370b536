/** The atlas as a person uses it who brings a large file along. */
import type { Page } from '@playwright/test';
import { messages as words } from '../src/i18n/en.ts';
import { messages as importWords } from '../src/i18n/import/en.ts';

/** Opens the atlas in English, its map live. */
export async function openAtlas(page: Page, url: string): Promise<void> {
  await page.goto(`${url}?lang=en`);
  await page.locator('[data-map-status=live]').waitFor({ state: 'attached' });
}

/** Adds a file as a layer; what is read is taken as it is told. */
export async function addFile(page: Page, file: string): Promise<void> {
  await page.getByRole('tab', { name: words['panel.layers'], exact: true }).click();
  await page.getByRole('button', { name: words['import.title'] }).first().click();
  const dialog = page.getByRole('dialog', { name: importWords.title });
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog
    .getByRole('button', { name: importWords['add.layers'].one.replace('{count}', '1') })
    .click();
  await dialog.waitFor({ state: 'hidden' });
}
