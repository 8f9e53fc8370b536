// The address says where one is: links, reloading, going back.
import { expect, test } from '../support/fixtures.ts';

test('a link with a camera opens it, and the address follows the map', async ({ atlas }) => {
  await atlas.visit('#map=13/38.92/121.62');
  expect(atlas.camera()).toMatchObject({ zoom: 13, center: [121.62, 38.92] });

  await atlas.mapButton('zoomIn').click();
  await expect.poll(() => atlas.camera()?.zoom).toBe(14);
  expect(atlas.camera()?.center).toEqual([121.62, 38.92]);

  await atlas.dragMap(-120, 60);
  await expect.poll(() => atlas.camera()?.center[0]).toBeGreaterThan(121.623);
  expect(atlas.camera()?.center[1]).toBeGreaterThan(38.921);
});

test('the map looks where the address says', async ({ atlas }) => {
  await atlas.visit('#map=14.5/38.9115/121.6105');
  await atlas.pressMap(atlas.positionOf('dalian-government'));
  await expect(atlas.heading('dalian-government')).toBeVisible();
});

test('a first visit has a bare address', async ({ atlas }) => {
  await atlas.visit();
  expect(atlas.page.url()).toBe(atlas.site);
});

test('language and colours change; place and view stay', async ({ atlas }) => {
  await atlas.visit('#place=yinggeshi-science-city');
  const camera = await atlas.knownCamera();
  const light = await atlas.lightness();

  await atlas.speak('en');
  await expect(atlas.heading('yinggeshi-science-city')).toBeVisible();
  await expect(atlas.detail('yinggeshi-science-city').getByText('over 1,000 people')).toBeVisible();
  await expect(atlas.page).toHaveURL(/[?&]lang=en\b/);

  await atlas.paint('dark');
  await expect.poll(() => atlas.lightness()).toBeLessThan(light / 2);
  await expect(atlas.page).toHaveURL(/[?&]theme=dark\b/);
  await expect(atlas.heading('yinggeshi-science-city')).toBeVisible();
  expect(atlas.camera()).toEqual(camera);
});

test('reloading gives the same', async ({ atlas }) => {
  await atlas.visit('?lang=en&theme=dark#layers=science,coast&place=dut&map=12.5/38.875/121.53');
  const address = atlas.page.url();
  const picture = await atlas.picture();

  await atlas.page.reload();
  await atlas.becomesLive();
  await expect(atlas.heading('dut')).toBeVisible();
  await atlas.picturesAs(picture);
  expect(atlas.page.url()).toBe(address);
});

test('back and forward walk through the places', async ({ atlas }) => {
  await atlas.visit();
  await atlas.choose('yinggeshi-science-city');
  const first = await atlas.knownCamera();
  const members = atlas.partOf(atlas.detail('yinggeshi-science-city'), 'place.members');
  await members
    .getByRole('button', { name: atlas.placeName('liaoning-huanghai-laboratory') })
    .click();
  await expect(atlas.heading('liaoning-huanghai-laboratory')).toBeVisible();
  await expect.poll(() => atlas.camera()).not.toEqual(first);
  const framed = await atlas.knownCamera();
  await atlas.mapButton('zoomOut').click();
  await expect.poll(() => atlas.camera()?.zoom).toBeCloseTo(framed.zoom - 1, 1);

  await atlas.page.goBack();
  await expect(atlas.heading('yinggeshi-science-city')).toBeVisible();
  await expect.poll(() => atlas.camera()).toEqual(first);
  await atlas.page.goBack();
  await expect(atlas.heading('yinggeshi-science-city')).toBeHidden();
  expect(atlas.page.url()).toBe(atlas.site);
  await atlas.page.goForward();
  await expect(atlas.heading('yinggeshi-science-city')).toBeVisible();
  await atlas.page.goForward();
  await expect(atlas.heading('liaoning-huanghai-laboratory')).toBeVisible();
  await expect.poll(() => atlas.camera()?.zoom).toBeCloseTo(framed.zoom - 1, 1);
});

test('going back keeps the colours', async ({ atlas }) => {
  await atlas.visit();
  await atlas.choose('donggang');
  await atlas.paint('dark');
  await expect(atlas.page).toHaveURL(/[?&]theme=dark\b/);
  await atlas.page.goBack();
  await expect(atlas.heading('donggang')).toBeHidden();
  await expect(atlas.page).toHaveURL(/[?&]theme=dark\b/);
});

test('what a link gets wrong is told; the rest of it works', async ({ atlas }) => {
  await atlas.visit('?lang=en#place=atlantis&layers=hydrogen,nowhere&colour=red&map=here');
  for (const wrong of ['atlantis', 'nowhere', 'colour', 'map=here']) {
    await expect(atlas.notices.getByText(wrong)).toBeVisible();
  }
  const dismiss = atlas.notices.getByRole('button', { name: atlas.text('notice.dismiss') });
  await expect(dismiss).toHaveCount(4);
  for (const left of [3, 2, 1, 0]) {
    await dismiss.first().click();
    await expect(dismiss).toHaveCount(left);
  }
  await atlas.openPanel('layers');
  await expect(atlas.layerSwitch('hydrogen')).toBeChecked();
  await expect(atlas.layerSwitch('science')).not.toBeChecked();
  await atlas.openPanel('places');
  await atlas.choose('donggang');
});
