// What is handed on of a place: a link, its coordinates, directions, a card for the driver, a sheet.
import gcoord from 'gcoord';
import type { Locator } from '@playwright/test';
import type { LngLat } from '../../src/domain/site.ts';
import { expect, test } from '../support/fixtures.ts';
import type { Atlas } from '../support/driver.ts';

test.describe.configure({ timeout: 90_000 });

const WHARF = 'fishermans-wharf';
const CITY = 'yinggeshi-science-city';

/** The shifts are those of gcoord itself, whose vectors are in its own repository. */
const shifted = (point: LngLat, to: 'GCJ02' | 'BD09'): LngLat => {
  const [lng, lat] = gcoord.transform([point[0], point[1]], gcoord.WGS84, gcoord[to]);
  return [lng, lat];
};

const link = (dialog: Locator, name: string, nth: number): Promise<URL> =>
  dialog
    .getByRole('link', { name })
    .nth(nth)
    .getAttribute('href')
    .then((href) => new URL(href ?? ''));

/** Two numbers of an address, as they stand there. */
const pair = (text: string | null | undefined): number[] => (text ?? '').split(',').map(Number);
function expectAt(found: readonly number[], [first, second]: readonly [number, number]): void {
  expect(found[0]).toBeCloseTo(first, 5);
  expect(found[1]).toBeCloseTo(second, 5);
}
const latLng = ([lng, lat]: LngLat): [number, number] => [lat, lng];

async function copied(atlas: Atlas, dialog: Locator, label: string): Promise<string> {
  await dialog.getByRole('button', { name: atlas.text('copy.do', { label }), exact: true }).click();
  await expect(
    dialog.getByRole('button', { name: atlas.text('copy.done', { label }), exact: true }),
  ).toBeVisible();
  return atlas.clipboard();
}

