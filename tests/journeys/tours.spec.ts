// Guided tours as a visitor takes them: by keyboard, by link, by themselves, and without motion.
import type { Locator, Page } from '@playwright/test';
import { expect as check, test } from '../support/fixtures.ts';

// Software rendering under load takes its time; none of these tests measures it.
const expect = check.configure({ timeout: 30_000 });
test.setTimeout(150_000);

// On phones the sheet around the card is a region too; the card is the inner one.
const card = (page: Page): Locator =>
  page
    .getByRole('region', { name: /.+/ })
    .filter({
      has: page.getByRole('group', { name: 'Tour' }),
    })
    .last();
const heading = (page: Page): Locator => card(page).getByRole('heading', { level: 2 });

const live = async (page: Page): Promise<void> => {
  await page.locator('[data-map-status=live]').waitFor();
};

const SEASIDE = [
  'Xinghai Bay Bridge',
  'Dalian Forest Zoo',
  'Binhai Road',
  'Urban coast',
  'Fisherman',
  'Donggang',
];

test('the whole seaside drive by keyboard', { tag: '@desktop' }, async ({ atlas }) => {
  const { page } = atlas;
  await atlas.open('?lang=en#panel=tours');
  await live(page);
  await page.getByRole('button', { name: /A drive along the sea/ }).focus();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toContainText(SEASIDE[0] ?? '');
  await expect(heading(page)).toBeFocused();
  for (const [index, name] of SEASIDE.entries()) {
    await expect(heading(page)).toContainText(name);
    await expect(card(page)).toContainText(`${index + 1} of ${SEASIDE.length}`);
    await expect(page).toHaveURL(new RegExp(`tour=seaside-drive/${index + 1}(&|$)`));
    if (index + 1 < SEASIDE.length) await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('ArrowRight');
  await expect(heading(page)).toContainText('Donggang');
  await page.keyboard.press('ArrowLeft');
  await expect(heading(page)).toContainText('Fisherman');

  // The marks are one stop of the Tab key; the arrow keys carry the focus along.
  const marks = card(page).getByRole('list', { name: 'Stops of the tour' });
  await marks.getByRole('button', { name: /^Stop 5 of 6/ }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(marks.getByRole('button', { name: /^Stop 4 of 6/ })).toBeFocused();

  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: /A drive along the sea/ })).toBeFocused();
});

test('each stop is announced', async ({ atlas }) => {
  const { page } = atlas;
  await atlas.open('?lang=en#tour=seaside-drive/1');
  await live(page);
  await card(page).getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByTestId('announcer')).toContainText(
    'Stop 2 of 6: Dalian Forest Zoo. The zoo lies near',
  );
});

test('leaving brings back the view, the layers and the place from before', async ({ atlas }) => {
  const { page } = atlas;
  // On phones an open place lies over the list of tours.
  const place = (page.viewportSize()?.width ?? 0) < 760 ? '' : '&place=dicp';
  await atlas.open(`?lang=en#map=10.5/39.02/121.8${place}&layers=science,hydrogen&panel=tours`);
  await live(page);
  const address = page.url();
  await page.getByRole('button', { name: /The flight to Zhangzi Island/ }).click();
  await expect(page).toHaveURL(/tour=zhangzi-flight\/1/);
  await card(page).getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page).toHaveURL(/tour=zhangzi-flight\/2/);
  await expect(page).not.toHaveURL(/place=|layers=/);
  await card(page).getByRole('button', { name: 'Leave the tour' }).click();
  await expect(page).toHaveURL(address);
  // Going back takes the tour up again.
  await page.goBack();
  await expect(heading(page)).toContainText(/Donggang/);
});

test('a link leads to a step, in every language', async ({ atlas }) => {
  const { page } = atlas;
  for (const [lang, title] of [
    ['zh-Hans', '英歌石科学城'],
    ['ja', '英歌石科学城'],
    ['ko', '잉거스 과학성'],
    ['ru', 'Научный город Ингэши'],
    ['en', 'Yinggeshi Science City'],
  ]) {
    await atlas.open(`?lang=${lang}#tour=innovation-corridor/4`);
    await page.reload();
    await expect(page.locator('#tour-step')).toContainText(title ?? '');
  }
  await page.locator('body').press('Escape');
  await expect(card(page)).toBeVisible();
  await card(page).getByRole('button', { name: 'Leave the tour' }).click();
  await expect(page).toHaveURL(/\?lang=en$/);
});

test('a link to no tour gets a notice', async ({ atlas }) => {
  await atlas.open('?lang=en#tour=moon-walk/1');
  await expect(atlas.page.getByText('a tour this atlas does not have: moon-walk/1')).toBeVisible();
  await expect(card(atlas.page)).toHaveCount(0);
});

