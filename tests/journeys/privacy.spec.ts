// The list of requests is held against what the browser itself saw.
import { expect, test } from '../support/fixtures.ts';

test('every request since the atlas was opened is listed, and none went elsewhere', async ({
  atlas,
  page,
}) => {
  const seen = new Set<string>();
  page.context().on('request', (request) => {
    const { origin, pathname, protocol } = new URL(request.url());
    if (protocol.startsWith('http')) seen.add(origin + pathname);
  });
  await atlas.visit('?lang=en#panel=about&layers=districts,metro-lines,science');
  const privacy = page.getByRole('region', { name: 'Privacy' });
  await expect(privacy.getByText('all to this site')).toBeVisible();
  await privacy.getByText('Requests since it was opened').click();
  const listed = async (): Promise<string[]> =>
    (await privacy.getByRole('listitem').allInnerTexts()).map(
      (text) => new URL(text.split(/\s/)[0] ?? '', page.url()).href,
    );
  expect(seen.size).toBeGreaterThan(10);
  // The service worker stores the files meanwhile: it tells its requests as they end.
  await expect
    .poll(async () => {
      const all = new Set(await listed());
      return [...seen].filter((address) => !all.has(address));
    })
    .toEqual([]);
  await expect(privacy.getByText(/has made \d+ requests/)).toBeVisible();
  expect(await page.context().cookies()).toEqual([]);
});
