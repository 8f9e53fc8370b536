// The watch over every page is itself watched: each of these tests has to fail.
import { expect, test } from '../support/fixtures.ts';

test('a request to another host fails a test', async ({ atlas }) => {
  test.fail();
  await atlas.open();
  await atlas.page.evaluate(() => {
    new Image().src = 'https://example.org/a.png';
    return new Promise((resolve) => setTimeout(resolve, 200));
  });
});

test('a warning on the console fails a test', async ({ atlas }) => {
  test.fail();
  await atlas.open();
  await atlas.page.evaluate(() => {
    console.warn('planted');
  });
});

test('an uncaught error in a second page fails a test', async ({ atlas, context }) => {
  test.fail();
  await atlas.open();
  const second = await context.newPage();
  await second.goto(atlas.site);
  await second.evaluate(() => {
    setTimeout(() => {
      throw new Error('planted');
    });
    return new Promise((resolve) => setTimeout(resolve, 200));
  });
});

test('what a test allows does not fail it', async ({ atlas, guard }) => {
  guard.allow(/planted/);
  await atlas.open();
  await atlas.page.evaluate(() => {
    console.error('planted');
  });
  expect(guard.complaints()).toEqual([]);
});
