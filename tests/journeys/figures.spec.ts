// The numbers of the whole city: those of the article, drawn from zero, told in words as well.
import type { Locator } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import type { Atlas } from '../support/driver.ts';

test.describe.configure({ timeout: 90_000 });

const card = (atlas: Atlas, title: string): Locator =>
  atlas.panel
    .getByRole('article')
    .filter({ has: atlas.page.getByRole('heading', { level: 4, name: title, exact: true }) });

/** Opens a page and waits for its figures, which come in files of their own. */
async function open(atlas: Atlas, path: string): Promise<void> {
  await atlas.open(path);
  await expect(atlas.panel.getByRole('article').first()).toBeVisible({ timeout: 30_000 });
}

/** The left end of the bars, where the axis says zero, and their lengths. */
const barsOf = (chart: Locator): Promise<{ value: number; length: number; from: number }[]> =>
  chart.locator('rect').evaluateAll((bars) =>
    bars.map((bar) => {
      const { width, x } = bar.getBoundingClientRect();
      return { value: Number((bar as SVGElement).dataset['value']), length: width, from: x };
    }),
  );

test('the figures are those of the article', async ({ atlas }) => {
  await open(atlas, '?lang=zh-Hans#panel=figures');
  await expect(atlas.panel.getByRole('article')).toHaveCount(26);
  const waste = card(atlas, '生活垃圾处理');
  await expect(waste).toContainText('85.21%');
  await expect(waste).toContainText(atlas.text('place.target', { value: '60%' }));
  await expect(waste).toContainText('第 19 段');
  await expect(card(atlas, '科技企业')).toContainText('5,300');
  await expect(card(atlas, '船舶与海工装备')).toContainText('50.5亿元');
  await expect(card(atlas, '船舶与海工装备')).toContainText('已宣布');
  expect(await atlas.accessibilityFaults()).toEqual([]);
});

test('shares run from 0 to 100 %, with the target marked', async ({ atlas }) => {
  await open(atlas, '?lang=en#panel=figures');
  const chart = atlas.panel.getByRole('img', { name: /85\.21%; target: 60%/ });
  await expect(chart).toHaveCount(1);
  const ticks = await chart.locator('[data-tick]').allTextContents();
  expect([ticks[0], ticks.at(-1)]).toEqual(['0%', '100%']);
  const [bar] = await barsOf(chart);
  const axis = await chart.evaluate((node) => node.getBoundingClientRect());
  expect(bar?.from).toBeCloseTo(axis.x, 0);
  expect((bar?.length ?? 0) / axis.width).toBeCloseTo(0.8521, 2);
  const target = await chart
    .locator('[data-target]')
    .evaluate((node) => node.getBoundingClientRect().x);
  expect((target - axis.x) / axis.width).toBeCloseTo(0.6, 1);
});

test('5 hours and 22 minutes are drawn to one scale from zero', async ({ atlas }) => {
  await open(atlas, '?lang=en#panel=figures');
  const chart = atlas.panel.getByRole('img', { name: /22 minutes; before: 5 hours/ });
  await expect(chart).toHaveCount(1);
  const [before, now] = await barsOf(chart);
  expect(before?.value).toBe(300);
  expect(before?.from).toBe(now?.from);
  expect((before?.length ?? 0) / (now?.length ?? 1)).toBeCloseTo(300 / 22, 0);
  await expect(chart.locator('[data-tick]').first()).toHaveAttribute('data-tick', '0');
});

test('every chart begins at zero and says in words what it shows', async ({ atlas }) => {
  await open(atlas, '?lang=en#panel=figures');
  const charts = atlas.panel.getByRole('img');
  await expect(charts).not.toHaveCount(0);
  for (const chart of await charts.all()) {
    await expect(chart.locator('[data-tick="0"]')).toHaveCount(1);
    expect(await chart.getAttribute('aria-label')).toMatch(/\d/);
    const bars = await barsOf(chart);
    expect(new Set(bars.map(({ from }) => from)).size).toBe(1);
  }
  await atlas.panel.getByText('All figures as a table').click();
  await expect(atlas.panel.getByRole('row', { name: /resource use rate/ })).toContainText('85.21%');
});

test('by keyboard from the tab to a place', { tag: '@desktop' }, async ({ atlas }) => {
  await atlas.open('?lang=en');
  await atlas.tab('places').focus();
  await atlas.page.keyboard.press('ArrowLeft');
  await atlas.page.keyboard.press('ArrowLeft');
  await expect(atlas.tab('figures')).toBeFocused();
  await expect(atlas.panel.getByRole('article').first()).toBeVisible({ timeout: 30_000 });
  const flight = card(atlas, 'Donggang–Zhangzi Island helicopter route');
  await flight.getByRole('button', { name: 'Zhangzi Island', exact: true }).focus();
  await atlas.page.keyboard.press('Enter');
  await expect(atlas.heading('zhangzidao')).toBeVisible();
});

test('the article leads to its figures', async ({ atlas }) => {
  await atlas.open('?lang=en#panel=article');
  await atlas.panel.getByRole('button', { name: atlas.text('figures.open') }).click();
  await expect(atlas.tab('figures')).toHaveAttribute('aria-selected', 'true');
});
