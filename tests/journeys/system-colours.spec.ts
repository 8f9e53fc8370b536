// Where the system sets the colours, or asks for more contrast, nothing is told by a colour that is gone.
import type { Locator } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`forced colours, ${colorScheme}: what is chosen, focused and marked is seen`, async ({
    atlas,
  }) => {
    const { keyboard } = atlas.page;
    const faults = (): Promise<string[]> => atlas.accessibilityFaults('of the system');
    await atlas.page.emulateMedia({ forcedColors: 'active', colorScheme });
    await atlas.open('?lang=en#place=fishermans-wharf');
    await expect(atlas.heading('fishermans-wharf')).toBeVisible();
    expect(await faults(), 'place').toEqual([]);
    await atlas.close();

    const unlike = async (chosen: Locator, other: Locator): Promise<void> => {
      await expect.poll(() => atlas.groundOf(chosen)).not.toBe(await atlas.groundOf(other));
    };
    await unlike(atlas.tab('places'), atlas.tab('tours'));
    await atlas.tab('places').focus();
    await keyboard.press('ArrowRight');
    await expect(atlas.tab('tours')).toBeFocused();
    expect((await atlas.focus()).visible).toBe(true);
    await unlike(atlas.tab('tours'), atlas.tab('places'));

    await atlas.openPanel('layers');
    await atlas.layers.openMenu('Coastline');
    const solo = atlas.layers.button('layers.solo');
    const before = await atlas.groundOf(solo);
    await solo.click();
    await expect.poll(() => atlas.groundOf(solo)).not.toBe(before);
    expect(await faults(), 'layers').toEqual([]);

    await atlas.search('xing');
    await keyboard.press('ArrowDown');
    const options = atlas.searchResults.getByRole('option');
    await unlike(options.nth(0), options.nth(1));
    expect(await faults(), 'search').toEqual([]);
    await atlas.leaveSearch();

    await atlas.settingsButton.click();
    const theme = (name: 'light' | 'dark'): Locator =>
      atlas.page.locator('label').filter({ hasText: atlas.text(`app.theme.${name}`) });
    const pale = await atlas.groundOf(theme('dark'));
    await atlas.page.getByRole('radio', { name: atlas.text('app.theme.dark') }).check();
    await expect.poll(() => atlas.groundOf(theme('dark'))).not.toBe(pale);
    expect(await faults(), 'settings').toEqual([]);
  });
}

test('more contrast: nothing is too pale', { tag: '@desktop' }, async ({ atlas }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await atlas.page.emulateMedia({ contrast: 'more', colorScheme });
    await atlas.open('?lang=en#place=yinggeshi-science-city&time=2025');
    await expect(atlas.heading('yinggeshi-science-city')).toBeVisible();
    expect(await atlas.accessibilityFaults(), colorScheme).toEqual([]);
  }
});
