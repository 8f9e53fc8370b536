// Everything without a mouse.
import { expect, test } from '../support/fixtures.ts';

test('the list is reached, a place opened and closed, and the focus comes back', async ({
  atlas,
}) => {
  const { keyboard } = atlas.page;
  await atlas.visit('?lang=en');
  await keyboard.press('Tab');
  await expect(atlas.skipLink).toBeFocused();
  await expect(atlas.skipLink).toBeInViewport();
  await keyboard.press('Enter');
  await expect(atlas.panel).toBeFocused();

  await atlas.tabTo(atlas.row('dalian-forest-zoo'));
  expect((await atlas.focus()).visible).toBe(true);
  await keyboard.press('Enter');
  await expect(atlas.heading('dalian-forest-zoo')).toBeFocused();
  expect((await atlas.focus()).visible).toBe(true);

  await keyboard.press('Escape');
  await expect(atlas.heading('dalian-forest-zoo')).toBeHidden();
  await expect(atlas.row('dalian-forest-zoo')).toBeFocused();

  await keyboard.press('Enter');
  await atlas.tabTo(atlas.closeButton);
  await keyboard.press('Enter');
  await expect(atlas.heading('dalian-forest-zoo')).toBeHidden();
  await expect(atlas.row('dalian-forest-zoo')).toBeFocused();
});

test('every stop of the way through the page can be seen and has a name', async ({ atlas }) => {
  await atlas.visit('?lang=en#panel=about');
  const stops: string[] = [];
  for (let press = 0; press < 40; press += 1) {
    await atlas.page.keyboard.press('Tab');
    const stop = await atlas.focus();
    if (stop.role === 'none') break;
    expect(stop.name, `stop ${press} of role ${stop.role}`).not.toBe('');
    expect(stop.visible, `the focus on ${stop.name}`).toBe(true);
    stops.push(stop.name);
  }
  // Nothing behind the live map takes part.
  expect(stops).not.toContain(atlas.placeName('zhangzidao'));
  expect(stops).toContain(atlas.text('map.zoomIn'));
});

test('arrow keys move between the tabs', async ({ atlas }) => {
  await atlas.visit();
  await atlas.tab('places').focus();
  await atlas.page.keyboard.press('ArrowRight');
  await expect(atlas.tab('tours')).toBeFocused();
  await expect(atlas.panel).toHaveAccessibleName(atlas.text('panel.tours'));
  await atlas.page.keyboard.press('ArrowLeft');
  await expect(atlas.tab('places')).toBeFocused();
});

test('settings open, change and close by keys', async ({ atlas }) => {
  await atlas.visit();
  await atlas.settingsButton.focus();
  await atlas.page.keyboard.press('Enter');
  await expect(atlas.settingsButton).toHaveAttribute('aria-expanded', 'true');
  await atlas.page.keyboard.press('Tab');
  await atlas.page.keyboard.press('ArrowRight');
  await expect(atlas.page.locator('html')).toHaveAttribute('lang', 'en');
  atlas.lang = 'en';
  await atlas.page.keyboard.press('Escape');
  await expect(atlas.settingsButton).toHaveAttribute('aria-expanded', 'false');
  await expect(atlas.settingsButton).toBeFocused();

  // It covers the list: going on elsewhere puts it away.
  await atlas.page.keyboard.press('Enter');
  await expect(atlas.settingsButton).toHaveAttribute('aria-expanded', 'true');
  if (atlas.isPhone) await atlas.tab('tours').click();
  else await atlas.map.click();
  await expect(atlas.settingsButton).toHaveAttribute('aria-expanded', 'false');
});

test('what a drag does, buttons do: the map moves, tilts and turns', async ({ atlas }) => {
  await atlas.visit('?lang=en#map=10/38.9/121.5');
  await atlas.mapButton('move').focus();
  await atlas.page.keyboard.press('Enter');
  await atlas.mapButton('pan.right').click();
  await expect.poll(() => atlas.camera()?.center[0]).toBeGreaterThan(121.55);
  await atlas.mapButton('pan.up').click();
  await expect.poll(() => atlas.camera()?.center[1]).toBeGreaterThan(38.94);
  await atlas.mapButton('tilt').click();
  await expect.poll(() => atlas.camera()?.pitch).toBe(20);
  await atlas.mapButton('turn').click();
  await expect.poll(() => atlas.camera()?.bearing).toBe(45);
  if (atlas.isPhone) expect(await atlas.layoutFaults()).toEqual([]);
  await atlas.mapButton('north').click();
  await expect.poll(() => atlas.camera()?.bearing).toBe(0);
  expect(atlas.camera()?.pitch).toBe(0);
});
