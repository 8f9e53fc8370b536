// The planner's question from end to end: worked out, filtered, read, compared with the untouched map, handed on.
import type { Locator } from '@playwright/test';
import { kill } from '../support/crash.ts';
import { Atlas } from '../support/driver.ts';
import { expect, test } from '../support/fixtures.ts';

test.describe.configure({ timeout: 180_000 });

const CAMERA = 'map=10.6/39.17/121.77';
const RESULT = /Buffer → Clip/;

const button = (atlas: Atlas, name: string): Locator =>
  atlas.panel.getByRole('button', { name, exact: true });
const step = (atlas: Atlas, name: string): Locator =>
  atlas.panel.getByRole('region', { name: new RegExp(`${name}$`) });
const result = (atlas: Atlas): Locator =>
  atlas.panel.getByRole('region', { name: atlas.text('analyse.result'), exact: true });
const table = (atlas: Atlas, layer: string | RegExp): Locator =>
  atlas.page.getByRole('region', { name: layer }).filter({ has: atlas.page.getByRole('grid') });
const divider = (atlas: Atlas): Locator =>
  atlas.page.getByRole('separator', { name: atlas.text('compare.divider') });
const hash = (atlas: Atlas): string => decodeURIComponent(new URL(atlas.page.url()).hash);

async function openTool(atlas: Atlas, tool: 'analyse' | 'compare' | 'project'): Promise<void> {
  const names = {
    analyse: 'tools.analyse',
    compare: 'compare.title',
    project: 'project.title',
  } as const;
  await atlas.openPanel('tools');
  const back = button(atlas, atlas.text('tools.back'));
  const open = atlas.panelButton(names[tool]);
  await expect(back.or(open).first()).toBeVisible();
  if (await back.isVisible()) await back.click();
  await open.click();
}

/** So far west and east of the hydrogen park, within what lies around it, in degrees. */
const BESIDE_DEGREES = 0.068;
/** The first colour of Dark2 at three tenths over land, which has the other colour in the atlas's light. */
const [FILLED, LAND] = [
  [137, 202, 178],
  [251, 248, 240],
] as const;

/** The result lies on the left of the divider, and on its right the map is untouched. */
async function seesResultOnTheLeft(atlas: Atlas): Promise<void> {
  const [lng, lat] = atlas.positionOf('jinpu-hydrogen-park');
  await atlas.hasColorAt([lng - BESIDE_DEGREES, lat], FILLED);
  await atlas.hasColorAt([lng + BESIDE_DEGREES, lat], LAND);
}

test(
  '2 km around the hydrogen sites, what of it lies in the district, filtered, read, swiped and handed on',
  { tag: '@desktop' },
  async ({ atlas, browser, site }) => {
    // Three pages one after the other, each with two maps or an analysis.
    test.slow();
    await atlas.visit(`?lang=en#${CAMERA}`);
    await atlas.openPanel('layers');
    await atlas.layers.openMenu('District areas');
    await atlas.layers.button('layers.table').click();
    const districts = table(atlas, 'District areas');
    await districts.getByRole('searchbox').fill('Jinzhou');
    await expect(districts.getByText('1 row', { exact: true })).toBeVisible();
    await districts.getByRole('grid').focus();
    await atlas.page.keyboard.press('Space');
    await expect(districts.getByText('1 chosen')).toBeVisible();

    await openTool(atlas, 'analyse');
    await atlas.panel.getByRole('button', { name: /^Buffer/ }).click();
    await step(atlas, 'Buffer').getByLabel('Around').selectOption({ label: 'Hydrogen and energy' });
    await step(atlas, 'Buffer').getByLabel('Distance', { exact: true }).fill('2');
    await step(atlas, 'Buffer').getByRole('checkbox').uncheck();
    await button(atlas, 'Add a step').click();
    await atlas.panel.getByRole('button', { name: /^Clip/ }).click();
    await step(atlas, 'Clip')
      .getByLabel('Areas', { exact: true })
      .selectOption({ label: 'District areas' });
    await button(atlas, 'Run').click();
    await expect(result(atlas)).toContainText('4 features');
    await districts.getByRole('button', { name: atlas.text('table.close') }).click();

    await result(atlas)
      .getByRole('button', { name: atlas.text('analyse.table') })
      .click();
    const sites = table(atlas, RESULT);
    await expect(sites.getByText('4 rows')).toBeVisible();
    await sites.getByRole('button', { name: atlas.text('filter.open') }).click();
    await atlas.panel.getByText('Status', { exact: true }).click();
    await atlas.panel.getByRole('checkbox', { name: /In operation/ }).check();
    await expect(sites.getByText('2 of 4 shown')).toBeVisible();
    const rows = sites.getByRole('row');
    await expect(rows).toHaveCount(3);
    await expect(sites).toContainText('Guochuang Hydrogen');
    await expect(sites).toContainText('Guoke Green Hydrogen');

    await expect.poll(() => hash(atlas)).toContain('filter=own-result(category:status:operating)');
    await expect.poll(() => hash(atlas)).toContain('recipe=');
    await openTool(atlas, 'project');
    await expect(atlas.panel.getByText(atlas.text('project.status.saved'))).toBeVisible();

    // In the middle of it the page is gone.
    const address = atlas.page.url();
    await kill(atlas.page);
    const again = new Atlas(await browser.contexts()[0]!.newPage(), site);
    await again.visit(`?lang=en${new URL(address).hash}`);
    await again.openPanel('layers');
    await expect(again.layers.mine.getByRole('switch')).toHaveCount(1);
    await expect(again.layers.mine).toContainText('2 of 4');
    await expect.poll(() => hash(again)).toContain('recipe=');

    await again.notices.getByRole('button', { name: again.text('notice.dismiss') }).click();

    await openTool(again, 'compare');
    await again.panel.getByRole('button', { name: again.text('compare.preset.own') }).click();
    await again.secondMapLives();
    await divider(again).focus();
    await again.page.keyboard.press('PageUp');
    await expect(divider(again)).toHaveAttribute('aria-valuenow', '40');
    await expect.poll(() => hash(again)).toContain('compare=swipe/40~own:');
    expect(await again.accessibilityFaults()).toEqual([]);
    await seesResultOnTheLeft(again);

    const there = await browser.newContext({
      viewport: again.page.viewportSize() ?? null,
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    });
    const other = new Atlas(await there.newPage(), site);
    await other.visit(`?lang=en${new URL(again.page.url()).hash}`);
    await other.secondMapLives();
    await expect(result(other)).toContainText('4 features');
    await seesResultOnTheLeft(other);
    await other.openPanel('layers');
    await expect(other.layers.mine).toContainText('2 of 4');
    await there.close();
  },
);
