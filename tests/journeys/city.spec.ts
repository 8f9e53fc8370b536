// Another city is another folder of data: a tiny one is built with the same code and opened.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCity } from '../support/city.ts';
import { expect, test } from '../support/fixtures.ts';

test('another city needs another folder of data, and no other code @desktop', async ({
  page,
  hosts,
  guard,
}) => {
  // A whole build.
  test.slow();
  const folder = await buildCity();
  const host = await hosts({ folder });
  guard.allowHost(host.url);

  await page.goto(`${host.url}?lang=en#place=lighthouse`);
  await expect(page).toHaveTitle(/Fixture Bay/);
  await expect(page.locator('[data-map-status=live]')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Lighthouse' })).toBeVisible();
  await expect(page.getByText('It was painted.')).toBeVisible();

  await page.goto(`${host.url}zh-Hans/place/lighthouse/`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('灯塔');
  await expect(page.getByRole('link', { name: 'bay@bay.example' })).toBeVisible();

  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.webmanifest'), 'utf8')) as object;
  expect(manifest).toMatchObject({ name: 'Fixture Bay 试湾', lang: 'en' });

  // The name of the first city stands in the name of the embedding element, which is a word of the
  // product, and nowhere else.
  const texts = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /\.(html|js|json|webmanifest|svg|xml|txt)$/.test(name))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
  for (const [name, text] of texts) {
    const found = /.{0,30}(大连|大連|다롄|Dalian|Далян).{0,30}/.exec(
      text.replace(/dalian-atlas|DalianAtlas/g, ''),
    );
    expect(found?.[0], name).toBeUndefined();
  }
});
