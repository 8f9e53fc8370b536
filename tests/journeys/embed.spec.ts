// The atlas on pages of other sites: two hosts, 127.0.0.1 with the atlas and localhost with somebody's page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../tools/setup/run.mjs';
import { HostPage, hostPage } from '../support/embed.ts';
import { expect, test as base } from '../support/fixtures.ts';

const LIVING = ['DalianAtlas', 'HTMLIFrameElement', 'MessagePort', 'IntersectionObserver'];

interface Fixtures {
  /** The address of the atlas, on a host whose scripts other sites may load. */
  atlasSite: string;
  host: HostPage;
  /** Serves a page on the other site and opens it. @returns its address */
  visitPage: (html: string, headers?: Readonly<Record<string, string>>) => Promise<string>;
}

const test = base.extend<Fixtures>({
  atlasSite: async ({ hosts, guard }, use) => {
    const { url } = await hosts({ headers: { 'Access-Control-Allow-Origin': '*' } });
    guard.allowHost(url);
    await use(url);
  },
  host: async ({ guardedPage }, use) => {
    await use(new HostPage(guardedPage));
  },
  visitPage: async ({ hosts, guard, guardedPage }, use) => {
    await use(async (html, headers = {}) => {
      const { url } = await hosts({
        name: 'localhost',
        pages: { '/': html, '/favicon.ico': '' },
        headers,
      });
      guard.allowHost(url);
      await guardedPage.goto(url);
      return url;
    });
  },
});

