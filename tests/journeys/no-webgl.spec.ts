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
