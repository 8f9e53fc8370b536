// What is one's own: kept as it changes, there again after a crash, in a file, and forgotten when asked.
import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { kill } from '../support/crash.ts';
import { Atlas } from '../support/driver.ts';
import { expect, test } from '../support/fixtures.ts';

test.describe.configure({ timeout: 120_000 });

/** A project as another person saved it: one layer of two points, and a view. */
const view = { layers: ['coast'], time: null, labels: 'both', filters: {} };
const camera = { center: [121.6, 38.9], zoom: 11, bearing: 0, pitch: 0 };
const point = (id: string, lng: number): object => ({
  type: 'Feature',
  id,
  geometry: { type: 'Point', coordinates: [lng, 38.9] },
  properties: { name: `Point ${id}` },
});
const project = {
  format: 'atlas-project',
  version: 1,
  name: 'Harbour',
  content: {
    layers: [
      {
        id: 'own-drawn-1',
        title: 'Berths',
        origin: 'drawn',
        shown: true,
        opacity: 1,
        style: {
          coloring: { kind: 'single', color: '#aa3311' },
          points: 'circle',
          radiusPx: 6,
          sizeBy: null,
          lineWidthPx: 2,
          dashed: false,
          fillOpacity: 0.3,
          labelField: null,
        },
        table: {
          fields: [{ name: 'name', type: 'text' }],
          featureCount: 2,
          bounds: [121.6, 38.9, 121.7, 38.9],
          geometryKinds: ['point'],
        },
        version: 1,
        recipe: null,
        source: '',
      },
    ],
    // It lies below the areas and lines of the atlas.
    underCount: 1,
    view: { ...view, camera },
    views: [{ ...view, camera, id: 'v1', name: 'The coast alone' }],
    comparison: null,
  },
  features: {
    'own-drawn-1': { type: 'FeatureCollection', features: [point('a', 121.6), point('b', 121.7)] },
  },
};

const button = (atlas: Atlas, name: string): Locator =>
  atlas.panel.getByRole('button', { name, exact: true });
const says = (atlas: Atlas, status: 'saved' | 'full' | 'denied' | 'elsewhere'): Locator =>
  atlas.panel.getByText(atlas.text(`project.status.${status}`));

async function openPanel(atlas: Atlas, hash = ''): Promise<void> {
  await atlas.open(`?lang=en#panel=tools${hash}`);
  await atlas.panel.getByRole('button', { name: atlas.text('project.title') }).click();
  await expect(button(atlas, atlas.text('project.file.open'))).toBeVisible();
}

