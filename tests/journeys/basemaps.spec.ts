// Basemaps of other hosts: shown where they belong, given up when they fail, never asked without a key.
import gcoord from 'gcoord';
import type { LngLat } from '../../src/domain/site.ts';
import type { Atlas } from '../support/driver.ts';
import { expect, test as base } from '../support/fixtures.ts';
import { buildInstance } from '../support/instance.ts';
import { buildTown } from '../support/streets.ts';
import { serveTiles } from '../support/tiles.ts';

const TILES = 'https://tiles.example.org';
const STYLES = 'https://styles.example.org';
/** Zhongshan Square, WGS 84, the centre of the gazetteer. */
const SQUARE: LngLat = [121.63887, 38.92077];
const RED = [255, 0, 0];
const GROUND = { hex: '#28508c', rgb: [0x28, 0x50, 0x8c] };

const described = (id: string, en: string) => ({
  id,
  title: { 'zh-Hans': en, en, ja: en, ko: en, ru: en },
  datum: 'wgs84',
  licence: 'CC0',
  attribution: [{ text: `Thanks to ${en}` }],
});

const settings = (atlas: Record<string, unknown>): Record<string, unknown> => ({
  ...atlas,
  audience: 'cn-public',
  basemaps: [
    ...(atlas['basemaps'] as object[]),
    {
      ...described('aerial', 'Aerial'),
      kind: 'raster',
      tiles: [`${TILES}/aerial/{z}/{x}/{y}.png`],
    },
    {
      ...described('shifted', 'Shifted'),
      kind: 'raster',
      datum: 'gcj02',
      tiles: [`${TILES}/shifted/{z}/{x}/{y}.png`],
    },
    { ...described('national', 'Tianditu'), kind: 'tianditu', layer: 'vector', datum: 'cgcs2000' },
    {
      ...described('styled', 'Styled'),
      kind: 'style',
      style: `${STYLES}/style.json`,
      hosts: [TILES],
    },
    {
      ...described('streets', 'Streets'),
      kind: 'pmtiles',
      schema: 'openmaptiles',
      archive: 'streets.pmtiles',
    },
  ].map((basemap, index) => ({ approvalNumber: `GS(2026)000${index + 1}号`, ...basemap })),
});

