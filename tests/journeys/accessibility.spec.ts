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
}
