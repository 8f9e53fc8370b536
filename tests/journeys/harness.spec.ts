// The watch over every page is itself watched: each of these tests has to fail.
// It watches every page alike: taken on the desktop only.
import { expect, test } from '../support/fixtures.ts';

test('a request to another host fails a test @desktop', async ({ atlas }) => {
  test.fail();
  await atlas.open();
  const asked = atlas.page.waitForRequest('https://example.org/a.png');
  await atlas.page.evaluate(() => {
    new Image().src = 'https://example.org/a.png';
  });
  await asked;
});

test('a warning on the console fails a test @desktop', async ({ atlas }) => {
  test.fail();
  await atlas.open();
  await atlas.page.evaluate(() => {
    console.warn('planted');
  });
});

test('an uncaught error in a second page fails a test @desktop', async ({ atlas, context }) => {
  test.fail();
  await atlas.open();
  const second = await context.newPage();
  await second.goto(atlas.site);
  const thrown = second.waitForEvent('pageerror');
  await second.evaluate(() => {
    setTimeout(() => {
      throw new Error('planted');
    });
  });
  await thrown;
});

test('what a test allows does not fail it @desktop', async ({ atlas, guard }) => {
  guard.allow(/planted/);
  await atlas.open();
  await atlas.page.evaluate(() => {
    console.error('planted');
  });
  expect(guard.complaints()).toEqual([]);
});
