// The bottom sheet of phones.
import { expect, test } from '../support/fixtures.ts';

test('three stops by keyboard', async ({ atlas }) => {
  await atlas.visit();
  await atlas.sheetIsAt('half');
  await atlas.sheetHandle.focus();
  await atlas.page.keyboard.press('ArrowUp');
  await atlas.sheetIsAt('full');
  await atlas.page.keyboard.press('ArrowDown');
  await atlas.page.keyboard.press('ArrowDown');
  await atlas.sheetIsAt('peek');
  for (const stop of ['half', 'full', 'peek'] as const) {
    await atlas.page.keyboard.press('Enter');
    await atlas.sheetIsAt(stop);
  }
});

test('three stops by drag, and by tap', async ({ atlas }) => {
  await atlas.visit();
  const half = await atlas.sheetTop();
  await atlas.dragSheet(-300);
  await atlas.sheetIsAt('full');
  expect(await atlas.sheetTop()).toBeLessThan(half - 200);
  await atlas.dragSheet(280);
  await atlas.sheetIsAt('half');
  expect(await atlas.sheetTop()).toBe(half);
  await atlas.dragSheet(300);
  await atlas.sheetIsAt('peek');
  expect(await atlas.sheetTop()).toBeGreaterThan(half + 200);
  await atlas.sheetHandle.tap();
  await atlas.sheetIsAt('half');
});

test('a place chosen in the list is above the sheet', async ({ atlas }) => {
  await atlas.visit();
  for (const place of ['zhangzidao', 'dut', 'yinggeshi-science-city']) {
    await atlas.choose(place);
    await expect.poll(async () => (await pin(place))[1]).toBeLessThan(await atlas.sheetTop());
    const { x, y, width } = await atlas.uncoveredMap();
    const [left, top] = await pin(place);
    expect(top).toBeGreaterThan(y);
    expect(left).toBeGreaterThan(x);
    expect(left).toBeLessThan(x + width);
    await atlas.close();
  }

  async function pin(place: string): Promise<readonly [number, number]> {
    return atlas.pixelOf(atlas.positionOf(place));
  }
});

test('a place tapped low on the map comes out from under the sheet', async ({ atlas }) => {
  // With the sheet at its lowest, the place is where the sheet will be.
  await atlas.visit('#map=11/38.93/121.425');
  await atlas.lowerSheet();
  const position = atlas.positionOf('yinggeshi-science-city');
  const [, before] = await atlas.pixelOf(position);
  expect(before).toBeGreaterThan(560);

  await atlas.pressMap(position);
  await expect(atlas.heading('yinggeshi-science-city')).toBeVisible();
  await atlas.sheetIsAt('half');
  const top = await atlas.sheetTop();
  expect(top).toBeLessThan(before);
  await expect.poll(async () => (await atlas.pixelOf(position))[1]).toBeLessThan(top - 20);
});

test('turning the phone keeps the map, what is searched and what is read', async ({ atlas }) => {
  await atlas.visit('?lang=en');
  const isSameMap = await atlas.watchMap();
  await atlas.search('xing');
  await atlas.page.keyboard.press('ArrowDown');
  await atlas.page.keyboard.press('ArrowDown');
  const marked = atlas.searchResults.getByRole('option', { selected: true });
  const words = await marked.textContent();
  // Lying, with the page made low by a keyboard, and as large as a tablet.
  for (const [width, height] of [
    [844, 390],
    [390, 420],
    [1100, 800],
    [390, 844],
  ] as const) {
    await atlas.page.setViewportSize({ width, height });
    await expect(atlas.searchField).toBeFocused();
    await expect(atlas.searchField).toHaveValue('xing');
    await expect(marked).toBeVisible();
    await expect(marked).toHaveText(words ?? '');
  }
  await atlas.page.keyboard.press('Enter');
  await expect(atlas.searchField).toHaveAttribute('aria-expanded', 'false');
  await atlas.close();

  await atlas.choose('dalian-forest-zoo');
  await expect(atlas.heading('dalian-forest-zoo')).toBeFocused();
  await atlas.resize({ width: 844, height: 390, text: 1 });
  await expect(atlas.heading('dalian-forest-zoo')).toBeFocused();
  expect(await isSameMap()).toBe(true);
});

test('a keyboard on the screen does not cover what the search finds', async ({ atlas }) => {
  await atlas.visit();
  await atlas.search('xing');
  const before = await atlas.searchResultsEnd();
  // A keyboard cannot be shown here; zooming takes from the visual viewport in the same way.
  const end = await atlas.shrinkVisualViewport(1.8);
  expect(end).toBeLessThan(before);
  await expect.poll(() => atlas.searchResultsEnd()).toBeLessThanOrEqual(end);
});
