// The built folder on a real nginx, under a path of its own, with the configuration that came with it.
// A server does not see the screen: taken on the desktop only.
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { request as rawRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Atlas } from '../support/driver.ts';
import { expect, test } from '../support/fixtures.ts';
import { startNginx } from '../support/nginx.ts';
import { dist, type Host } from '../support/server.ts';

const PATH = '/maps/dalian/';
const assets = readdirSync(join(dist, 'assets'));
const asset = (pattern: RegExp): string =>
  `assets/${assets.find((name) => pattern.test(name)) ?? ''}`;

let nginx: Host;
test.beforeAll(async () => {
  nginx = await startNginx(PATH);
});
test.afterAll(async () => {
  await nginx.close();
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** As bytes come over the line: nothing is unpacked. */
const ask = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolveAnswer, reject) => {
    rawRequest(new URL(path, nginx.url), { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        resolveAnswer({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        });
      });
    })
      .on('error', reject)
      .end();
  });

test('headers, types, ranges and compressed copies are what the build says @desktop', async () => {
  const files = ['', 'en/', 'service-worker.js', 'manifest.webmanifest', asset(/^index-.*\.js$/)];
  for (const path of [...files, asset(/\.pmtiles$/), asset(/\.json$/)]) {
    const { status, headers } = await ask(path);
    expect(status, path).toBe(200);
    const policy = String(headers['content-security-policy']);
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toContain('frame-ancestors *');
    expect(policy, path).not.toMatch(/unsafe-(inline|eval)/);
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['referrer-policy'], path).toBe('no-referrer');
    expect(headers['permissions-policy'], path).toContain('geolocation=(self)');
    expect(headers['access-control-allow-origin'], path).toBe('*');
    expect(headers['cache-control'], path).toBe(
      path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
  }
  // https://www.iana.org/assignments/media-types/
  const types = {
    '': 'text/html; charset=utf-8',
    'manifest.webmanifest': 'application/manifest+json; charset=utf-8',
    [asset(/\.pmtiles$/)]: 'application/vnd.pmtiles',
    [asset(/^index-.*\.js$/)]: 'text/javascript; charset=utf-8',
    'icon.svg': 'image/svg+xml; charset=utf-8',
  };
  for (const [path, type] of Object.entries(types)) {
    const { headers } = await ask(path);
    expect(headers['content-type']?.split(';')[0], path).toBe(type.split(';')[0]);
  }

  const part = await ask(asset(/\.pmtiles$/), { Range: 'bytes=0-6' });
  expect(part.status).toBe(206);
  // https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md: every archive begins so.
  expect(part.body.toString()).toBe('PMTiles');

  const script = asset(/^index-.*\.js$/);
  const plain = await ask(script);
  const zipped = await ask(script, { 'Accept-Encoding': 'gzip' });
  expect(zipped.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
  const brotli = await ask(script, { 'Accept-Encoding': 'br, gzip' });
  expect(brotli.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
  expect(brotli.body.length).toBeLessThan(zipped.body.length);
});

test('the atlas, a page of text and the way between them work there @desktop', async ({
  page,
  guard,
}) => {
  guard.allowHost(nginx.url);
  const atlas = new Atlas(page, nginx.url);
  await atlas.visit('?lang=en');
  await atlas.choose('yinggeshi-science-city');
  await expect(atlas.heading('yinggeshi-science-city')).toBeVisible();

  await page.goto(new URL('ru/place/dut/', nginx.url).href);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain(
    'system-ui',
  );

  // An address as the share dialog gives it: its page of text leads on to the map.
  await page.goto(new URL('en/place/dut/#place=dut', nginx.url).href);
  await atlas.becomesLive();
  await expect(atlas.heading('dut')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(PATH);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('another site shows it in a frame @desktop', async ({ page, guard, hosts }) => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-host-'));
  const frame = `<iframe src="${nginx.url}?lang=en" title="Atlas" width="900" height="600"></iframe>`;
  writeFileSync(join(folder, 'index.html'), `<link rel="icon" href="data:,">${frame}`);
  const other = await hosts({ folder });
  guard.allowHost(nginx.url);
  guard.allowHost(other.url);
  await page.goto(other.url);
  await expect(page.frameLocator('iframe').locator('[data-map-status=live]')).toBeVisible();
});