/** As if the operator had named the site in `messageOrigins` before the atlas was built. */
async function allowCommands(page: Page, url: string): Promise<() => boolean> {
  let done = false;
  await page.route(/\/assets\/[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    const code = await response.text();
    const origins = JSON.stringify([new URL(url).origin]);
    const changed = code.replace(/("?)basemaps\1:\[\{/, `"messageOrigins":${origins},$&`);
    done ||= changed !== code;
    await route.fulfill({ response, body: changed });
  });
  return () => done;
}

const script = (site: string): string => `<script type="module" src="${site}embed.js"></script>`;
const room = '<p style="height: 2500px">More of the page</p>';

test('a picture first, then the atlas, under a strict policy; gone without a trace @desktop', async ({
  atlasSite,
  host,
  visitPage,
}) => {
  const { page } = host;
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(atlasSite)) asked.push(request.url().slice(atlasSite.length));
  });
  const origin = new URL(atlasSite).origin;
  // Nothing inline, no eval, and of the atlas only what docs/embed.md asks for.
  const policy = `default-src 'none'; script-src ${origin}; img-src ${origin}; frame-src ${origin}`;
  await visitPage(
    hostPage(
      `<dalian-atlas id="one" place="dut" lang="en"><a href="/">Dalian</a></dalian-atlas>
<dalian-atlas id="asks" place="dicp" load="consent"><p>Nothing was asked of anybody.</p></dalian-atlas>
<div id="room"></div>
<dalian-atlas id="far" place="dalian-forest-zoo" lang="zh-Hans" load="visible"></dalian-atlas>
${script(atlasSite)}`,
      `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    ),
  );
  await page.evaluate(() => {
    document.getElementById('room')?.style.setProperty('height', '3000px');
  });
  await expect(host.picture('one')).toBeVisible();
  await expect(host.button('asks')).toBeVisible();
  await expect(page.getByText('Nothing was asked of anybody.')).toBeVisible();
  // A picture for each place and language, and nothing else.
  expect(asked.sort()).toEqual([
    'embed.js',
    'embed/en/dut.svg',
    'embed/zh-Hans/dalian-forest-zoo.svg',
  ]);
  await host.element('one').evaluate((node) => {
    node.setAttribute('lang', 'ja');
  });
  await expect.poll(() => asked.at(-1)).toBe('embed/ja/dut.svg');
  await host.element('one').evaluate((node) => {
    node.setAttribute('lang', 'en');
  });

  await host.button('one').click();
  const iframe = host.iframe('one');
  await expect(iframe).toHaveAttribute('title', /Dalian Atlas/);
  await expect(iframe).toHaveAttribute('loading', 'lazy');
  await expect(iframe).toHaveAttribute('allow', '');
  await expect(iframe).toHaveAttribute('sandbox', /allow-scripts/);
  const one = host.atlas('one');
  await expect(one.heading('Dalian University of Technology')).toBeVisible();
  await one.becomesLive();
  expect(page.frames(), 'what is far or asks first is no frame yet').toHaveLength(2);

  // Attributes are live, and their changes are no steps to go back through.
  const steps = await page.evaluate(() => history.length);
  await host.element('one').evaluate((node) => {
    node.setAttribute('place', 'dicp');
  });
  await expect(one.frame.getByRole('heading', { name: /Chemical Physics|DICP/ })).toBeVisible();
  expect(await page.evaluate(() => history.length)).toBe(steps);

  await host.element('far').scrollIntoViewIfNeeded();
  await host.atlas('far').becomesLive();
  expect(page.frames()).toHaveLength(3);

  const pending = host.element('far').evaluate((node) => {
    const call = (node as unknown as { getState: () => Promise<unknown> }).getState();
    return Promise.resolve(call).catch((error: unknown) => (error as { code: string }).code);
  });
  expect(['forbidden', 'closed']).toContain(await pending);
  await page.evaluate(async (address) => {
    Object.assign(window, await import(address));
    for (const node of document.querySelectorAll('dalian-atlas')) node.remove();
  }, `${atlasSite}embed.js`);
  await expect.poll(() => page.frames().length).toBe(1);
  await expect
    .poll(() => host.living(LIVING))
    .toEqual({
      // The prototype itself is an HTMLElement, not one of its own.
      DalianAtlas: 0,
      HTMLIFrameElement: 0,
      MessagePort: 0,
      IntersectionObserver: 0,
    });
});

test('a page that the operator named commands the atlas and hears it @desktop', async ({
  atlasSite,
  host,
  visitPage,
}) => {
  const { page } = host;
  const url = await visitPage(
    hostPage(`${script(atlasSite)}<dalian-atlas id="a" lang="en" height="auto"></dalian-atlas>`),
  );
  const named = await allowCommands(page, url);
  await host.listen();
  expect(await host.call('a', 'getState')).toEqual({ refused: 'closed' });
  await host.call('a', 'open');
  expect(named(), 'the origin is in the settings').toBe(true);
  expect(await host.heard('ready')).toEqual([{ mode: 'command', atlas: '0.1.0' }]);
  const atlas = host.atlas('a');
  await atlas.becomesLive();
  const height = async (): Promise<number> => (await host.iframe('a').boundingBox())?.height ?? 0;
  const low = await height();

  await host.call('a', 'select', { place: 'dut' });
  await expect(atlas.heading('Dalian University of Technology')).toBeVisible();
  await expect.poll(() => host.heard('selected')).toEqual([{ place: 'dut', feature: null }]);
  // As high as the content: what is told of the place lies below the map.
  await expect.poll(height).toBeGreaterThan(low + 100);

  await host.call('a', 'setLayers', { layers: ['science', 'coast'] });
  await expect
    .poll(() => host.heard('layersChanged'.toLowerCase()))
    .toEqual([{ layers: ['coast', 'science'] }]);
  await host.call('a', 'setView', { center: [121.6, 38.9], zoom: 12 });
  await expect
    .poll(async () => (await host.heard('viewchanged')).at(-1))
    .toMatchObject({ center: [121.6, 38.9], zoom: 12 });
  await host.call('a', 'setTime', { time: '2025' });
  await host.call('a', 'highlight', { places: ['dut', 'dicp'] });
  await host.call('a', 'setFilter', {
    layer: 'science',
    conditions: [{ kind: 'category', field: 'status', values: ['operating'] }],
  });
  expect(
    await host.call('a', 'addData', {
      title: '<img src=x onerror=alert(1)>',
      data: {
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            geometry: { type: 'Point', coordinates: [121.6, 38.9] },
            properties: { name: '<script>alert(1)</script>', link: 'javascript:alert(1)' },
          },
        ],
      },
    }),
  ).toEqual({ layer: 'own-host-1', featureCount: 1 });
  expect(await host.call('a', 'getState')).toMatchObject({
    place: 'dut',
    layers: ['coast', 'science'],
    time: '2025',
    lang: 'en',
    view: { zoom: 12 },
  });

  // What is drawn in the middle is the point that was added, opened like any feature: as text.
  const box = await atlas.map.boundingBox();
  if (!box) throw new Error('The map is not on the page.');
  await expect(async () => {
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const name = atlas.frame.getByText('<script>alert(1)</script>').first();
    await expect(name).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(atlas.frame.locator('a[href^="javascript:"], img[src="x"]')).toHaveCount(0);

  const image = await host.element('a').evaluate(async (node) => {
    const element = node as unknown as {
      exportImage: () => Promise<{ png: Blob; widthPx: number; heightPx: number }>;
    };
    const { png, widthPx, heightPx } = await element.exportImage();
    const { width, height } = await createImageBitmap(png);
    return { type: png.type, same: width === widthPx && height === heightPx, width };
  });
  expect(image).toEqual({ type: 'image/png', same: true, width: Math.round(box.width) });

  await host.call('a', 'startTour', { tour: 'seaside-drive', step: 2 });
  await expect.poll(() => host.heard('tourstep')).toEqual([{ tour: 'seaside-drive', step: 2 }]);
  expect(await host.call('a', 'select', { place: 'atlantis' })).toEqual({ refused: 'unknown' });
  expect(await host.call('a', 'setView', { zoom: 99 })).toEqual({ refused: 'invalid' });
});

test('hostile pages get nothing and break nothing @desktop', async ({
  atlasSite,
  host,
  hosts,
  guard,
  visitPage,
}) => {
  const { page } = host;
  const frame = `<iframe id="a" src="${atlasSite}?lang=en&embed=1#place=dut" width="700" height="420"></iframe>`;

  // Not named by the operator: it may show the atlas, and hears nothing of what the reader does.
  const url = await visitPage(hostPage(frame));
  const atlas = host.atlas('a');
  await atlas.becomesLive();
  await host.greet('a');
  await host.send('{"v":1,"id":$i,"command":"getState","args":{}}');
  await expect
    .poll(() => host.answers())
    .toMatchObject([
      { type: 'ready', mode: 'listen' },
      { type: 'error', code: 'forbidden' },
    ]);
  await atlas.frame.getByRole('button', { name: atlas.text('app.close') }).click();
  await expect(atlas.heading('Dalian University of Technology')).toBeHidden();
  expect(await host.answers()).toHaveLength(2);

  // Another window than the page around the frame: a second frame of the same page greets it.
  const other = await hosts({
    name: 'localhost',
    pages: {
      '/favicon.ico': '',
      '/': `<script>addEventListener('message', () => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => parent.postMessage(data, '*');
        parent.frames[0].postMessage({ atlas: 'hello', v: 1 }, '*', [port2]);
        parent.postMessage('greeted', '*');
      });</script>`,
    },
  });
  guard.allowHost(other.url);
  const overheard = await page.evaluate(async (address) => {
    const told: unknown[] = [];
    const greeted = new Promise<void>((resolve) => {
      addEventListener('message', ({ data }) => {
        told.push(data);
        resolve();
      });
    });
    const stranger = document.createElement('iframe');
    stranger.src = address;
    const loaded = new Promise((resolve) => {
      stranger.onload = resolve;
    });
    document.body.append(stranger);
    await loaded;
    stranger.contentWindow?.postMessage('go', '*');
    await greeted;
    return told;
  }, other.url);
  await host.greet('a', { atlas: 'hello', v: 2 });
  await expect.poll(() => host.answers()).toMatchObject([{ type: 'error', code: 'version' }]);
  expect(overheard).toEqual(['greeted']);

  // Named by the operator, and gone mad.
  await allowCommands(page, url);
  await page.reload();
  await atlas.becomesLive();
  await host.greet('a');
  await expect.poll(() => host.answers()).toMatchObject([{ type: 'ready', mode: 'command' }]);
  const hostile = [
    '{"v":1,"id":1,"command":"__proto__","args":{}}',
    '{"v":1,"id":2,"command":"constructor","args":{}}',
    '{"v":1,"id":3,"command":"setView","args":{"__proto__":{"zoom":3}}}',
    '{"v":1,"id":4,"command":"select","args":{"place":"javascript:alert(1)"}}',
    '{"v":1,"id":5,"command":"select","args":{"place":"<img src=x onerror=alert(1)>"}}',
    '{"v":1,"id":6,"command":"addData","args":{"title":"x","data":{"type":"GeometryCollection"}}}',
    `{"v":1,"id":7,"command":"addData","args":{"title":"${'x'.repeat(3_000_000)}","data":{}}}`,
  ];
  for (const message of hostile) await host.send(message);
  await expect
    .poll(async () => (await host.answers()).slice(1).map(({ id, code }) => [id, code]))
    .toEqual([
      [1, 'unknown'],
      [2, 'unknown'],
      [3, 'invalid'],
      [4, 'invalid'],
      [5, 'invalid'],
      [6, 'invalid'],
      [7, 'too-large'],
    ]);
  await host.send('{"v":1,"id":$i,"command":"select","args":{"place":"dicp"}}', 300);
  const replies = async (): Promise<Record<string, unknown>[]> =>
    (await host.answers()).filter(({ type }) => type !== 'event');
  await expect.poll(async () => (await replies()).length).toBe(1 + hostile.length + 300);
  const codes = (await replies()).map(({ code }) => code);
  expect(codes.filter((code) => code === 'rate').length).toBeGreaterThan(200);
  // It lives on, for its reader and, once it has calmed down, for the page.
  await expect(atlas.frame.getByRole('heading', { name: /Chemical Physics|DICP/ })).toBeVisible();
  await expect
    .poll(async () => {
      await host.send('{"v":1,"id":9999,"command":"getState","args":{}}');
      return (await host.answers()).some(({ id, type }) => id === 9999 && type === 'ack');
    })
    .toBe(true);
});

test('whoever took the place of the atlas in the frame hears nothing @desktop', async ({
  atlasSite,
  host,
  hosts,
  guard,
  visitPage,
}) => {
  const { page } = host;
  const thief = await hosts({
    name: 'localhost',
    pages: {
      '/favicon.ico': '',
      '/': "<script>addEventListener('message', ({ data, ports }) => { ports[0]?.postMessage({ v: 1, type: 'ready', mode: 'command', atlas: '0.1.0' }); document.title = JSON.stringify(data); });</script>Mine",
    },
  });
  guard.allowHost(thief.url);
  guard.allow(/target origin provided .* does not match/);
  await visitPage(
    hostPage(`${script(atlasSite)}<dalian-atlas id="a" lang="en" place="dut"></dalian-atlas>`),
  );
  await host.listen();
  await host.call('a', 'open');
  await host.iframe('a').evaluate((frame, address) => {
    (frame as HTMLIFrameElement).src = address;
  }, thief.url);
  await expect(host.page.frameLocator('dalian-atlas iframe').getByText('Mine')).toBeVisible();
  expect(await host.heard('ready')).toHaveLength(1);
  const stolen = page.frames().find((frame) => frame.url() === thief.url);
  expect(await stolen?.title()).toBe('');
});

test.describe('the page scrolls', () => {
  const page = (site: string): string =>
    hostPage(
      `<iframe id="a" src="${site}?lang=en&embed=1#map=11/38.9/121.6" style="width:100%;height:500px" title="Atlas"></iframe>${room}`,
    );

  test('under the wheel; with Ctrl the map zooms @desktop', async ({
    atlasSite,
    host,
    visitPage,
  }) => {
    await visitPage(page(atlasSite));
    const atlas = host.atlas('a');
    await atlas.becomesLive();
    const scrolled = (): Promise<number> => host.page.evaluate(() => scrollY);
    const address = (): string => host.page.frames()[1]?.url() ?? '';
    await host.page.mouse.move(500, 350);
    await host.page.mouse.wheel(0, 200);
    await expect.poll(scrolled).toBe(200);
    await expect(atlas.frame.getByText(atlas.text('embed.gesture.windows'))).toBeVisible();
    expect(address()).toContain('#map=11/38.9/121.6');

    await host.page.keyboard.down('Control');
    await host.page.mouse.wheel(0, -200);
    await host.page.keyboard.up('Control');
    await expect.poll(address).not.toContain('#map=11/38.9/121.6');
    expect(await scrolled()).toBe(200);
  });

  test('under a finger; two of them move the map @phone', async ({
    atlasSite,
    host,
    visitPage,
  }) => {
    await visitPage(page(atlasSite));
    const atlas = host.atlas('a');
    await atlas.becomesLive();
    const address = (): string => host.page.frames()[1]?.url() ?? '';
    await host.swipe([
      [
        [200, 400],
        [200, 150],
      ],
    ]);
    await expect.poll(() => host.page.evaluate(() => scrollY)).toBeGreaterThan(150);
    expect(address()).toContain('#map=11/38.9/121.6');
    const before = await host.page.evaluate(() => scrollY);
    await host.swipe([
      [
        [160, 150],
        [80, 150],
      ],
      [
        [240, 150],
        [320, 150],
      ],
    ]);
    await expect.poll(address).not.toContain('#map=11/38.9/121.6');
    expect(await host.page.evaluate(() => scrollY)).toBe(before);
  });
});

test('280 px are enough to search, read and leave @desktop', async ({
  atlas: pageOfItsOwn,
  atlasSite,
  host,
  visitPage,
}) => {
  const { page } = host;
  await visitPage(
    hostPage(
      `<iframe id="a" src="${atlasSite}?lang=en&embed=1" width="280" height="420" title="Atlas"></iframe>`,
    ),
  );
  const atlas = host.atlas('a');
  await atlas.becomesLive();
  await atlas.menuButton.click();
  for (const part of ['layers.legend', 'app.settings'] as const) {
    await expect(atlas.menu.getByText(atlas.text(part), { exact: true }).first()).toBeVisible();
  }
  await atlas.menu.getByRole('combobox', { name: atlas.text('search.label') }).fill('science city');
  await atlas.menu.getByRole('listbox').getByRole('option').first().click();
  await expect(atlas.heading('Yinggeshi Science City')).toBeVisible();
  await expect(atlas.menu).toBeHidden();
  const href = await atlas.full.getAttribute('href');
  expect(href).toMatch(/#.*place=yinggeshi-science-city/);
  expect(href).not.toContain('embed=');
  const inner = page.frames()[1];
  const overflow = await inner?.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBe(0);
  await page.keyboard.press('Escape');
  await expect(atlas.heading('Yinggeshi Science City')).toBeHidden();

  await page.setViewportSize({ width: 280, height: 420 });
  await pageOfItsOwn.visit(`${atlasSite}?lang=en&embed=1&ui-legend=on#place=dut`);
  expect(await pageOfItsOwn.accessibilityFaults()).toEqual([]);
  // A mouse needs no targets of a finger's size.
  const faults = await pageOfItsOwn.layoutFaults();
  expect(faults.filter((fault) => !/ is \d+ x \d+ px$/.test(fault))).toEqual([]);
});

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
};

