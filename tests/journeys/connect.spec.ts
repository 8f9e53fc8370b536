// Services and tiles of others: asked only where the operator allows it, drawn where they belong, explained when they fail.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ConnectDialog, siteThatAsks } from '../support/connect.ts';
import { expect, test as base } from '../support/fixtures.ts';
import { FIELD_RGB, startMapserver, type MapServer } from '../support/mapserver.ts';
import { dist } from '../support/server.ts';
import type { LngLat } from '../../src/domain/site.ts';

/** Of tests/support/mapserver/fields.geojson: within a field, and beside it to the east and the north. */
const IN_FIELD: LngLat = [121.634, 38.923];
const NEAR_EDGE: LngLat = [121.6495, 38.916];
const BESIDE: LngLat = [121.653, 38.92];
const ABOVE: LngLat = [121.64, 38.928];

const test = base.extend<{ connect: ConnectDialog }, { mapserver: MapServer; folder: string }>({
  mapserver: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names out of the pattern
    async ({}, use) => {
      const server = await startMapserver();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  folder: [
    async ({ mapserver }, use) => {
      const folder = siteThatAsks([new URL(mapserver.url).origin]);
      await use(folder);
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  site: async ({ hosts, folder }, use) => {
    await use((await hosts({ folder })).url);
  },
  connect: async ({ atlas, mapserver, guard }, use) => {
    mapserver.answer('well');
    guard.allowHost(mapserver.url);
    await use(new ConnectDialog(atlas));
  },
});

// What a host answers must not come from the store of the offline copy.
test.use({ serviceWorkers: 'block' });
test.describe.configure({ timeout: 180_000 });

const VIEW = '?lang=en#map=13/38.92/121.64&panel=layers&layers=';

test('a WMS lies where its features are, tells of them in plain text, and is there after a reload @desktop', async ({
  atlas,
  connect,
  mapserver,
  page,
}) => {
  await atlas.visit(VIEW);
  await connect.open();
  await connect.look(`${mapserver.url}wms`);
  // What a stranger writes is text.
  await expect(
    connect.dialog.getByRole('heading', { name: 'Land register & <i>fields</i>' }),
  ).toBeVisible();
  await expect(connect.dialog.getByText(connect.text('here')).first()).toBeVisible();
  expect(await atlas.accessibilityFaults()).toEqual([]);
  await connect.add('Fields');
  await connect.close();
  await atlas.hasColorAt(IN_FIELD, FIELD_RGB);
  await atlas.hasColorAt(NEAR_EDGE, FIELD_RGB);
  for (const outside of [BESIDE, ABOVE])
    expect((await atlas.colorAt(outside))[1]).toBeGreaterThan(100);
  await expect(atlas.attribution).toContainText('Thanks to the land register');

  await atlas.pressMap(IN_FIELD);
  await expect(page.getByText("name = 'Square field'")).toBeVisible();
  await expect(page.getByText("note = '<b>bold</b> & plain'")).toBeVisible();
  expect(await atlas.accessibilityFaults()).toEqual([]);
  await atlas.close();

  await expect.poll(() => page.evaluate(() => localStorage.length)).toBeGreaterThan(0);
  await page.reload();
  await atlas.becomesLive();
  await atlas.hasColorAt(IN_FIELD, FIELD_RGB);
  await expect(connect.list.getByRole('switch', { name: 'Fields' })).toBeChecked();
  await connect.list.getByRole('switch', { name: 'Fields' }).uncheck();
  await expect.poll(async () => (await atlas.colorAt(IN_FIELD))[1]).toBeGreaterThan(100);
});

test('a WMS 1.3.0 that knows latitude and longitude alone is asked latitude first, and lies there too @desktop', async ({
  atlas,
  connect,
  mapserver,
}) => {
  await atlas.visit(VIEW);
  await connect.open();
  await connect.look(`${mapserver.url}geographic`);
  await connect.add('Fields');
  await connect.close();
  await atlas.hasColorAt(IN_FIELD, FIELD_RGB);
  await atlas.hasColorAt(NEAR_EDGE, FIELD_RGB);
  for (const outside of [BESIDE, ABOVE])
    expect((await atlas.colorAt(outside))[1]).toBeGreaterThan(100);
  const maps = mapserver.asked.filter((one) => /geographic.*GetMap/.test(one));
  const [south = '', west = ''] =
    new URL(maps[0] ?? '', mapserver.url).searchParams.get('BBOX')?.split(',') ?? [];
  expect([Math.round(Number(south)), Math.round(Number(west))]).toEqual([39, 122]);
});

test('features of an OGC API become a layer with a table, and are loaded for another view @desktop', async ({
  atlas,
  connect,
  mapserver,
  page,
}) => {
  await atlas.visit('?lang=en#map=13/38.92/121.64&panel=layers&layers=');
  await connect.open();
  await connect.look(`${mapserver.url}ogcapi`);
  await connect.add('Fields');
  await expect(connect.dialog.getByText(/1 feature added as “Fields”/)).toBeVisible();
  await connect.close();
  const { layers } = atlas;
  await expect(layers.mine.getByRole('switch', { name: 'Fields' })).toBeChecked();
  await layers.openMenu('Fields');
  await layers.button('layers.table').click();
  await expect(page.getByRole('gridcell', { name: 'Square field' })).toBeVisible();

  await page.evaluate(() => {
    location.hash = location.hash.replace(/map=[^&]*/, 'map=11/38.96/121.66');
  });
  await expect.poll(async () => (await atlas.knownCamera()).zoom).toBeCloseTo(11, 1);
  await layers.mine.getByRole('button', { name: connect.text('refresh') }).click();
  await expect(page.getByRole('gridcell', { name: 'East field' })).toBeVisible();
});

test('vector tiles and PMTiles, from an address and from a file, are drawn and can be pressed @desktop', async ({
  atlas,
  connect,
  mapserver,
  page,
}) => {
  await atlas.visit(VIEW);
  const bare = await atlas.picture();
  await connect.open();
  await connect.look(`${mapserver.url}mvt/{z}/{x}/{y}`);
  await connect.add(new URL(mapserver.url).host);
  await connect.close();
  await atlas.picturesOtherThan(bare);
  await atlas.pressMap(IN_FIELD);
  await expect(page.getByRole('heading', { name: 'Square field' })).toBeVisible();
  await expect(page.getByText('<b>bold</b> & plain')).toBeVisible();
  await atlas.close();

  // The atlas's own archive, as anyone's.
  const archive = readdirSync(join(dist, 'assets')).find((name) =>
    /^atlas-.*\.pmtiles$/.test(name),
  );
  await connect.open();
  await connect.look(`assets/${archive ?? ''}`);
  await expect(connect.dialog.getByText(/^PMTiles file · 1 layer/)).toBeVisible();
  await connect.close();
  const before = await atlas.picture();
  await connect.open();
  await connect.openFile(join(dist, 'assets', archive ?? ''));
  await expect(connect.dialog).toBeHidden();
  await expect(connect.list.getByRole('switch')).toHaveCount(2);
  await atlas.picturesOtherThan(before);
  expect(await atlas.accessibilityFaults()).toEqual([]);
});

test('who may not be asked, does not let others read, or wants a key, is explained @desktop', async ({
  atlas,
  connect,
  mapserver,
  guard,
}) => {
  guard.allow(/CORS policy|Failed to load resource/);
  const { host } = new URL(mapserver.url);
  const alert = connect.dialog.getByRole('alert');
  await atlas.visit(VIEW);
  await connect.open();
  await expect(connect.dialog.getByText(connect.text('hosts.some', { hosts: host }))).toBeVisible();
  // Nobody is asked: the guard of every journey would see it.
  await connect.look('https://elsewhere.example/wms');
  await expect(alert).toContainText(
    connect.text('problem.not-allowed', { host: 'elsewhere.example' }),
  );
  await expect(alert).toContainText('atlas.json');
  await connect.look('javascript:alert(1)');
  await expect(alert).toContainText('This is no web address');
  expect(await atlas.accessibilityFaults()).toEqual([]);

  mapserver.answer('silent');
  await connect.look(`${mapserver.url}wms`);
  await expect(alert).toContainText('CORS');
  mapserver.answer(403);
  await connect.look(`${mapserver.url}wms`);
  await expect(alert).toContainText(connect.text('problem.key', { host, status: 403 }));

  // One that fails later is told of by name, once; the rest goes on.
  mapserver.answer('well');
  await connect.look(`${mapserver.url}wms`);
  await connect.add('Fields');
  await connect.close();
  await atlas.hasColorAt(IN_FIELD, FIELD_RGB);
  mapserver.answer(403);
  await atlas.dragMap(-300, 0);
  await expect(
    atlas.notices.getByText(/“Fields” – .* wants a key or a permission \(403\)/),
  ).toHaveCount(1);
});
