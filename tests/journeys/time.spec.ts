// When it happened: the time is chosen by keyboard or by finger, and list, map and places follow.
import type { Locator } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import type { Atlas } from '../support/driver.ts';

/** Places of which the article tells something dated in the first quarter of 2025, by their ids. */
const FIRST_QUARTER = ['zhangzidao', 'dalian-data-valley', 'jinpu-hydrogen-park'];
/** The article gives no date for the bridge, and 2024 for the shopping street. */
const NOT_THEN = ['xinghai-bay-bridge', 'xian-road'];

test.describe.configure({ timeout: 90_000 });

const opener = (atlas: Atlas): Locator =>
  atlas.page.getByRole('button', { name: atlas.text('time.show') });
const bar = (atlas: Atlas): Locator =>
  atlas.page.getByRole('region', { name: atlas.text('time.title'), exact: true });
const handle = (atlas: Atlas, end: 'time.from' | 'time.to'): Locator =>
  bar(atlas).getByRole('slider', { name: atlas.text(end), exact: true });
const control = (atlas: Atlas, key: 'time.next' | 'time.previous' | 'time.close'): Locator =>
  bar(atlas).getByRole('button', { name: atlas.text(key), exact: true });
const words = (atlas: Atlas): Locator => bar(atlas).getByRole('status');
/** The places that are drawn, as the map tells them to those who do not see it. */
const onMap = (atlas: Atlas): Locator =>
  atlas.page.getByRole('listbox', { name: atlas.text('map.listbox') }).getByRole('option');
/** It comes in a file of its own. */
const barComes = (atlas: Atlas): Promise<void> =>
  expect(bar(atlas)).toBeVisible({ timeout: 30_000 });
const hash = (atlas: Atlas): string => decodeURIComponent(new URL(atlas.page.url()).hash);

test('a link with a time shows the places of that time, and says what it leaves out', async ({
  atlas,
}) => {
  await atlas.open('?lang=en#time=2025-01/2025-03');
  await barComes(atlas);
  await expect(words(atlas)).toContainText('January – March 2025');
  for (const id of FIRST_QUARTER) await expect(atlas.row(id)).toHaveCount(1);
  for (const id of NOT_THEN) await expect(atlas.row(id)).toHaveCount(0);
  await expect(atlas.panel).toContainText(/17 of 53 places/);
  await expect(atlas.panel).toContainText(/16 dated at other times, 20 without a date/);
  await expect(handle(atlas, 'time.from')).toHaveAttribute('aria-valuetext', 'January 2025');
  await expect(handle(atlas, 'time.to')).toHaveAttribute('aria-valuetext', 'March 2025');
  expect(await atlas.accessibilityFaults()).toEqual([]);
});

test.describe('by keyboard alone', { tag: '@desktop' }, () => {
  test('open, step to a date, reach a mark and a statement, and close again', async ({ atlas }) => {
    const { keyboard } = atlas.page;
    await atlas.open('?lang=en');
    await expect(onMap(atlas)).not.toHaveCount(0);
    const before = await onMap(atlas).count();
    await opener(atlas).focus();
    await keyboard.press('Enter');
    await barComes(atlas);
    await expect(words(atlas)).toContainText('All times');

    await atlas.tabTo(control(atlas, 'time.next'));
    await keyboard.press('Enter');
    await expect(words(atlas)).toContainText('April 2022 – December 2025');
    await keyboard.press('Enter');
    await expect(words(atlas)).toContainText('September 7, 2023');
    await expect(atlas.row('zhangzidao')).toHaveCount(0);
    await expect(atlas.row('shahekou-district')).toHaveCount(1);
    await expect.poll(() => hash(atlas)).toContain('time=2023-09-07');
    expect(await onMap(atlas).count()).toBeLessThan(before);
    await expect(onMap(atlas).filter({ hasText: atlas.placeName('zhangzidao') })).toHaveCount(0);

    const flight = bar(atlas).getByRole('button', { name: /^January 14, 2025 · / });
    const marks = bar(atlas).getByRole('group', { name: 'Dates in the article' });
    await atlas.tabTo(marks.getByRole('button').first());
    for (let press = 0; press < 12; press += 1) {
      if (await flight.first().evaluate((node) => node === document.activeElement)) break;
      await keyboard.press('ArrowRight');
    }
    await keyboard.press('Enter');
    await expect(flight.first()).toHaveAttribute('aria-pressed', 'true');
    await expect(atlas.row('zhangzidao')).toHaveCount(1);

    const events = bar(atlas).getByRole('list', { name: 'Statements in time order' });
    await atlas.tabTo(events.getByRole('button').first());
    await expect(events.getByRole('button').first()).toContainText('January 14, 2025');
    await keyboard.press('ArrowRight');
    await keyboard.press('Enter');
    await expect(atlas.heading('zhangzidao')).toBeVisible();
    await expect(atlas.detail('zhangzidao')).toContainText('in the chosen time');

    await control(atlas, 'time.close').focus();
    await keyboard.press('Escape');
    await expect(bar(atlas)).toHaveCount(0);
    await expect(opener(atlas)).toBeFocused();
    await expect.poll(() => hash(atlas)).not.toContain('time=');
  });

  test('the handles move by months and do not pass each other', async ({ atlas }) => {
    const { keyboard } = atlas.page;
    await atlas.open('?lang=en#time=2025-01/2025-02');
    await barComes(atlas);
    await handle(atlas, 'time.from').focus();
    await keyboard.press('ArrowRight');
    await expect(words(atlas)).toContainText('February 2025');
    await keyboard.press('ArrowRight');
    await expect(words(atlas)).toContainText('February 2025');
    await handle(atlas, 'time.to').focus();
    await keyboard.press('End');
    await expect.poll(() => hash(atlas)).toContain('time=2025-02/2027-12');
    await handle(atlas, 'time.from').focus();
    await keyboard.press('Home');
    await expect(words(atlas)).toContainText('All times');
  });
});

test('what is announced is told apart, and everything after 2025 is', async ({ atlas }) => {
  await atlas.open('?lang=en');
  await opener(atlas).click();
  await barComes(atlas);
  await bar(atlas).getByRole('button', { name: '2026 – 2027 (announced)' }).click();
  const events = bar(atlas).getByRole('list', { name: 'Statements in time order' });
  await expect(events.getByRole('listitem').first()).toContainText('announced');
  const announced = events.getByRole('listitem').filter({ hasText: 'announced' });
  await expect(announced).toHaveCount(await events.getByRole('listitem').count());
});

test('it plays from date to date until it is stopped', async ({ atlas }) => {
  await atlas.open('?lang=en');
  await opener(atlas).click();
  await barComes(atlas);
  await bar(atlas).getByRole('button', { name: 'Play' }).click();
  await expect(words(atlas)).toContainText('September 7, 2023');
  await bar(atlas).getByRole('button', { name: 'Pause' }).press('Enter');
  await expect(bar(atlas).getByRole('button', { name: 'Play' })).toBeVisible();
});

test('the bar lies on the map and hides none of its own parts', async ({ atlas }) => {
  await atlas.open('?lang=en#time=2025');
  await barComes(atlas);
  await expect(words(atlas)).toContainText('2025');
  const box = await bar(atlas).boundingBox();
  const view = atlas.page.viewportSize();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(view?.width ?? 0);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(view?.height ?? 0);
  for (const end of ['time.from', 'time.to'] as const) {
    await expect(handle(atlas, end)).toBeVisible();
  }
});
