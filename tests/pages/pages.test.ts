// The pages of text: whole, linked, valid, in every language, and no more exact than the content.
import { fileURLToPath } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderLanguage, type PagesInput, type RenderedPage } from '../../src/pages/render.ts';
import { compileFolder } from '../../tools/geodata/read.ts';
import { pagePolicy } from '../../tools/instance/policy.ts';
import { placeRelations } from '../../tools/geodata/surroundings.ts';
import { withFolder } from '../geodata/fixtures/folder.ts';

const folder = fileURLToPath(new URL('../../geodata', import.meta.url));
const ADDRESS = 'https://atlas.example/dalian/';

function inputOf(geodata: string, address: string | null): PagesInput {
  const compiled = compileFolder(geodata);
  const { core, texts, tours } = compiled;
  const relations = placeRelations(geodata, compiled);
  const stylesheet = 'assets/pages.css';
  return {
    core,
    land: { levels: [] },
    texts,
    tours,
    relations,
    policy: pagePolicy(),
    stylesheet,
    address,
  };
}

async function renderAll(input: PagesInput): Promise<Map<string, string>> {
  const all: RenderedPage[] = [];
  for (const lang of input.core.settings.languages) {
    all.push(...(await renderLanguage(lang, input)).pages);
  }
  return new Map(all.map(({ file, html }) => [file, html]));
}

/** What the attributes of a document say: href and src, entities undone. */
const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    value.replaceAll('&amp;', '&'),
  );

const dataOf = (html: string): Record<string, unknown>[] =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
    ([, json = '']) => JSON.parse(json) as Record<string, unknown>,
  );

describe('the shipped pages', () => {
  const input = inputOf(folder, ADDRESS);
  let pages: Map<string, string>;
  beforeAll(async () => {
    pages = await renderAll(input);
  }, 60_000);

  test('each place, theme and tour has one in each language', () => {
    const { sites, themes, tours, settings } = input.core;
    for (const lang of settings.languages) {
      for (const { id } of sites) expect(pages.has(`${lang}/place/${id}/index.html`)).toBe(true);
    }
    const each = sites.length + themes.length + tours.length + 2;
    expect(pages.size).toBe(each * settings.languages.length);
  });

  test('places, themes and tours that are somewhere on the map show where', () => {
    const { sites, themes, tours } = input.core;
    const mapped = new Set(sites.flatMap((site) => (site.mapped ? [site.id] : [])));
    const hasMap = (page: string): boolean =>
      (pages.get(`en/${page}/index.html`) ?? '').includes('<svg class="locator"');
    for (const { id } of sites) expect(hasMap(`place/${id}`), id).toBe(mapped.has(id));
    for (const { id } of themes) {
      const some = sites.some((site) => site.theme === id && site.mapped);
      expect(hasMap(`theme/${id}`), id).toBe(some);
    }
    expect(tours.length).toBeGreaterThanOrEqual(6);
    for (const { id } of tours) expect(hasMap(`tour/${id}`), id).toBe(true);
  });

  test('every link leads to a page, to the atlas or out of the site', () => {
    for (const [file, html] of pages) {
      for (const href of attributes(html, 'href')) {
        if (/^(https?|geo):/.test(href)) continue;
        const { pathname } = new URL(href, `https://x.example/${file}`);
        const target = decodeURIComponent(pathname.slice(1));
        const known =
          target === '' || // the atlas
          pages.has(`${target}index.html`) ||
          ['icon.svg', 'assets/pages.css'].includes(target);
        expect(known, `${file}: ${href}`).toBe(true);
      }
    }
  });

  test('every page names itself and its other languages, and they name it', () => {
    for (const [file, html] of pages) {
      const own = ADDRESS + file.replace('index.html', '');
      expect(html).toContain(`<link rel="canonical" href="${own}">`);
      const others = [
        ...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g),
      ];
      expect(others.map(([, lang]) => lang)).toEqual([
        ...input.core.settings.languages,
        'x-default',
      ]);
      for (const [, , href = ''] of others) {
        const other = pages.get(`${href.slice(ADDRESS.length)}index.html`);
        expect(other, `${file} → ${href}`).toContain(`href="${own}"`);
      }
    }
  });

  test('pages speak their language', () => {
    for (const [file, html] of pages) {
      expect(html).toContain(`<html lang="${file.split('/')[0]!}" `);
    }
    expect(pages.get('ja/place/yinggeshi-science-city/index.html')).toContain('英歌石科学城');
    expect(pages.get('ru/place/yinggeshi-science-city/index.html')).toContain(
      'Научный город Ингэши',
    );
  });

  test('they are valid HTML, accessible as far as markup tells', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y'],
    });
    for (const [file, html] of pages) {
      const report = await validator.validateString(html, file);
      const faults = report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${file}:${line} ${ruleId} ${message}`),
      );
      expect(faults).toEqual([]);
    }
  }, 120_000);

  test('structured data give a position only as exactly as it is known', () => {
    const geoOf = (id: string): unknown => {
      const [data = {}] = dataOf(pages.get(`en/place/${id}/index.html`) ?? '');
      return data['geo'] ?? (data['location'] as { geo?: unknown } | undefined)?.geo;
    };
    // Known to 3 km: a circle of that radius, its middle to a hundredth of a degree.
    expect(geoOf('yinggeshi-science-city')).toMatchObject({
      '@type': 'GeoCircle',
      geoRadius: 3000,
    });
    for (const site of input.core.sites) {
      const geo = geoOf(site.id) as { '@type': string } | undefined;
      const { precision } = site.position;
      if (precision === 'none' || !site.mapped) expect(geo, site.id).toBeUndefined();
      if (precision === 'area' || precision === 'locality') {
        expect(geo?.['@type'] ?? 'GeoCircle', site.id).toBe('GeoCircle');
      }
    }
  });

  test('a place says what the panel says', () => {
    const html = pages.get('en/place/route-donggang-zhangzidao/index.html') ?? '';
    expect(html).toContain('22 min');
    expect(html).toContain('href="../../../?lang=en#place=route-donggang-zhangzidao"');
  });
});

describe('an atlas without an address', () => {
  test('names no canonical page and no preview', async () => {
    const pages = await renderAll(withFolder([], (geodata) => inputOf(geodata, null)));
    for (const html of pages.values()) {
      expect(html).not.toMatch(/rel="canonical"|og:image|og:url|hreflang="x-default"/);
    }
  });
});

describe('a hostile catalogue', () => {
  const evil = '</script><script>alert(1)</script><img src=x onerror="alert(2)">&lt;b&gt;';

  test('is shown as text', async () => {
    const changes = [
      { file: 'layers/harbour.geojson', path: 'features[0].properties.name.en', to: evil },
      { file: 'layers/harbour.geojson', path: 'features[0].properties.summary.en', to: evil },
      { file: 'atlas.json', path: 'title.en', to: evil },
    ];
    const pages = await renderAll(withFolder(changes, (geodata) => inputOf(geodata, ADDRESS)));
    const html = pages.get('en/place/lighthouse/index.html') ?? '';
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img');
    const [data = {}] = dataOf(html);
    expect(data['name']).toBe(evil);
    // The one that leads on to the map is the product's own.
    expect(html.match(/<script/g)).toHaveLength(dataOf(html).length + 1);
  });
});