test('what the embed page makes works in an empty page; its doctor finds faults @desktop', async ({
  atlas,
  atlasSite,
  guard,
  host,
  visitPage,
}) => {
  const { page } = host;
  await page.goto(`${atlasSite}embed.html?lang=en`);
  const label = (key: Parameters<HostPage['said']>[0]): ReturnType<Page['getByLabel']> =>
    page.getByLabel(host.said(key), { exact: true });
  const choice = (key: Parameters<HostPage['said']>[0]): ReturnType<Page['getByRole']> =>
    page.getByRole('combobox', { name: host.said(key), exact: true });
  await choice('choose.place').selectOption('dalian-forest-zoo');
  await choice('choose.lang').selectOption('ja');
  await choice('choose.theme').selectOption('dark');
  await page.getByText(host.said('choose.ui')).click();
  await choice('ui.legend').selectOption('on');
  const snippets: Record<string, string> = {};
  for (const kind of ['element', 'iframe', 'wordpress'] as const) {
    await page.getByRole('radio', { name: host.said(`snippet.${kind}`), exact: true }).check();
    snippets[kind] = await page
      .getByRole('textbox', { name: host.said(`snippet.${kind}`), exact: true })
      .inputValue();
  }
  expect(await atlas.accessibilityFaults()).toEqual([]);
  // The preview is the element of the snippet.
  await page.locator('dalian-atlas').getByRole('button').click();
  const preview = page.frameLocator('dalian-atlas iframe');
  await expect(preview.getByRole('heading', { name: '大連森林動物園' })).toBeVisible();

  const examine = async (html: string): Promise<string[]> => {
    await label('doctor.input').fill(html);
    await page.getByRole('button', { name: host.said('doctor.run') }).click();
    return page
      .locator('[data-finding]')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-finding') ?? ''));
  };
  await label('doctor.secure').uncheck();
  for (const html of Object.values(snippets)) expect(await examine(html)).toEqual([]);
  await label('doctor.secure').check();
  const mended = snippets['iframe'] ?? '';
  expect(
    await examine(
      mended
        .replace(/title="[^"]*"/, '')
        .replace(/height="\d+"/, 'height="0"')
        .replace('allow=""', 'allow="camera"'),
    ),
  ).toEqual(['title', 'height', 'allow']);
  // What is pasted is never run; that it would have been refused is told on the console.
  guard.allow(/inline event handler/);
  expect(
    await examine(
      `<meta http-equiv="Content-Security-Policy" content="frame-src 'self' https:">${mended.replace(/http:/, 'https:')}`,
    ),
  ).toContain('csp');
  expect(await examine('<img src="x" onerror="document.title = 1">')).toEqual(['nothing']);
  await expect(page).toHaveTitle(host.said('page.title'));

  for (const kind of ['element', 'iframe'] as const) {
    await visitPage(`<!doctype html>${snippets[kind]}`);
    if (kind === 'element') await page.locator('dalian-atlas').getByRole('button').click();
    const shown = page.frameLocator('iframe');
    await expect(shown.getByRole('heading', { name: '大連森林動物園' })).toBeVisible();
    await expect(shown.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(shown.locator('html')).toHaveAttribute('lang', 'ja');
  }
});

test('the doctor in the page finds what the page forbids @desktop', async ({
  atlasSite,
  host,
  hosts,
  guard,
  visitPage,
}) => {
  guard.allow(
    /Content Security Policy|X-Frame-Options|target origin provided|ERR_BLOCKED_BY|refused to connect|frame-ancestors/i,
  );
  const { page } = host;
  const element = (site: string): string =>
    `${script(site)}<dalian-atlas id="a" place="dut" lang="en"><a href="/">Dalian</a></dalian-atlas>`;
  const codes = async (): Promise<string[]> => {
    const found = (await host.call('a', 'doctor')) as { code: string; what: string }[];
    expect(found.every(({ what }) => what !== '')).toBe(true);
    return found.map(({ code }) => code);
  };
  const { origin } = new URL(atlasSite);

  await visitPage(hostPage(element(atlasSite)));
  expect(await codes()).toEqual(['closed']);
  await host.call('a', 'open');
  expect(await codes()).toEqual(['listen']);
  await host.element('a').evaluate((node) => {
    node.setAttribute('style', 'height: 0; overflow: hidden');
  });
  expect(await codes()).toEqual(['height', 'listen']);

  // An old copy of the script speaks of the version it was made with.
  await page.route('**/embed/doctor-en.js', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(version, '0.0.1');
    await route.fulfill({ response, body });
  });
  await page.reload();
  await host.call('a', 'open');
  expect(await codes()).toContain('version');
  await page.unroute('**/embed/doctor-en.js');

  // In the header, where a script sees it only by asking.
  const policy = `script-src ${origin}; img-src ${origin}; connect-src 'self' ${origin}; frame-src 'none'`;
  await visitPage(hostPage(element(atlasSite)), { 'Content-Security-Policy': policy });
  await host.element('a').evaluate((node) => {
    void (node as unknown as { open: () => Promise<void> }).open().catch(() => undefined);
  });
  expect(await codes()).toContain('csp');

  const closed = await hosts({
    headers: { 'Access-Control-Allow-Origin': '*', 'X-Frame-Options': 'DENY' },
  });
  guard.allowHost(closed.url);
  await visitPage(hostPage(element(closed.url)));
  await host.element('a').evaluate((node) => {
    void (node as unknown as { open: () => Promise<void> }).open().catch(() => undefined);
  });
  expect(await codes()).toContain('refused');
});
