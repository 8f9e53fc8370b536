// The sketch and the list come with the page; the live map takes over when it is ready.
import { boxOf } from '../support/driver.ts';
import { expect, test } from '../support/fixtures.ts';

// What is held back here must not come from the store of the offline copy.
test.use({ serviceWorkers: 'block' });

test('list and sketch work before the map code is there', async ({ atlas }) => {
  const release = await atlas.holdMapCode();
  await atlas.open('?lang=en#map=10/38.85/121.45');
  await expect(atlas.row('yinggeshi-science-city')).toBeVisible();
  const pin = atlas.sketchPin('yinggeshi-science-city');
  await expect(pin).toBeVisible();

  // The sketch is drawn in the camera that the link asks for.
  const [x, y] = await atlas.pixelOf(atlas.positionOf('yinggeshi-science-city'));
  const disc = await boxOf(pin.locator('circle').first());
  expect(disc.x + disc.width / 2).toBeCloseTo(x, 0);
  expect(disc.y + disc.height / 2).toBeCloseTo(y, 0);

  await pin.click();
  await expect(atlas.heading('yinggeshi-science-city')).toBeVisible();
  await expect(atlas.detail('yinggeshi-science-city').getByText('over 200')).toBeVisible();
  await atlas.hasMapStatus('loading');
  const camera = await atlas.knownCamera();

  release();
  await atlas.becomesLive();
  expect(atlas.camera()).toEqual(camera);
  await expect(atlas.heading('yinggeshi-science-city')).toBeVisible();

  // The live map has the place where the sketch had it.
  await atlas.close();
  await expect(atlas.heading('yinggeshi-science-city')).toBeHidden();
  await atlas.pressMap(atlas.positionOf('yinggeshi-science-city'));
  await expect(atlas.heading('yinggeshi-science-city')).toBeVisible();
});

test('the sketch is panned and zoomed while the map code is held back', async ({ atlas }) => {
  const release = await atlas.holdMapCode();
  await atlas.open('#map=10/38.85/121.45');
  await expect(atlas.sketchPin('yinggeshi-science-city')).toBeVisible();
  await atlas.mapButton('zoomIn').click();
  await expect.poll(() => atlas.camera()?.zoom).toBe(11);
  await atlas.dragMap(-80, 0);
  await expect.poll(() => atlas.camera()?.center[0]).toBeGreaterThan(121.46);
  const camera = await atlas.knownCamera();
  release();
  await atlas.becomesLive();
  expect(atlas.camera()).toEqual(camera);
});

test('map code that does not come leaves the sketch and says so', async ({ atlas, guard }) => {
  guard.allow(/Failed to load resource/);
  await atlas.spoil(/\/assets\/map-view-[^/]*\.js$/, 'missing');
  await atlas.open('?lang=en');
  await atlas.hasMapStatus('failed');
  await expect(atlas.map.getByText(atlas.text('map.failed'))).toBeVisible();
  await atlas.sketchPin('yinggeshi-science-city').click();
  await expect(atlas.heading('yinggeshi-science-city')).toBeVisible();
});
