// The table and the filter of a layer: what the rows say, what is left, and what is handed on.
import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { messages as exportTexts } from '../../src/i18n/export/en.ts';
import type { Atlas } from '../support/driver.ts';
import { expect, test } from '../support/fixtures.ts';

const SCIENCE = 'Science and innovation';
/** geodata/layers/science.geojson: this many of its 12 places are known to a locality. */
const features = (
  JSON.parse(
    await readFile(new URL('../../geodata/layers/science.geojson', import.meta.url), 'utf8'),
  ) as {
    features: {
      id: string;
      properties: { position: { precision: string }; name: { en: string } };
    }[];
  }
).features;
const localities = features.filter(
  ({ properties }) => properties.position.precision === 'locality',
);

const tableOf = (atlas: Atlas): Locator =>
  atlas.page.getByRole('region', { name: atlas.text('table.title', { layer: SCIENCE }) });

async function openMenu(atlas: Atlas): Promise<void> {
  await atlas.openPanel('layers');
  await atlas.layers.openMenu(SCIENCE);
}

test('a table is sorted, searched, chosen from and handed on', async ({ atlas, page }) => {
  await atlas.visit('?lang=en');
  await openMenu(atlas);
  await atlas.layers.button('layers.table').click();
  const table = tableOf(atlas);
  await expect(table.getByText('12 rows')).toBeVisible();
  const grid = table.getByRole('grid');
  // The first cell of a row is its mark, the second the name.
  const firstName = grid.locator('[aria-rowindex="2"]').getByRole('gridcell').nth(1);

  // By keys: to the heading of the first column, sorted, and sorted the other way.
  await grid.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(grid.getByRole('columnheader').nth(1)).toHaveAttribute('aria-sort', 'ascending');
  const sorted = features
    .map(({ properties }) => properties.name.en)
    .sort(new Intl.Collator('en').compare);
  await expect(firstName).toHaveText(sorted[0]!);
  await page.keyboard.press('Enter');
  await expect(firstName).toHaveText(sorted.at(-1)!);

  await table.getByRole('searchbox').fill('yinggeshi');
  await expect(firstName).toContainText('Yinggeshi');
  await grid.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Space');
  await expect(table.getByText('1 chosen')).toBeVisible();
  await table.getByRole('searchbox').fill('');
  await expect(table.getByText('12 rows')).toBeVisible();
  expect(await atlas.accessibilityFaults()).toEqual([]);

  await table.getByRole('button', { name: atlas.text('table.export'), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: SCIENCE });
  await dialog.getByRole('radio', { name: 'CSV', exact: true }).check();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: exportTexts.save }).click();
  const file = await (await download).path();
  const text = await readFile(file, 'utf8');
  // RFC 4180 rows after a mark that makes spreadsheets read UTF-8; one heading, one chosen row.
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text.trim().split('\r\n')).toHaveLength(2);
  expect(text).toContain('Yinggeshi');
  await page.keyboard.press('Escape');

  await table.getByRole('button', { name: atlas.text('table.close') }).click();
  await expect(table).toBeHidden();
});

test('a filter leaves what it says, in list, map and link', async ({ atlas, page }) => {
  await atlas.visit('?lang=en');
  const whole = await atlas.picture();
  await openMenu(atlas);
  await atlas.layers.button('filter.open').click();
  const { panel } = atlas;
  await expect(panel.getByRole('heading', { level: 2 })).toContainText(SCIENCE);
  await panel.getByText('Precision', { exact: true }).click();
  await panel.getByRole('checkbox', { name: /3 km/ }).check();
  const words = atlas.text('filter.count', { count: localities.length, total: features.length });
  await expect(panel.getByText(words)).toBeVisible();
  await expect(page).toHaveURL(/filter=/);
  await atlas.picturesOtherThan(whole);
  expect(await atlas.accessibilityFaults()).toEqual([]);

  await page.reload();
  await atlas.becomesLive();
  await atlas.openPanel('places');
  const list = atlas.theme('science').getByRole('button');
  for (const { id, properties } of features) {
    const isLeft = properties.position.precision === 'locality';
    await expect(list.filter({ hasText: atlas.placeName(id) }), id).toHaveCount(isLeft ? 1 : 0);
  }
});
