// Small screens, screens that lie, and text at twice its size. The sizes are set here, so one project
// takes them all; the page is loaded once and given one state and one size after the other.
import { expect, test } from '../support/fixtures.ts';

test.use({ hasTouch: true, isMobile: true });

/** Reflow at 320 px is WCAG 2.2, 1.4.10; twice the text is 1.4.4. */
const SIZES = [
  { width: 320, height: 640, text: 1 },
  { width: 360, height: 640, text: 1 },
  { width: 844, height: 390, text: 1 },
  { width: 640, height: 360, text: 1 },
  { width: 390, height: 844, text: 2 },
  { width: 1280, height: 800, text: 2 },
] as const;

const STATES = {
  'first view': '',
  'tour card': '#tour=zhangzi-flight/2',
  figures: '#panel=figures',
  layers: '#panel=layers',
  'place panel': '#place=yinggeshi-science-city',
} as const;

for (const size of SIZES) {
  const name = `${size.width}x${size.height}, text ${size.text}`;

  test(`nothing sticks out, overlaps or is too small at ${name} @desktop`, async ({ atlas }) => {
    await atlas.visit('?lang=en');
    for (const [state, hash] of Object.entries(STATES)) {
      await atlas.open(`?lang=en${hash}`);
      await atlas.resize(size);
      expect.soft(await atlas.layoutFaults(), state).toEqual([]);
    }
    await expect.poll(() => atlas.isUncovered('yinggeshi-science-city')).toBe(true);

    await atlas.settingsButton.click();
    expect.soft(await atlas.layoutFaults('opened'), 'settings').toEqual([]);
    await atlas.page.keyboard.press('Escape');
    await atlas.search('xing');
    expect.soft(await atlas.layoutFaults('opened'), 'search').toEqual([]);
    await atlas.leaveSearch();
    await atlas.timeButton.click();
    await expect(
      atlas.page.getByRole('heading', { name: atlas.text('time.title') }),
    ).toBeAttached();
    await atlas.resize(size);
    expect.soft(await atlas.layoutFaults(), 'time').toEqual([]);
  });
}
