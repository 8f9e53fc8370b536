// One's own data: brought along in every way, asked about, put where it belongs, and never run.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import gcoord from 'gcoord';
import type { FeatureCollection, Point } from 'geojson';
import { root } from '../../tools/setup/run.mjs';
import { distanceMetres } from '../../src/domain/measure.ts';
import type { Atlas } from '../support/driver.ts';
import { expect, test } from '../support/fixtures.ts';
import { gbk, ImportPart } from '../support/import.ts';

test.describe.configure({ timeout: 180_000 });

const file = join(root, 'geodata/layers/metro-stations.geojson');
const stations = (JSON.parse(readFileSync(file, 'utf8')) as FeatureCollection<Point>).features
  .slice(0, 20)
  .map(({ properties, geometry }) => ({
    name: String(properties?.['zh']),
    gcj: gcoord.transform(geometry.coordinates as [number, number], gcoord.WGS84, gcoord.GCJ02),
  }));

const EVIL = '<img src=x onerror=alert(1)>';
/** As a spreadsheet in China saves it: GBK, Chinese headings, positions of Amap. */
const table = [
  `名称,经度,纬度,${EVIL}`,
  ...stations.map(
    ({ name, gcj: [lng, lat] }) => `${name},${lng.toFixed(7)},${lat.toFixed(7)},${EVIL}`,
  ),
  '坏行,东经,38.9,x',
].join('\r\n');

const point = (name: string, lng: number): object => ({
  type: 'Feature',
  properties: { name },
  geometry: { type: 'Point', coordinates: [lng, 38.9] },
});
const collection = (...features: object[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features });

const layer = (atlas: Atlas, title: string) =>
  atlas.layers.mine.getByRole('switch', { name: title });

