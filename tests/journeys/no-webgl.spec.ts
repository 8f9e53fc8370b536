// A browser without WebGL: the sketch is the map.
import { launchOptions } from '../support/chromium.ts';
import { boxOf } from '../support/driver.ts';
import { expect, test } from '../support/fixtures.ts';

const software = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const { args, ...options } = launchOptions(['--disable-gpu', '--disable-software-rasterizer']);
test.use({
  launchOptions: { ...options, args: args.filter((arg) => !software.includes(arg)) },
});

test('this browser has no WebGL', async ({ atlas }) => {
  await atlas.open();
  const context = await atlas.page.evaluate(() =>
    document.createElement('canvas').getContext('webgl2'),
  );
  expect(context).toBeNull();
});

test('a clear line says what works, and it does', async ({ atlas }) => {
  await atlas.open('?lang=en#map=10/38.9/121.5');
  await atlas.hasMapStatus('unsupported');
  const line = atlas.map.getByText(atlas.text('map.noWebgl'));
  await expect(line).toBeVisible();
  if (atlas.isPhone) {
    const bar = await boxOf(atlas.page.getByRole('banner'));
    expect((await boxOf(line)).y).toBeGreaterThanOrEqual(bar.y + bar.height);
    // The link was made for another screen: here the place is where the sheet lies.
    await atlas.lowerSheet();
  }

  await atlas.sketchPin('yinggeshi-science-city').click();
  const detail = atlas.detail('yinggeshi-science-city');
  await expect(detail.getByText('over 1,000 people')).toBeVisible();
  await atlas.close();

  await atlas.openPanel('layers');
  const pins = atlas.map.getByRole('button', { name: atlas.placeName('yinggeshi-science-city') });
  await expect(pins).toHaveCount(1);
  await atlas.layerSwitch('science').uncheck();
  await expect(pins).toHaveCount(0);
  await atlas.openPanel('article');
  await expect(atlas.panel.getByRole('heading', { level: 2 })).toContainText('Dalian');
});

test('buttons pan and zoom the sketch', async ({ atlas }) => {
  await atlas.open('#map=10/38.9/121.5');
  await atlas.hasMapStatus('unsupported');
  const [lng, lat] = [() => atlas.camera()?.center[0], () => atlas.camera()?.center[1]];

  await atlas.mapButton('zoomIn').click();
  await expect.poll(() => atlas.camera()?.zoom).toBe(11);
  await atlas.mapButton('pan.right').click();
  await expect.poll(lng).toBeGreaterThan(121.55);
  await atlas.mapButton('pan.left').click();
  await expect.poll(lng).toBeCloseTo(121.5, 3);
  await atlas.mapButton('pan.up').click();
  await expect.poll(lat).toBeGreaterThan(38.94);
  await atlas.mapButton('pan.down').click();
  await expect.poll(lat).toBeCloseTo(38.9, 3);
  await atlas.mapButton('zoomOut').click();
  await expect.poll(() => atlas.camera()?.zoom).toBe(10);
});

/** A degree of latitude is 111.01 km at 39° N (WGS 84). */
const METRES_A_DEGREE = 111_010;

test('where one is, how exactly, and what a tour lets fly are drawn on the sketch', async ({
  atlas,
  context,
}) => {
  const here = [121.6, 38.95] as const;
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ longitude: here[0], latitude: here[1], accuracy: 800 });
  await atlas.open('?lang=en#map=11/38.93/121.6');
  await atlas.hasMapStatus('unsupported');
  await atlas.whereaboutsButton.click();
  await expect(atlas.map.getByText('You are here, to about 800 m.')).toBeVisible();
  await atlas.knownCamera();
  const [x, y] = await atlas.pixelOf(here);
  const [, north] = await atlas.pixelOf([here[0], here[1] + 800 / METRES_A_DEGREE]);
  const [dot, ring] = [await atlas.sketchMark('here'), await atlas.sketchMark('accuracy')];
  expect(Math.hypot(dot.x - x, dot.y - y)).toBeLessThan(1);
  expect(Math.hypot(ring.x - x, ring.y - y)).toBeLessThan(1);
  expect(Math.abs(ring.r - (y - north))).toBeLessThan(1);

  // Without motion the helicopter has landed on the island.
  await atlas.open('?lang=en#tour=zhangzi-flight/2');
  await expect(atlas.page.getByRole('button', { name: atlas.text('tour.leave') })).toBeVisible();
  await expect
    .poll(async () => {
      const mark = await atlas.sketchMark('traveller');
      const [left, top] = await atlas.pixelOf(atlas.positionOf('zhangzidao'));
      return Math.hypot(mark.x - left, mark.y - top);
    })
    // The address gives the zoom to a hundredth: two pixels, 300 pixels away from the middle.
    .toBeLessThan(3);
});

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('the helicopter crosses the sketch', async ({ atlas }) => {
    await atlas.page.clock.install();
    await atlas.open('?lang=en#tour=zhangzi-flight/2');
    const stop = atlas.page.getByRole('button', { name: atlas.text('tour.flight.pause') });
    await expect(async () => {
      await atlas.page.clock.runFor(300);
      await expect(stop).toBeVisible({ timeout: 100 });
    }).toPass();
    const before = await atlas.sketchMark('traveller');
    await atlas.page.clock.runFor(1500);
    const after = await atlas.sketchMark('traveller');
    // Eastward, and a little to the north.
    expect(after.x).toBeGreaterThan(before.x + 5);
    expect(after.y).toBeLessThan(before.y);
  });
});
