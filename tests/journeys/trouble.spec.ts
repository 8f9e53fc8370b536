// Files that fail and a graphics device that goes away: the rest works, and what failed is named.
import { expect, test } from '../support/fixtures.ts';

// What is held back here must not come from the store of the offline copy.
test.use({ serviceWorkers: 'block' });

test.beforeEach(({ guard }) => {
  guard.allow(/Failed to load resource/);
});

const WAYS = { missing: /is missing/, broken: /is damaged/, unreachable: /cannot be reached/ };

for (const [how, words] of Object.entries(WAYS)) {
  test(`texts ${how}: the file is named, the place keeps the rest, another try works`, async ({
    atlas,
  }) => {
    const texts = await atlas.spoil(/\/texts\.en-[^/]*\.json$/, how as keyof typeof WAYS);
    await atlas.visit('?lang=en#place=yinggeshi-science-city');
    const notice = atlas.notices.getByText('texts.en.json');
    await expect(notice).toContainText(words);
    const detail = atlas.detail('yinggeshi-science-city');
    await expect(detail.getByText(/known only to about 3 km/)).toBeVisible();
    await expect(atlas.partOf(detail, 'place.members').getByRole('button')).toHaveCount(5);
    expect(texts.asked()).toBe(1);

    await texts.restore();
    await detail.getByRole('button', { name: atlas.text('place.retry') }).click();
    await expect(detail.getByText('over 1,000 people')).toBeVisible();
    await expect(atlas.notices).toBeEmpty();
  });
}

test('features missing: the file is named, another try works', async ({ atlas }) => {
  const features = await atlas.spoil(/\/features\.metro-lines-[^/]*\.json$/, 'missing');
  await atlas.visit('?lang=en#feature=metro-lines/metro-line-1');
  await expect(atlas.notices.getByText('features.metro-lines.json')).toBeVisible();
  expect(features.asked()).toBe(1);

  await features.restore();
  await atlas.page.getByRole('button', { name: atlas.text('place.retry') }).click();
  await expect(
    atlas.page.getByRole('heading', { level: 2, name: /^Dalian Metro Line 1/ }),
  ).toBeVisible();
  await expect(atlas.notices).toBeEmpty();
});

test('basemap missing: the file is named, places stay on the map, another try brings it', async ({
  atlas,
}) => {
  const archive = await atlas.spoil(/\/atlas-[\w-]+\.pmtiles$/, 'missing');
  await atlas.visit('?lang=en#map=11/38.883/121.425');
  await expect(atlas.notices.getByText(/atlas-[\w-]+\.pmtiles/)).toContainText(/is missing/);
  await atlas.pressMap(atlas.positionOf('yinggeshi-science-city'));
  await expect(atlas.heading('yinggeshi-science-city')).toBeVisible();
  await expect(atlas.detail('yinggeshi-science-city').getByText('over 200')).toBeVisible();

  const without = await atlas.picture();

  const retry = atlas.notices.getByRole('button', { name: atlas.text('place.retry') });
  const before = archive.asked();
  await retry.click();
  await expect.poll(archive.asked).toBeGreaterThan(before);
  await expect(atlas.notices.getByText(/atlas-[\w-]+\.pmtiles/)).toContainText(/is missing/);

  await archive.restore();
  await retry.click();
  await expect(atlas.notices).toBeEmpty();
  await atlas.picturesOtherThan(without);
  await expect(atlas.heading('yinggeshi-science-city')).toBeVisible();
});

test('a lost graphics device: the sketch steps in, and all is as before when it is back', async ({
  atlas,
}) => {
  await atlas.visit('?lang=en#layers=science,coast&map=11/38.883/121.425');
  const address = atlas.page.url();
  const picture = await atlas.picture();

  const restore = await atlas.loseGraphics();
  await atlas.hasMapStatus('lost');
  await expect(atlas.map.getByText(atlas.text('map.lost'))).toBeVisible();
  await expect(atlas.sketchPin('yinggeshi-science-city')).toBeVisible();

  await restore();
  await atlas.becomesLive();
  await atlas.picturesAs(picture);
  expect(atlas.page.url()).toBe(address);
  await atlas.pressMap(atlas.positionOf('yinggeshi-science-city'));
  await expect(atlas.heading('yinggeshi-science-city')).toBeVisible();
});

test('what is done while the graphics device is lost holds when it is back', async ({ atlas }) => {
  await atlas.visit('#map=11/38.883/121.425');
  const restore = await atlas.loseGraphics();
  await atlas.hasMapStatus('lost');
  await atlas.mapButton('zoomIn').click();
  await expect.poll(() => atlas.camera()?.zoom).toBe(12);
  await atlas.sketchPin('yinggeshi-science-city').click();
  await expect(atlas.heading('yinggeshi-science-city')).toBeVisible();
  const camera = await atlas.knownCamera();

  await restore();
  await atlas.becomesLive();
  await atlas.picture();
  expect(atlas.camera()).toEqual(camera);
  await expect(atlas.heading('yinggeshi-science-city')).toBeVisible();
});

test('colours chosen while the graphics device is lost are those of the map when it is back', async ({
  atlas,
}) => {
  await atlas.visit('#map=11/38.883/121.425');
  const light = await atlas.lightness();
  const restore = await atlas.loseGraphics();
  await atlas.hasMapStatus('lost');
  await atlas.paint('dark');
  await restore();
  await atlas.becomesLive();
  await atlas.picture();
  expect(await atlas.lightness()).toBeLessThan(light / 2);
});