/** Features of the project as it is saved to a file. */
async function savedFeatures(atlas: Atlas): Promise<FeatureCollection<Point>[]> {
  await atlas.tab('tools').click();
  await atlas.panel.getByRole('button', { name: atlas.text('project.title') }).click();
  const download = atlas.page.waitForEvent('download');
  await atlas.panel.getByRole('button', { name: atlas.text('project.file.save') }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  return Object.values(
    (JSON.parse(text) as { features: Record<string, FeatureCollection<Point>> }).features,
  );
}

test(
  'a table in GBK and GCJ-02 is read, asked about, put where it belongs, and kept',
  { tag: '@desktop' },
  async ({ atlas }) => {
    const { page } = atlas;
    let alerts = 0;
    page.on('dialog', (dialog) => {
      alerts += 1;
      void dialog.dismiss();
    });
    await atlas.open('#panel=layers');
    const part = new ImportPart(atlas);
    await expect(part.opener).toBeVisible();
    await part.drop([{ name: `车站${EVIL}.csv`, content: gbk(table) }]);
    const title = `车站${EVIL}`;
    const [preview, draft] = [part.preview(title), part.draft(title)];
    const [first] = stations;
    await expect(preview).toContainText(first!.name);
    await expect(preview).toContainText(EVIL);

    await part.unfold(part.text('remarks.skipped', { count: 1 }));
    await expect(draft).toContainText(part.text('reason.not-a-number'));

    // The positions speak for GCJ-02; another answer moves them, and back.
    await expect(part.datum('gcj02')).toBeChecked();
    await expect(draft).toContainText(
      part.text('datum.told', { matches: 20, compared: 20, datum: 'GCJ-02' }),
    );
    await part.datum('wgs84').check();
    await expect(preview).toHaveAttribute('aria-busy', 'false');
    await part.datum('gcj02').check();
    await expect(preview).toHaveAttribute('aria-busy', 'false');
    await expect(part.datum('gcj02')).toBeChecked();

    const encoding = part.dialog.getByRole('combobox', { name: part.text('options.encoding') });
    if (!(await encoding.isVisible())) await part.unfold(part.text('options.change'));
    await part.select('options.encoding', 'encoding.windows-1251');
    await expect(preview).not.toContainText(first!.name);
    await part.select('options.encoding', 'encoding.gb18030');
    await expect(preview).toContainText(first!.name);
    await expect(part.datum('gcj02')).toBeChecked();
    expect(await atlas.accessibilityFaults()).toEqual([]);

    await draft.getByRole('textbox', { name: part.text('draft.title') }).fill('车站');
    await part.add(1);
    await expect(atlas.announced(part.text('added', { count: 1, titles: '车站' }))).toBeAttached();
    await expect(layer(atlas, '车站')).toBeChecked();
    await atlas.layers.undo('deed.layer.import').click();
    await expect(atlas.layers.mine).toBeHidden();
    await page.keyboard.press('Control+y');
    await expect(layer(atlas, '车站')).toBeChecked();

    const [saved] = await savedFeatures(atlas);
    expect(saved!.features.map(({ properties }) => properties?.['名称'] as string)).toEqual(
      stations.map(({ name }) => name),
    );
    const offsets = saved!.features.map(({ geometry }, index) =>
      distanceMetres(
        geometry.coordinates as [number, number],
        gcoord.transform(stations[index]!.gcj, gcoord.GCJ02, gcoord.WGS84),
      ),
    );
    expect(Math.max(...offsets)).toBeLessThan(1);

    await expect(atlas.panel.getByText(atlas.text('project.status.saved'))).toBeVisible();
    await page.reload();
    await atlas.tab('layers').click();
    await expect(layer(atlas, '车站')).toBeChecked();
    expect(alerts).toBe(0);
    await expect(page.locator('img[src="x"]')).toHaveCount(0);
  },
);

test(
  'by keys alone: chosen, pasted, put aside and taken up again; what is broken spoils nothing',
  { tag: '@desktop' },
  async ({ atlas, site }) => {
    const { page } = atlas;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await atlas.open('?lang=en&theme=dark#panel=layers');
    const part = new ImportPart(atlas);
    await part.opener.focus();
    await page.keyboard.press('Enter');
    await expect(part.dialog).toBeVisible();
    expect(await atlas.accessibilityFaults()).toEqual([]);
    await page.keyboard.press('Tab');
    await expect(part.button('ways.choose')).toBeFocused();
    await part.choose(
      [
        { name: 'one.geojson', content: collection(point('a', 121.6)) },
        { name: 'half.geojson', content: collection(point('b', 121.7)).slice(0, 60) },
        { name: 'two.csv', content: 'name,lng,lat\nc,121.5,38.9\n' },
      ],
      () => page.keyboard.press('Enter'),
    );
    const failed = part.dialog.getByRole('alert').filter({ hasText: 'half.geojson' });
    await expect(failed).toContainText(part.text('problem.truncated'));
    await expect(part.button('add.layers', { count: 2 })).toBeVisible();

    // Put aside with Escape, and nothing is lost.
    await page.keyboard.press('Escape');
    await expect(part.dialog).toBeHidden();
    await expect(part.opener).toBeFocused();
    await atlas.notices.getByRole('button', { name: atlas.text('import.show') }).press('Enter');
    await expect(part.button('add.layers', { count: 2 })).toBeVisible();
    await expect(failed).toBeVisible();

    // What is on the clipboard joins the others.
    await page.evaluate(
      (text) => navigator.clipboard.writeText(text),
      collection(point('d', 121.55)),
    );
    await part.button('ways.more').focus();
    await page.keyboard.press('Control+v');
    const add = part.button('add.layers', { count: 3 });
    await expect(add).toBeVisible();
    expect(await atlas.accessibilityFaults()).toEqual([]);

    // An address that the operator has not allowed is never asked, and it is said why.
    await part.unfold(part.text('ways.url'));
    const address = part.dialog.getByRole('textbox', { name: part.text('url.label') });
    await address.fill('maps.example.cn/data.geojson');
    await address.press('Enter');
    await expect(
      part.dialog.getByText(part.text('url.problem.policy', { host: 'maps.example.cn' })),
    ).toBeVisible();
    await page.route(`${site}data/own.geojson`, (route) =>
      route.fulfill({ body: collection(point('e', 121.65)), contentType: 'application/geo+json' }),
    );
    await address.fill('./data/own.geojson');
    await address.press('Enter');
    await expect(part.button('add.layers', { count: 4 })).toBeVisible();

    await part.button('add.layers', { count: 4 }).focus();
    await page.keyboard.press('Enter');
    await expect(layer(atlas, 'one')).toBeChecked();
    for (const title of ['two', 'own', part.text('pasted.name')]) {
      await expect(layer(atlas, title)).toBeChecked();
    }
    // The refusal stays until it was read.
    await expect(failed).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(part.dialog).toBeHidden();
    const names = (await savedFeatures(atlas)).flatMap(({ features }) =>
      features.map(({ properties }) => properties?.['name'] as string),
    );
    expect(names.sort()).toEqual(['a', 'c', 'd', 'e']);
  },
);

test('a large file is cancelled on its way', { tag: '@desktop' }, async ({ atlas }) => {
  await atlas.open('?lang=en#panel=layers');
  const part = new ImportPart(atlas);
  await expect(part.opener).toBeVisible();
  await part.dropPoints('large.geojson', 300_000);
  // Told at once: reading does not wait for a steady hand.
  await part.button('batch.cancel').dispatchEvent('click');
  await expect(part.button('ways.choose')).toBeVisible();
  await atlas.page.keyboard.press('Escape');
  await expect(part.dialog).toBeHidden();
  await expect(atlas.notices.getByText(atlas.text('import.waiting'))).toHaveCount(0);
  await expect(atlas.layers.mine).toBeHidden();

  // A frame on another site keeps nothing, so it takes nothing.
  await atlas.open('?lang=en&embed=1&ui-panels=on#panel=layers');
  await expect(atlas.panel.getByRole('heading', { name: 'Layers', exact: true })).toBeVisible();
  await expect(part.opener).toHaveCount(0);
});

test('chosen on a phone', { tag: '@phone' }, async ({ atlas }) => {
  await atlas.open('?lang=en#panel=layers');
  const part = new ImportPart(atlas);
  await part.opener.click();
  const given = [{ name: 'one.geojson', content: collection(point('a', 121.6)) }];
  await part.choose(given, () => part.button('ways.choose').click());
  await expect(part.preview('one')).toContainText('a');
  expect(await atlas.accessibilityFaults()).toEqual([]);
  const { width, height } = (await part.dialog.boundingBox()) ?? { width: 0, height: 0 };
  expect([width, height]).toEqual([390, 844]);
  await part.add(1);
  await expect(layer(atlas, 'one')).toBeChecked();
});
