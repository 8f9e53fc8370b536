// What axe finds wrong, in both colours.
import { expect, test } from '../support/fixtures.ts';

const VIEWS = {
  'first view': '?lang=en',
  'place panel': '?lang=en#place=yinggeshi-science-city',
  'place not on the map': '#place=imr-shenyang',
  layers: '?lang=en#panel=layers',
  article: '?lang=en#panel=article',
  tours: '#panel=tours',
  figures: '#panel=figures',
  about: '#panel=about',
} as const;

for (const theme of ['light', 'dark'] as const) {
  for (const [view, path] of Object.entries(VIEWS)) {
    test(`${view}, ${theme}`, async ({ atlas }) => {
      const url = new URL(path, atlas.site);
      url.searchParams.set('theme', theme);
      await atlas.visit(url.search + url.hash);
      expect(await atlas.accessibilityFaults()).toEqual([]);
    });
  }

  test(`settings, ${theme}`, async ({ atlas }) => {
    await atlas.visit(`?lang=en&theme=${theme}`);
    await atlas.settingsButton.click();
    await expect(atlas.settingsButton).toHaveAttribute('aria-expanded', 'true');
    expect(await atlas.accessibilityFaults()).toEqual([]);
  });

  test(`the sketch, ${theme}`, async ({ atlas }) => {
    const release = await atlas.holdMapCode();
    await atlas.open(`?lang=en&theme=${theme}`);
    await expect(atlas.sketchPin('zhangzidao')).toBeVisible();
    expect(await atlas.accessibilityFaults()).toEqual([]);
    release();
  });

  test(`what is handed on, ${theme}`, async ({ atlas }) => {
    await atlas.open(`?lang=en&theme=${theme}#place=yinggeshi-science-city`);
    for (const action of ['share', 'directions', 'coordinates', 'driver', 'print'] as const) {
      const dialog = await atlas.hand(action);
      // The card and the sheet come whole when their words are there.
      await expect(dialog.getByRole('img').or(dialog.getByRole('paragraph')).first()).toBeVisible();
      expect(await atlas.accessibilityFaults(), action).toEqual([]);
      await atlas.page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
  });

  test(`what comes over the page, ${theme}`, async ({ atlas }) => {
    const { keyboard } = atlas.page;
    await atlas.open(`?lang=en&theme=${theme}#place=nowhere`);
    await expect(atlas.notices).toContainText('nowhere');
    await keyboard.press('?');
    await expect(atlas.keyboardHelp).toBeVisible();
    expect(await atlas.accessibilityFaults(), 'notice and keyboard help').toEqual([]);
    await keyboard.press('Escape');
    await expect(atlas.keyboardHelp).toBeHidden();

    await atlas.searchField.fill('xinghai');
    await expect(atlas.searchResults.getByRole('option')).not.toHaveCount(0);
    await keyboard.press('ArrowDown');
    expect(await atlas.accessibilityFaults(), 'findings').toEqual([]);
    await atlas.searchField.fill('qqqqqqqq');
    await expect(
      atlas.page.getByText(atlas.text('search.nothing', { query: 'qqqqqqqq' })),
    ).toBeVisible();
    expect(await atlas.accessibilityFaults(), 'nothing found').toEqual([]);
    await keyboard.press('Escape');
    await keyboard.press('Escape');

    await atlas.timeButton.click();
    await expect(atlas.timeBar).toBeVisible();
    expect(await atlas.accessibilityFaults(), 'time').toEqual([]);
  });

  test(`what is asked and told on the map, ${theme}`, async ({ atlas }) => {
    await atlas.visit(`?lang=en&theme=${theme}#map=13/38.88077/121.56591`);
    await atlas.pressMap([121.56591, 38.88077]);
    await expect(atlas.chooser).toBeVisible();
    expect(await atlas.accessibilityFaults(), 'chooser').toEqual([]);
    await atlas.page.keyboard.press('Escape');
    await atlas.whereaboutsButton.click();
    await expect(atlas.map.getByText(atlas.text('whereabouts.denied'))).toBeVisible();
    expect(await atlas.accessibilityFaults(), 'whereabouts').toEqual([]);
    await atlas.open(`?lang=en&theme=${theme}#tour=zhangzi-flight/2`);
    await expect(atlas.page.getByRole('button', { name: atlas.text('tour.leave') })).toBeVisible();
    expect(await atlas.accessibilityFaults(), 'tour').toEqual([]);
  });
}
