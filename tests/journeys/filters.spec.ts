// Filters by number and by place, and the table of a layer of one's own: what is left, changed, copied.
import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { toScreen } from '../../src/domain/mercator.ts';
import { messages as exportTexts } from '../../src/i18n/export/en.ts';
import type { LngLat } from '../../src/domain/site.ts';
import { boxOf, type Atlas } from '../support/driver.ts';
import { expect, test } from '../support/fixtures.ts';

test.describe.configure({ timeout: 150_000 });

interface Layer {
  readonly features: readonly {
    readonly geometry: { readonly coordinates: LngLat };
    readonly properties: { readonly km: number; readonly en: string };
  }[];
}
const read = async (layer: string): Promise<Layer['features']> => {
  const file = new URL(`../../geodata/layers/${layer}.geojson`, import.meta.url);
  return (JSON.parse(await readFile(file, 'utf8')) as Layer).features;
};
const lines = await read('metro-lines');
const stations = (await read('metro-stations')).map(({ geometry }) => geometry.coordinates);

const LINES = 'Metro and tram lines';
const STATIONS = 'Metro stations and tram stops';

async function openFilter(atlas: Atlas, layer: string): Promise<void> {
  await atlas.openPanel('layers');
  await atlas.layers.openMenu(layer);
  await atlas.layers.button('filter.open').click();
}
const counted = (atlas: Atlas, count: number, total: number): Locator =>
  atlas.panel.getByText(atlas.text('filter.count', { count, total }), { exact: true });

test(
  'by number: a handle of the histogram moved by keys, an end typed, and taken back',
  { tag: '@desktop' },
  async ({ atlas, page }) => {
    const lengths = lines.map(({ properties }) => properties.km);
    const [min, max] = [Math.min(...lengths), Math.max(...lengths)];
    await atlas.open('?lang=en');
    await openFilter(atlas, LINES);
    await atlas.panel.getByText('Length', { exact: true }).click();
    const lower = atlas.panel.getByRole('slider', {
      name: atlas.text('filter.range.min', { field: 'Length' }),
    });
    await lower.focus();
    for (let press = 0; press < 30; press += 1) await page.keyboard.press('ArrowRight');
    // 30 hundredths of the way from the shortest to the longest.
    const least = min + (max - min) * 0.3;
    const left = lengths.filter((km) => km >= least).length;
    await expect(counted(atlas, left, lines.length)).toBeVisible();
    await expect(page).toHaveURL(/filter=metro-lines(\(|%28)number:km:/);

    await atlas.panel.getByLabel(atlas.text('filter.max')).fill('40');
    await page.keyboard.press('Tab');
    const between = lengths.filter((km) => km >= least && km <= 40).length;
    expect(between).toBeLessThan(left);
    await expect(counted(atlas, between, lines.length)).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(counted(atlas, left, lines.length)).toBeVisible();
    expect(await atlas.accessibilityFaults()).toEqual([]);
  },
);

test(
  'by a drawn shape, by the view and by a district, all together',
  { tag: '@desktop' },
  async ({ atlas }) => {
    await atlas.visit('?lang=en#map=11/38.92/121.6&panel=tools');
    await atlas.openTool('draw');
    await atlas.takeDrawingTool('draw.kind.rectangle');
    await atlas.typePosition('38.88, 121.55');
    await atlas.typePosition('38.94, 121.65');
    await expect(atlas.drawing('Rectangle 1')).toBeVisible();

    await openFilter(atlas, STATIONS);
    const apply = atlas.panel.getByRole('button', { name: atlas.text('filter.near.apply') });
    // What was drawn is offered once it has been read.
    await expect(apply).toHaveCount(2);
    await apply.last().click();
    const inShape = stations.filter(
      ([lng, lat]) => lng >= 121.55 && lng <= 121.65 && lat >= 38.88 && lat <= 38.94,
    );
    await expect(counted(atlas, inShape.length, stations.length)).toBeVisible();

    await atlas.mapButton('zoomIn').click();
    await atlas.mapButton('zoomIn').click();
    const camera = await atlas.knownCamera();
    const box = await boxOf(atlas.map);
    const inView = inShape.filter((at) => {
      const [x, y] = toScreen(camera, box, at);
      return x >= 0 && x <= box.width && y >= 0 && y <= box.height;
    });
    expect(inView.length).toBeLessThan(inShape.length);
    await atlas.panel.getByRole('button', { name: atlas.text('filter.view') }).click();
    await expect(counted(atlas, inView.length, stations.length)).toBeVisible();

    // No rails lead to the islands.
    await atlas.panel
      .getByLabel(atlas.text('filter.near.feature'))
      .selectOption({ label: 'Changhai County' });
    await apply.first().click();
    await expect(counted(atlas, 0, stations.length)).toBeVisible();
    await expect(atlas.page).toHaveURL(/bounds:.*near:district-areas\/changhai-county:0/);
    await atlas.panel
      .getByRole('button', { name: /^Remove: in or touching Changhai County/ })
      .click();
    await expect(counted(atlas, inView.length, stations.length)).toBeVisible();
  },
);

test(
  'a table of one’s own is as high as one likes; a value is changed by keys and copied',
  { tag: '@desktop' },
  async ({ atlas, page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await atlas.open('?lang=en#panel=layers');
    await atlas.layers.openMenu(LINES);
    await atlas.layers.button('layers.copy').click();
    await atlas.layers.openMenu(LINES);
    await atlas.layers.openMenu(`${LINES} (copy)`);
    await atlas.layers.button('layers.table').click();
    const table = page.getByRole('region', {
      name: atlas.text('table.title', { layer: `${LINES} (copy)` }),
    });
    const cell = table
      .getByRole('grid')
      .locator('[aria-rowindex="2"]')
      .getByRole('gridcell')
      .nth(1);
    await expect(cell).toHaveText(lines[0]!.properties.en);

    const handle = page.getByRole('separator', { name: atlas.text('table.resize') });
    const before = Number(await handle.getAttribute('aria-valuenow'));
    await handle.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(handle).toHaveAttribute('aria-valuenow', String(before + 48));
    const dock = page.getByRole('complementary', { name: atlas.text('layers.table') });
    expect((await boxOf(dock)).height).toBeCloseTo(before + 48, 0);

    await table.getByRole('grid').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F2');
    await page.keyboard.type('Blue line');
    await page.keyboard.press('Enter');
    await expect(cell).toHaveText('Blue line');
    await page.keyboard.press('Space');
    await table.getByRole('button', { name: atlas.text('table.export'), exact: true }).click();
    await page.getByRole('button', { name: exportTexts.copy, exact: true }).click();
    await expect
      .poll(() => atlas.clipboard())
      .toMatch(/^id\tName\t[^\n]*\nmetro-line-1\tBlue line\t/);
    await page.keyboard.press('Escape');
    await table.getByRole('grid').focus();
    await page.keyboard.press('Control+z');
    await expect(cell).toHaveText(lines[0]!.properties.en);
  },
);
