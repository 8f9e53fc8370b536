// Two views of the map: under a divider or beside each other, moving together, and in the address.
import type { Locator } from '@playwright/test';
import { boxOf, type Atlas } from '../support/driver.ts';
import { expect, test } from '../support/fixtures.ts';

test.describe.configure({ timeout: 120_000 });

const CAMERA = 'map=11/38.9/121.57';

const divider = (atlas: Atlas): Locator =>
  atlas.page.getByRole('separator', { name: atlas.text('compare.divider') });
const sideButton = (atlas: Atlas, side: 'left' | 'right'): Locator =>
  atlas.map.getByRole('button', { name: atlas.text(`compare.side.${side}`) });
const hash = (atlas: Atlas): string => decodeURIComponent(new URL(atlas.page.url()).hash);

/** Both maps have drawn. */
async function bothLive(atlas: Atlas): Promise<void> {
  await atlas.becomesLive();
  await atlas.secondMapLives();
}

/** A stripe of the map, in percent of what of its width no button covers. */
async function stripe(atlas: Atlas, from: number, to: number): Promise<string> {
  const box = await atlas.uncoveredMap();
  const clip = {
    x: box.x + (box.width * from) / 100,
    y: box.y + 70,
    width: (box.width * (to - from)) / 100,
    height: box.height - 130,
  };
  return (await atlas.page.screenshot({ clip, animations: 'disabled' })).toString('base64');
}

test(
  'the divider is moved by keyboard, and each side shows its own',
  { tag: '@desktop' },
  async ({ atlas }) => {
    await atlas.visit(`?lang=en#${CAMERA}&layers=`);
    const bare = await atlas.picture();
    await atlas.visit(`?lang=en#${CAMERA}&compare=swipe/50~layers:`);
    await bothLive(atlas);
    await expect(sideButton(atlas, 'left')).toHaveAttribute('aria-pressed', 'true');
    await expect(sideButton(atlas, 'right')).toContainText('0 of');

    await divider(atlas).focus();
    await atlas.page.keyboard.press('Home');
    await expect(divider(atlas)).toHaveAttribute('aria-valuenow', '0');
    await atlas.page.keyboard.press('ArrowRight');
    await expect(divider(atlas)).toHaveAttribute('aria-valuenow', '2');
    const without = await stripe(atlas, 20, 44);
    await atlas.page.keyboard.press('End');
    await expect(divider(atlas)).toHaveAttribute('aria-valuenow', '100');
    await expect.poll(() => stripe(atlas, 20, 44)).not.toBe(without);
    const withLayers = await stripe(atlas, 20, 44);

    for (let press = 0; press < 5; press += 1) await atlas.page.keyboard.press('PageUp');
    await expect(divider(atlas)).toHaveAttribute('aria-valuenow', '50');
    await expect(divider(atlas)).toHaveAttribute('aria-valuetext', 'Left 50 %');
    expect(await stripe(atlas, 20, 44)).toBe(withLayers);
    expect(await atlas.accessibilityFaults()).toEqual([]);

    await atlas.page.getByRole('button', { name: atlas.text('compare.end') }).click();
    await expect(divider(atlas)).toHaveCount(0);
    expect(await atlas.mapCount()).toBe(1);
    await expect.poll(() => hash(atlas)).not.toContain('compare');
    await atlas.picturesOtherThan(bare);
  },
);

test('panels change the side that is chosen, and the link opens the same', async ({ atlas }) => {
  await atlas.open(`?lang=en#${CAMERA}&compare=split`);
  await atlas.openPanel('layers');
  const right = atlas.isPhone ? 'Bottom' : 'Right';
  await atlas.page.getByRole('radio', { name: right }).check();
  await atlas.layerSwitch('science').uncheck();
  await expect
    .poll(() => hash(atlas))
    .toMatch(/layers=(?!.*science.*compare).*compare=split\/50\/second~layers:.*science/);
  await atlas.page.getByRole('radio', { name: atlas.isPhone ? 'Top' : 'Left' }).check();
  await expect(atlas.layerSwitch('science')).toBeChecked();
  await expect.poll(() => hash(atlas)).toMatch(/compare=split~layers:(?!.*science)/);

  const address = atlas.page.url();
  await atlas.page.reload();
  await expect(atlas.layerSwitch('science')).toBeChecked();
  expect(atlas.page.url()).toBe(address);
  await atlas.page.getByRole('radio', { name: right }).check();
  await expect(atlas.layerSwitch('science')).not.toBeChecked();
});

test('both maps move together, whichever is moved', { tag: '@desktop' }, async ({ atlas }) => {
  await atlas.visit(`#${CAMERA}&compare=split`);
  await bothLive(atlas);
  const box = await boxOf(atlas.map);
  const middle = box.y + box.height / 2;
  const same = async (): Promise<boolean> => (await half(atlas, 0)) === (await half(atlas, 1));
  await expect.poll(same).toBe(true);
  for (const share of [0.75, 0.25]) {
    const before = atlas.camera()?.center[0] ?? 0;
    const x = box.x + box.width * share;
    await atlas.page.mouse.move(x, middle);
    await atlas.page.mouse.down();
    await atlas.page.mouse.move(x - 90, middle + 30, { steps: 6 });
    await atlas.page.mouse.up();
    await atlas.page.mouse.move(0, 0);
    await expect.poll(() => atlas.camera()?.center[0]).toBeGreaterThan(before + 0.01);
    await expect.poll(same).toBe(true);
  }
  // Neither of them can be pushed away.
  await divider(atlas).focus();
  await atlas.page.keyboard.press('End');
  await expect(divider(atlas)).toHaveAttribute('aria-valuenow', '85');
  await expect.poll(() => hash(atlas)).toContain('compare=split/85');
  const share = async (): Promise<number> => {
    const [whole, first] = [
      await boxOf(atlas.map),
      await boxOf(atlas.map.locator('canvas').first()),
    ];
    return first.width / whole.width;
  };
  await expect.poll(share).toBeCloseTo(0.85, 2);
});

/** The part of one of two maps beside each other that no button covers. */
async function half(atlas: Atlas, index: 0 | 1): Promise<string> {
  const { x, y, width, height } = await boxOf(atlas.map);
  const clip = {
    // Neither the grip of the divider nor the buttons of the map.
    x: x + (index * width) / 2 + 30,
    y: y + 70,
    width: width / 2 - 100,
    height: height - 140,
  };
  return (await atlas.page.screenshot({ clip, animations: 'disabled' })).toString('base64');
}

test(
  'a finger drags the divider; presets begin with a difference',
  { tag: '@phone' },
  async ({ atlas }) => {
    await atlas.visit(`?lang=en#${CAMERA}&panel=tools`);
    await atlas.page.getByRole('button', { name: atlas.text('compare.title') }).click();
    await atlas.page.getByRole('button', { name: atlas.text('compare.preset.time') }).click();
    await bothLive(atlas);
    await expect(sideButton(atlas, 'left')).toContainText('2022');
    const box = await boxOf(divider(atlas));
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await atlas.page.mouse.move(x, y);
    await atlas.page.mouse.down();
    await atlas.page.mouse.move(x - 97.5, y, { steps: 4 });
    await atlas.page.mouse.up();
    await expect(divider(atlas)).toHaveAttribute('aria-valuenow', '25');
    await expect.poll(() => hash(atlas)).toContain('compare=swipe/25/second~time:2022/2024');
    expect(await atlas.accessibilityFaults()).toEqual([]);
  },
);