async function openFile(atlas: Atlas, text: string): Promise<void> {
  const chooser = atlas.page.waitForEvent('filechooser');
  await button(atlas, atlas.text('project.file.open')).click();
  const file = {
    name: 'harbour.atlas.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  };
  await (await chooser).setFiles(file);
}

/** The project as it is saved to a file. */
async function saved(atlas: Atlas): Promise<typeof project> {
  const download = atlas.page.waitForEvent('download');
  await button(atlas, atlas.text('project.file.save')).click();
  return JSON.parse(await readFile(await (await download).path(), 'utf8')) as typeof project;
}

test(
  'kept, there again after a crash, forgotten, and the same again from its file',
  { tag: '@desktop' },
  async ({ atlas, site }) => {
    await openPanel(atlas);
    await openFile(atlas, '{"format": "atlas-project", "version": 1, "name": "<b>"}');
    await expect(atlas.notices).toContainText('harbour.atlas.json cannot be opened');
    await openFile(atlas, JSON.stringify(project));
    await expect(says(atlas, 'saved')).toBeVisible();
    expect(await atlas.accessibilityFaults()).toEqual([]);
    const before = await saved(atlas);
    expect(before.features).toEqual(project.features);
    expect(before.content.layers).toEqual(project.content.layers);
    expect(before.content.views).toEqual(project.content.views);

    const context = atlas.page.context();
    await kill(atlas.page);
    const again = new Atlas(await context.newPage(), site);
    await openPanel(again);
    await expect(again.notices).toContainText(again.text('project.restored', { name: 'Harbour' }));
    await expect(says(again, 'saved')).toBeVisible();
    const restored = await saved(again);
    expect([restored.features, restored.content.underCount]).toEqual([before.features, 1]);

    await button(again, 'Delete Harbour').click();
    await again.page.getByRole('button', { name: again.text('project.delete.sure') }).click();
    await expect(again.panel.getByText('Harbour')).toHaveCount(0);
    await again.notices.getByRole('button', { name: again.text('project.deleted.undo') }).click();
    await expect(says(again, 'saved')).toBeVisible();
    expect((await saved(again)).features).toEqual(before.features);

    await button(again, again.text('project.forget.now')).click();
    await again.page.getByRole('button', { name: again.text('project.forget.sure') }).click();
    await expect(again.notices).toContainText(again.text('project.forgotten'));
    await expect(button(again, again.text('project.file.save'))).toHaveCount(0);
    await again.page.reload();
    await openPanel(again);
    await expect(again.panel.getByText('Harbour')).toHaveCount(0);

    await openFile(again, JSON.stringify(before));
    await expect(says(again, 'saved')).toBeVisible();
    const after = await saved(again);
    expect([after.features, after.content.layers]).toEqual([
      before.features,
      before.content.layers,
    ]);
  },
);

test('what is forgotten comes back neither from memory nor from another tab', async ({
  atlas,
  site,
}) => {
  await atlas.open('?lang=en#panel=tools');
  await atlas.openTool('draw');
  await atlas.panel.getByRole('radio', { name: 'Imperial' }).check();
  const recent = (from: Atlas, words: string): Locator =>
    from.searchResults.getByRole('option', { name: words, exact: true });
  const seek = async (from: Atlas, words: string): Promise<void> => {
    await from.search(words);
    await from.page.keyboard.press('Enter');
    await expect(from.closeButton).toBeVisible();
  };
  await seek(atlas, 'xinghai');
  const second = new Atlas(await atlas.page.context().newPage(), site);
  await second.open('?lang=en');
  await second.searchField.focus();
  await expect(recent(second, 'xinghai')).toBeVisible();

  if (atlas.isPhone) await atlas.close();
  await expect(atlas.panel.getByRole('radio', { name: 'Imperial' })).toBeChecked();
  await button(atlas, atlas.text('tools.back')).click();
  await atlas.panel.getByRole('button', { name: atlas.text('project.title') }).click();
  await button(atlas, atlas.text('project.forget.now')).click();
  await atlas.page.getByRole('button', { name: atlas.text('project.forget.sure') }).click();
  await expect(atlas.notices).toContainText(atlas.text('project.forgotten'));
  await button(atlas, atlas.text('tools.back')).click();
  await atlas.openTool('draw');
  await expect(atlas.panel.getByRole('radio', { name: 'Metric' })).toBeChecked();
  for (const tab of [atlas, second]) {
    await seek(tab, 'zoo');
    await tab.searchField.fill('');
    await expect(recent(tab, 'zoo')).toBeVisible();
    await expect(recent(tab, 'xinghai')).toHaveCount(0);
  }
});

test('a second tab never overwrites the first', { tag: '@desktop' }, async ({ atlas, site }) => {
  await openPanel(atlas);
  await openFile(atlas, JSON.stringify(project));
  await expect(says(atlas, 'saved')).toBeVisible();
  const second = new Atlas(await atlas.page.context().newPage(), site);
  await openPanel(second);
  await expect(says(second, 'elsewhere')).toBeVisible();
  await button(second, second.text('project.view.keep')).click();
  await expect(second.notices).toContainText('Harbour (copy)');
  await expect(says(second, 'saved')).toBeVisible();
  const copy = await saved(second);
  expect([copy.content.views.length, copy.features]).toEqual([2, project.features]);
  expect((await saved(atlas)).content.views).toHaveLength(1);
});

test(
  'a full device and one that allows no storage are told of',
  { tag: '@desktop' },
  async ({ atlas }) => {
    const { page } = atlas;
    await openPanel(atlas);
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(page.url());
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    await button(atlas, atlas.text('project.view.keep')).click();
    await expect(says(atlas, 'full')).toBeVisible();
    await expect(atlas.notices).toContainText(atlas.text('project.full'));
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await button(atlas, atlas.text('project.view.keep')).click();
    await expect(says(atlas, 'saved')).toBeVisible();

    // As Chromium answers where a person forbids a site to store.
    await page.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', {
        get: () => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    });
    await page.reload();
    await openPanel(atlas);
    await expect(atlas.notices).toContainText(atlas.text('project.denied'));
  },
);

test('views come back as they were, and every deed can be undone', async ({ atlas }) => {
  await openPanel(atlas, '&layers=coast&map=11/38.9/121.6');
  await atlas.panel.getByRole('textbox', { name: atlas.text('project.view.label') }).fill('Coast');
  await button(atlas, atlas.text('project.view.keep')).click();
  await atlas.openPanel('layers');
  await atlas.layerSwitch('science').check();
  await atlas.tab('tools').click();
  await button(atlas, 'Coast').click();
  await expect.poll(() => new URL(atlas.page.url()).hash).toMatch(/layers=coast(&|$)/);
  await atlas.tab('tools').focus();
  await atlas.page.keyboard.press('Control+z');
  await expect(button(atlas, 'Coast')).toHaveCount(0);
  await atlas.page.keyboard.press('Control+Shift+z');
  await expect(button(atlas, 'Coast')).toHaveCount(1);
  await button(atlas, 'Undo: save the view').click();
  await expect(button(atlas, 'Coast')).toHaveCount(0);
});
