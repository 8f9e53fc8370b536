// Static files from anywhere: another path, a server without ranges, a strict policy. What a server
// sends does not depend on the screen: taken on the desktop only.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { expect, test } from '../support/fixtures.ts';
import { dist } from '../support/server.ts';

test.describe('under a path of its own', () => {
  test.use({ basePath: '/maps/dalian/' });

  test('the atlas works @desktop', async ({ atlas }) => {
    await atlas.visit('?lang=en');
    await atlas.choose('yinggeshi-science-city');
    await expect(atlas.detail('yinggeshi-science-city').getByText('over 200')).toBeVisible();
    const { pathname } = new URL(atlas.page.url());
    expect(pathname).toBe('/maps/dalian/');
    await atlas.page.reload();
    await atlas.becomesLive();
    await expect(atlas.heading('yinggeshi-science-city')).toBeVisible();
  });
});

test.describe('from a server without ranges', () => {
  test.use({ ranges: false });

  test('the map is the same as with ranges @desktop', async ({ atlas, hosts, guard }) => {
    const view = '#map=11/38.9/121.6';
    await atlas.visit(view);
    await expect(atlas.notices).toBeEmpty();
    const picture = await atlas.picture();

    const ranged = await hosts({ basePath: '/', ranges: true });
    guard.allowHost(ranged.url);
    await atlas.page.goto('about:blank');
    await atlas.page.goto(new URL(view, ranged.url).href);
    await atlas.becomesLive();
    await atlas.picturesAs(picture);
  });
});

test('the policy of the page is strict @desktop', async ({ atlas }) => {
  await atlas.open();
  const policy = await atlas.policy();
  expect(policy['default-src']).toEqual(["'none'"]);
  for (const name of ['script-src', 'style-src', 'connect-src', 'worker-src']) {
    expect(policy[name], name).toEqual(["'self'"]);
  }
  const allowed = new Set(Object.values(policy).flat());
  expect([...allowed].sort()).toEqual(["'none'", "'self'", 'data:']);
});

test('inline scripts, eval, blob workers and other hosts are refused @desktop', async ({
  atlas,
  guard,
}) => {
  guard.allow(/Content Security Policy/);
  await atlas.visit();
  const ran = await atlas.page.evaluate(async () => {
    const outcome: string[] = [];
    const script = document.createElement('script');
    script.textContent = 'document.title = "inline"';
    document.head.append(script);
    if (document.title === 'inline') outcome.push('inline script');
    const blob = URL.createObjectURL(new Blob(['postMessage("blob worker")']));
    await new Promise<void>((resolve) => {
      try {
        const worker = new Worker(blob);
        worker.onmessage = ({ data }) => {
          outcome.push(String(data));
          resolve();
        };
        worker.onerror = () => {
          resolve();
        };
      } catch {
        resolve();
      }
    });
    await fetch('https://example.org/').then(
      () => outcome.push('foreign request'),
      () => undefined,
    );
    // Only the first turn of an evaluation may use eval whatever the policy says; this is a later one.
    try {
      // eslint-disable-next-line no-new-func, @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- it must be refused
      outcome.push(String(new Function('return "eval"')()));
    } catch (error) {
      if (!(error instanceof EvalError)) throw error;
    }
    return outcome;
  });
  expect(ran).toEqual([]);
});

test('a long visit asks no other host @desktop', async ({ atlas, guard }) => {
  await atlas.visit('?lang=en');
  for (const panel of ['tours', 'layers', 'figures', 'article', 'places'] as const) {
    await atlas.openPanel(panel);
  }
  await atlas.choose('dicp');
  await expect(atlas.partOf(atlas.detail('dicp'), 'place.what')).toBeVisible();
  await atlas.speak('zh-Hans');
  await atlas.paint('dark');
  await atlas.mapButton('zoomIn').click();
  await atlas.mapButton('home').click();
  await atlas.picture();
  expect(guard.complaints()).toEqual([]);
});

test('without JavaScript every place can be read @desktop', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en' });
  const page = await context.newPage();
  await page.goto(site);
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Yinggeshi Science City' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Yinggeshi Science City');
  await expect(page.getByText('over 200').first()).toBeVisible();
  await expect(page.getByRole('img', { name: /Yinggeshi/ })).toBeVisible();
  // A state behind the address leads on to the map only where there is JavaScript.
  await page.goto(`${site}en/place/dut/#place=dut`);
  await expect(page.getByRole('link', { name: 'Open on the map' })).toBeVisible();
  await context.close();
});

test('the atlas and the page for embedding are valid HTML @desktop', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
  });
  for (const file of ['index.html', 'embed.html']) {
    const html = readFileSync(join(dist, file), 'utf8');
    const { results } = await validator.validateString(html, file);
    expect(
      results.flatMap(({ messages }) => messages.map(({ message, line }) => `${line}: ${message}`)),
      file,
    ).toEqual([]);
  }
});