const test = base.extend<object, { folder: string }>({
  folder: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names out of the pattern
    async ({}, use) => {
      const files = { 'basemap/streets.pmtiles': await buildTown() };
      await use(await buildInstance({ name: 'basemaps', settings, files }));
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  site: async ({ hosts, folder }, use) => {
    await use((await hosts({ folder })).url);
  },
});

// What a host answers must not come from the store of the offline copy.
test.use({ serviceWorkers: 'block' });
test.describe.configure({ timeout: 180_000 });

test.beforeEach(({ guard }) => {
  guard.allowHost(TILES);
  guard.allowHost(STYLES);
});

/** The middle of the map is not left under the sheet of phones. */
async function uncover(atlas: Atlas): Promise<void> {
  if (atlas.isPhone) await atlas.lowerSheet();
}

const at = (zoom: number, more: string): string =>
  `?lang=en#map=${zoom}/${SQUARE[1]}/${SQUARE[0]}&layers=&${more}`;

test('a raster of another host lies where it belongs, with its name, thanks and approval number', async ({
  atlas,
  page,
}) => {
  const host = await serveTiles(page, TILES, { ground: GROUND.hex, mark: SQUARE });
  await atlas.visit(at(14, 'panel=layers'));
  await expect(atlas.approvalNumber).toHaveText('Map approval no. (审图号): GS(2026)0001号');
  expect(host.asked).toEqual([]);

  await atlas.raiseSheet();
  await atlas.basemap('Aerial').check();
  await uncover(atlas);
  await atlas.hasColorAt(SQUARE, RED);
  await atlas.hasColorAt([SQUARE[0] - 0.008, SQUARE[1]], GROUND.rgb);
  await expect(atlas.approvalNumber).toHaveText('Map approval no. (审图号): GS(2026)0002号');
  await expect(atlas.attribution).toContainText('Thanks to Aerial');
  expect(new URL(page.url()).hash).toContain('basemap=aerial');
  const { 'connect-src': connect, 'script-src': script } = await atlas.policy();
  expect(connect).toContain(TILES);
  expect(script).toEqual(["'self'"]);
  expect(await atlas.accessibilityFaults()).toEqual([]);

  await page.reload();
  await atlas.becomesLive();
  await uncover(atlas);
  await atlas.hasColorAt(SQUARE, RED);
});

test(
  'a raster in GCJ-02 is corrected: what is marked lies at its place in WGS 84',
  { tag: '@desktop' },
  async ({ atlas, page }) => {
    const [lng, lat] = gcoord.transform([SQUARE[0], SQUARE[1]], gcoord.WGS84, gcoord.GCJ02);
    const shifted: LngLat = [lng, lat];
    await serveTiles(page, TILES, { ground: GROUND.hex, mark: shifted });
    await atlas.visit(at(13, 'basemap=shifted'));
    await atlas.hasColorAt(SQUARE, RED);
    await atlas.hasColorAt(shifted, GROUND.rgb);

    // A pixel is 0.93 m here, the mark 22 px wide: 8 px beside its middle is within, 14 px without.
    await atlas.visit(at(16, 'basemap=shifted'));
    for (const side of [-1, 1]) {
      await atlas.hasColorAt([SQUARE[0] + side * 0.000086, SQUARE[1]], RED);
      await atlas.hasColorAt([SQUARE[0] + side * 0.00015, SQUARE[1]], GROUND.rgb);
    }
  },
);

test('a host that refuses: the embedded map steps in, says why, and comes back when asked', async ({
  atlas,
  page,
  guard,
}) => {
  guard.allow(/Failed to load resource|ERR_CONNECTION/);
  const host = await serveTiles(page, TILES, { ground: GROUND.hex, mark: SQUARE });
  host.answer(403);
  await atlas.visit(at(14, 'basemap=aerial'));
  const notice = atlas.notices.getByText(/host of “Aerial” refuses/);
  await expect(notice).toBeVisible();
  await expect(atlas.approvalNumber).toContainText('GS(2026)0001号');
  expect(new URL(page.url()).hash).toContain('basemap=aerial');
  const asked = host.asked.length;
  expect(asked).toBeGreaterThan(0);

  host.answer(200);
  await atlas.notices.getByRole('button', { name: atlas.text('place.retry') }).click();
  await uncover(atlas);
  await atlas.hasColorAt(SQUARE, RED);
  await expect(atlas.notices).toBeEmpty();

  host.answer('unreachable');
  await atlas.visit(at(14.2, 'basemap=shifted'));
  await expect(atlas.notices.getByText(/“Shifted” cannot be reached/)).toBeVisible();
});

test('Tianditu without a key says so and asks nobody; with one of one’s own it asks with it', async ({
  atlas,
  page,
  guard,
}) => {
  const asked: string[] = [];
  await page.route('https://*.tianditu.gov.cn/**', async (route) => {
    asked.push(route.request().url());
    await route.fulfill({ status: 403, headers: { 'access-control-allow-origin': '*' }, body: '' });
  });
  for (let n = 0; n < 8; n += 1) guard.allowHost(`https://t${n}.tianditu.gov.cn`);
  guard.allow(/Failed to load resource/);
  await atlas.visit(at(13, 'basemap=national&panel=layers'));
  await expect(atlas.notices.getByText(/“Tianditu” needs a key/)).toBeVisible();
  expect(asked).toEqual([]);

  await atlas.raiseSheet();
  await atlas.panel.getByLabel(atlas.text('basemap.key'), { exact: true }).fill('0123456789abcdef');
  await atlas.panel.getByRole('button', { name: atlas.text('basemap.key.use') }).click();
  await expect(atlas.notices.getByText(/host of “Tianditu” refuses/)).toBeVisible();
  expect(asked[0]).toMatch(/_w\/wmts\?.*TILEMATRIXSET=w.*&tk=0123456789abcdef$/);
  // Those who read English get English names: nothing Chinese is asked for.
  expect(asked.filter((url) => url.includes('LAYER=cva'))).toEqual([]);
});

test(
  'a style of another host is drawn; one that is broken gives way',
  { tag: '@desktop' },
  async ({ atlas, page, guard }) => {
    guard.allow(/layers\[0\]/);
    let paint: object = { 'background-color': '#28508c' };
    await page.route(`${STYLES}/**`, async (route) => {
      const layers = [{ id: 'ground', type: 'background', paint }];
      await route.fulfill({
        json: { version: 8, sources: {}, layers },
        headers: { 'access-control-allow-origin': '*' },
      });
    });
    await atlas.visit(at(13, 'basemap=styled'));
    await atlas.hasColorAt(SQUARE, GROUND.rgb);

    paint = { 'background-color': 17 };
    await page.reload();
    await expect(atlas.notices.getByText(/“Styled” sends what is no map/)).toBeVisible();
    await atlas.becomesLive();
  },
);

test(
  'two basemaps beside each other: each side has its own, and the link says so',
  { tag: '@desktop' },
  async ({ atlas, page }) => {
    await serveTiles(page, TILES, { ground: GROUND.hex, mark: SQUARE });
    await atlas.visit(at(14, 'compare=split~basemap:aerial'));
    await atlas.secondMapLives();
    await expect(atlas.approvalNumber).toContainText('GS(2026)0001号');
    await expect(atlas.approvalNumber).toContainText('GS(2026)0002号');
    await expect(atlas.map.getByRole('button', { name: 'Right Aerial' })).toBeVisible();
  },
);

test(
  'streets out of an extract are drawn in the colours of the map, light and dark',
  { tag: '@desktop' },
  async ({ atlas }) => {
    // Of tests/support/streets/town.osm: the middles of its house and its lake, and a point of its motorway.
    const [house, lake, road]: LngLat[] = [
      [121.641, 38.922],
      [121.642, 38.919],
      [121.642, 38.9208],
    ];
    await atlas.visit(at(15.4, 'basemap=streets'));
    await atlas.picture();
    await atlas.hasColorAt(house!, [0xe9, 0xe1, 0xd3]);
    await atlas.hasColorAt(lake!, [0xc6, 0xdd, 0xe6]);
    await atlas.hasColorAt(road!, [0xf2, 0xc2, 0x7e]);
    await expect(atlas.attribution).toContainText('Thanks to Streets');
    await atlas.paint('dark');
    await atlas.hasColorAt(house!, [0x26, 0x36, 0x3f]);
    await atlas.hasColorAt(road!, [0xa1, 0x7b, 0x45]);
  },
);