test('it plays, and stops when the map is taken in hand', async ({ atlas }) => {
  const { page } = atlas;
  await atlas.open('?lang=en#tour=waste-free-streets/1');
  await live(page);
  await page.clock.install();
  await card(page).getByRole('button', { name: 'Play the tour' }).click();
  await page.clock.fastForward(3_000);
  await expect(card(page)).toContainText('1 of 7');
  await page.clock.fastForward(27_000);
  await expect(card(page)).toContainText('2 of 7');
  await expect(card(page).getByRole('button', { name: 'Pause the tour' })).toBeVisible();
  await card(page).getByRole('button', { name: 'Pause the tour' }).click();
  await page.clock.fastForward(60_000);
  await expect(card(page)).toContainText('2 of 7');
  await card(page).getByRole('button', { name: 'Play the tour' }).click();
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await expect(card(page).getByRole('button', { name: 'Play the tour' })).toBeVisible();
  await page.clock.fastForward(60_000);
  await expect(card(page)).toContainText('2 of 7');
});

test('a place is read and the tour taken up again', async ({ atlas }) => {
  const { page } = atlas;
  await atlas.open('?lang=en#tour=hydrogen-industry/5');
  await live(page);
  await card(page).getByRole('button', { name: 'More about this place' }).click();
  await expect(page.getByText('What the article says')).toBeVisible();
  await expect(page).toHaveURL(/place=crrc-dalian.*tour=hydrogen-industry\/5/);
  await page.reload();
  await page.getByRole('button', { name: /Back to the tour/ }).click();
  await expect(card(page)).toContainText('5 of 8');
  await expect(page).not.toHaveURL(/place=/);
});

test('without motion the flight has landed, and both bars are to one scale', async ({ atlas }) => {
  const { page } = atlas;
  await atlas.open('?lang=en#tour=zhangzi-flight/2');
  await expect(card(page)).toContainText('22 minutes');
  await expect(card(page)).toContainText('5 hours');
  await expect(card(page)).toContainText('4 hours 38 minutes');
  const [air = 0, sea = 0] = await card(page)
    .locator('.bar')
    .evaluateAll((bars) => bars.map((bar) => parseFloat(getComputedStyle(bar, '::before').width)));
  expect(air / sea).toBeCloseTo(22 / 300, 2);
});

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('the helicopter flies, stops and flies on', async ({ atlas }) => {
    const { page } = atlas;
    await page.clock.install();
    await atlas.open('?lang=en#tour=zhangzi-flight/2');
    const stop = card(page).getByRole('button', { name: 'Pause the flight' });
    await expect(async () => {
      await page.clock.runFor(300);
      await expect(stop).toBeVisible({ timeout: 100 });
    }).toPass();
    await stop.click();
    const done = (): Promise<number> =>
      card(page)
        .locator('.bar')
        .first()
        .evaluate((bar) => Number(getComputedStyle(bar).getPropertyValue('--done')));
    const before = await done();
    await page.clock.fastForward(5_000);
    expect(await done()).toBe(before);
    expect(before).toBeLessThan(1);
    await card(page).getByRole('button', { name: 'Fly', exact: true }).click();
    await expect(async () => {
      await page.clock.fastForward(3_000);
      await page.clock.runFor(50);
      await expect(card(page)).toContainText('Landed.', { timeout: 100 });
    }).toPass();
    expect(await done()).toBe(1);
  });
});

test.describe('with a finger', { tag: '@phone' }, () => {
  test('a swipe goes to the next step', async ({ atlas }) => {
    const { page } = atlas;
    await atlas.open('?lang=en#tour=seaside-drive/1');
    const box = await card(page).locator('p').last().boundingBox();
    if (!box) throw new Error('no card');
    const session = await page.context().newCDPSession(page);
    const y = box.y + 10;
    const touch = (type: string, x?: number): Promise<unknown> =>
      session.send('Input.dispatchTouchEvent', {
        type: type as 'touchStart',
        touchPoints: x === undefined ? [] : [{ x, y }],
      });
    await touch('touchStart', 300);
    for (const x of [260, 210, 160]) await touch('touchMove', x);
    await touch('touchEnd');
    await expect(card(page)).toContainText('2 of 6');
  });

  test('everything is large enough for it', async ({ atlas }) => {
    const { page } = atlas;
    await atlas.open('?lang=en#tour=dalian-in-an-hour/1');
    await expect(heading(page)).toBeVisible();
    for (const button of await card(page).getByRole('button').all()) {
      const box = await button.boundingBox();
      expect(box?.height ?? 0, (await button.textContent()) ?? '').toBeGreaterThanOrEqual(44);
      expect(box?.width ?? 0).toBeGreaterThanOrEqual(40);
    }
  });
});