test.beforeEach(async ({ context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

test('the link that is shared opens the same place, and the code holds it', async ({ atlas }) => {
  await atlas.open(`?lang=en#place=${WHARF}`);
  const dialog = await atlas.hand('share');
  const url = await copied(atlas, dialog, atlas.text('share.link'));
  const name = atlas.text('share.qr', { name: atlas.placeName(WHARF) });
  expect(await atlas.readCode(dialog.getByRole('img', { name }))).toBe(url);

  await atlas.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(atlas.heading(WHARF)).toBeVisible();
  await expect(atlas.action('share')).toBeFocused();

  await atlas.page.goto('about:blank');
  await atlas.page.goto(url);
  await expect(atlas.heading(WHARF)).toBeVisible();
  await expect(atlas.page.locator('html')).toHaveAttribute('lang', 'en');
});

test(
  'coordinates go to the clipboard in each datum, with no digit that is not known',
  { tag: '@desktop' },
  async ({ atlas }) => {
    await atlas.open(`?lang=en#place=${WHARF}`);
    let dialog = await atlas.hand('coordinates');
    const point = atlas.positionOf(WHARF);
    const written = (position: LngLat, decimals: number): string =>
      latLng(position)
        .map((degrees) => degrees.toFixed(decimals))
        .join(', ');
    expect(await copied(atlas, dialog, 'WGS 84')).toBe('38.8763, 121.6789');
    // 0.87632° are 52′ 34.75″, 0.67887° are 40′ 43.93″.
    expect(await copied(atlas, dialog, 'WGS 84 (° ′ ″)')).toBe('38°52′34.8″N 121°40′43.9″E');
    expect(await copied(atlas, dialog, atlas.text('coordinates.gcj02'))).toBe(
      written(shifted(point, 'GCJ02'), 4),
    );
    expect(await copied(atlas, dialog, atlas.text('coordinates.bd09'))).toBe(
      written(shifted(point, 'BD09'), 4),
    );
    await dialog.getByRole('button', { name: atlas.text('app.close') }).click();
    await expect(atlas.action('coordinates')).toBeFocused();

    await atlas.open(`?lang=en#place=${CITY}`);
    await expect(atlas.heading(CITY)).toBeVisible();
    dialog = await atlas.hand('coordinates');
    await expect(dialog.getByText(/known only to about 3 km.*not a point/)).toBeVisible();
    expect(await copied(atlas, dialog, 'WGS 84')).toBe('38.883, 121.425');
    expect(await copied(atlas, dialog, atlas.text('coordinates.gcj02'))).toBe(
      written(shifted(atlas.positionOf(CITY), 'GCJ02'), 3),
    );
  },
);

/*
 * The parameters are those of lbs.amap.com "URI API" (lng,lat and coordinate=wgs84), lbsyun.baidu.com
 * "地图调起API" (lat,lng and coord_type=wgs84), lbs.qq.com "URI API" (lat,lng in GCJ-02), Apple "Map
 * Links" and Google "Maps URLs" (lat,lng as they draw China, in GCJ-02), RFC 5870 (lat,lng in WGS 84).
 * That nothing is asked of them, the watch over every page sees.
 */
test(
  'map apps get a known place as a point in their own datum and order',
  { tag: '@desktop' },
  async ({ atlas }) => {
    await atlas.open(`?lang=en#place=${WHARF}`);
    const dialog = await atlas.hand('directions');
    const point = atlas.positionOf(WHARF);
    const gcj02 = latLng(shifted(point, 'GCJ02'));

    const show = (name: string): Promise<URL> => link(dialog, name, 1);
    const amap = await show('Amap');
    expect([amap.host, amap.searchParams.get('coordinate')]).toEqual(['uri.amap.com', 'wgs84']);
    expectAt(pair(amap.searchParams.get('position')), [point[0], point[1]]);
    expect(amap.searchParams.get('name')).toBe('大连渔人码头');
    const baidu = await show('Baidu');
    expect([baidu.host, baidu.searchParams.get('coord_type')]).toEqual([
      'api.map.baidu.com',
      'wgs84',
    ]);
    expectAt(pair(baidu.searchParams.get('location')), latLng(point));
    const tencent = await show('Tencent');
    expect(tencent.host).toBe('apis.map.qq.com');
    expectAt(pair(/coord:([^;]*);/.exec(tencent.searchParams.get('marker') ?? '')?.[1]), gcj02);
    expectAt(pair((await show('Apple')).searchParams.get('ll')), gcj02);
    expectAt(pair((await show('Google')).searchParams.get('query')), gcj02);
    const geo = await link(dialog, 'geo:', 0);
    expect(geo.href).toMatch(/^geo:[\d.,]+;u=300$/);
    expectAt(pair(/^geo:([^;]*)/.exec(geo.href)?.[1]), latLng(point));

    await dialog.getByRole('radio', { name: atlas.text('directions.mode.walk') }).check();
    await expect(dialog.getByRole('link', { name: 'Google' }).first()).toHaveAttribute(
      'href',
      /travelmode=walking/,
    );
    const route = (name: string): Promise<URL> => link(dialog, name, 0);
    expectAt(pair((await route('Amap')).searchParams.get('to')), [point[0], point[1]]);
    expect((await route('Amap')).searchParams.get('mode')).toBe('walk');
    expectAt(pair((await route('Google')).searchParams.get('destination')), gcj02);
    expectAt(pair((await route('Apple')).searchParams.get('daddr')), gcj02);
    expect((await route('Baidu')).searchParams.get('destination')).toContain('|name:大连渔人码头');
    expectAt(pair((await route('Tencent')).searchParams.get('tocoord')), gcj02);
  },
);

test(
  'of a place known to 3 km map apps get the area, and the person is told',
  { tag: '@desktop' },
  async ({ atlas }) => {
    await atlas.open(`#place=${CITY}`);
    const dialog = await atlas.hand('directions');
    await expect(dialog.getByText(/只知道区域（约 3公里）/)).toBeVisible();
    const hrefs = await dialog
      .getByRole('link')
      .evaluateAll((links) => links.map((each) => decodeURI(each.getAttribute('href') ?? '')));
    expect(hrefs).toHaveLength(11);
    for (const href of hrefs) {
      // No marker; what has to have a point says in its title how uncertain it is.
      expect(href).not.toMatch(/\/marker|[?&](q|query|destination|daddr)=[\d.]+,/);
      expect(href).toMatch(/keyword=|query=|≈|zoom=|[?&]z=|;u=3000/);
    }
  },
);

test('the driver is shown the Chinese name as large as the screen, also without a network', async ({
  atlas,
  context,
}) => {
  await atlas.open(`?lang=en#place=${WHARF}`);
  await expect(atlas.heading(WHARF)).toBeVisible();
  await atlas.isStored();
  await context.setOffline(true);
  await atlas.action('driver').focus();
  await atlas.page.keyboard.press('Enter');
  const card = atlas.dialogOf('driver');
  const name = card.getByText('大连渔人码头', { exact: true });
  await expect(name).toBeVisible();
  await expect(card.getByText('dà lián yú rén mǎ tóu')).toBeVisible();
  await expect(card.getByText(/^大连市 · .*中山区/)).toBeVisible();
  await expect(card.getByText(atlas.placeName(WHARF))).toBeVisible();
  const code = await atlas.readCode(card.getByRole('img', { name: '用高德地图打开' }));
  const { host, searchParams } = new URL(code ?? '');
  expect([host, searchParams.get('name')]).toEqual(['uri.amap.com', '大连渔人码头']);
  expect([searchParams.get('coordinate'), searchParams.get('position')]).toEqual([
    'wgs84',
    atlas.positionOf(WHARF).join(),
  ]);
  const screen = atlas.page.viewportSize();
  expect(await card.boundingBox()).toEqual({ x: 0, y: 0, ...screen });
  const width = (await name.boundingBox())?.width ?? 0;
  expect(width).toBeGreaterThan((screen?.width ?? 0) * 0.6);
  expect(await card.evaluate((node) => node.scrollHeight <= node.clientHeight)).toBe(true);

  await atlas.page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(atlas.heading(WHARF)).toBeVisible();
  await expect(atlas.action('driver')).toBeFocused();
});

test(
  'a flight is shared, and nobody is sent to the sea under it',
  { tag: '@desktop' },
  async ({ atlas }) => {
    await atlas.open('?lang=en#place=route-donggang-zhangzidao');
    await expect(atlas.action('share')).toBeVisible();
    for (const action of ['driver', 'directions', 'coordinates'] as const) {
      await expect(atlas.action(action)).toHaveCount(0);
    }
    // A road is driven along.
    await atlas.open('?lang=en#place=binhai-road');
    await expect(atlas.action('driver')).toBeVisible();
  },
);

test('one place is printed on a sheet, and the atlas is as before', async ({ atlas }) => {
  await atlas.standInForPrinter();
  await atlas.visit(`?lang=en&theme=dark#place=${WHARF}&map=12/38.9/121.6`);
  const address = atlas.page.url();
  const dialog = await atlas.hand('print');
  await dialog.getByRole('button', { name: atlas.text('action.print'), exact: true }).click();
  expect(await atlas.printed()).toBe(1);

  const sheet = {
    name: dialog.getByRole('heading', { name: atlas.placeName(WHARF) }),
    map: dialog.getByRole('img', { name: atlas.text('print.map') }),
    code: dialog.getByRole('img', { name: atlas.text('share.qr.hint') }),
    paragraph: dialog.getByText(atlas.text('place.paragraph', { number: 26 })),
    precision: dialog.getByText('Position known to about 300 m.'),
    address: dialog.getByText(/^http:.*#place=fishermans-wharf$/),
  };
  await atlas.page.emulateMedia({ media: 'print' });
  for (const part of Object.values(sheet)) await expect(part).toBeVisible();
  expect(await atlas.readCode(sheet.code)).toBe(await sheet.address.textContent());
  await expect(atlas.map).toBeHidden();
  await expect(atlas.page.getByRole('banner')).toBeHidden();
  await expect(dialog.getByRole('button')).toHaveCount(0);
  expect(await sheet.map.evaluate((node) => (node as HTMLImageElement).naturalWidth)).toBe(640);
  // Black on white, whatever the screen is.
  expect(await atlas.lightnessOfPage()).toBeGreaterThan(0.8);

  // Paper has another width: nothing may move, or the sheet would be gone.
  await atlas.page.pdf({ format: 'A4' });
  await expect(sheet.name).toBeVisible();
  await atlas.page.emulateMedia({ media: 'screen' });
  await atlas.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(atlas.heading(WHARF)).toBeVisible();
  await atlas.knownCamera();
  expect(atlas.page.url()).toBe(address);
});
