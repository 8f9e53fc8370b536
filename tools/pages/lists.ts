/** What machines read of a site: robots.txt, sitemap.xml and a feed of what was last said of places. */
import type { AtlasSettings, Core } from '../../src/domain/atlas';
import type { Texts } from '../../src/domain/catalogue/compile';
import type { Lang } from '../../src/domain/site';
import { escapeXml } from '../../src/domain/sketch-svg';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

/** https://www.rfc-editor.org/rfc/rfc9309 */
export function robots(address: string | null): string {
  const lines = ['User-agent: *', 'Allow: /'];
  return `${[...lines, ...(address === null ? [] : ['', `Sitemap: ${address}sitemap.xml`])].join('\n')}\n`;
}

/**
 * https://www.sitemaps.org/protocol.html, with each page's other languages.
 * @param paths of the pages, without their language
 */
export function sitemap(
  address: string,
  paths: readonly string[],
  { languages, fallbackLanguage }: AtlasSettings,
): string {
  const at = (lang: string, path: string): string => escapeXml(`${address}${lang}/${path}`);
  const alternates = (path: string): string =>
    [...languages.map((lang) => [lang, lang] as const), ['x-default', fallbackLanguage] as const]
      .map(
        ([hreflang, lang]) =>
          `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${at(lang, path)}"/>`,
      )
      .join('');
  const urls = paths.flatMap((path) =>
    languages.map((lang) => `<url><loc>${at(lang, path)}</loc>${alternates(path)}</url>`),
  );
  return [
    HEAD,
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    `<url><loc>${escapeXml(address)}</loc></url>`,
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
}

const FEED_LENGTH = 30;

/** The first day of a date or interval, as RFC 3339. */
const startOf = (date: string): string => {
  const [year = '', month = '01', day = '01'] = (date.split('/')[0] ?? '').split('-');
  return `${year}-${month}-${day}T00:00:00+08:00`;
};

/** Atom (RFC 4287): the statements with a date, the latest first. */
export function feed(address: string, lang: Lang, core: Core, texts: Texts): string {
  const { settings, sites } = core;
  const title = settings.title[lang] ?? settings.id;
  const home = `${address}${lang}/`;
  const entries = sites
    .flatMap((site) =>
      site.claims.flatMap((claim) => (claim.date === undefined ? [] : [{ site, claim }])),
    )
    .map(({ site, claim }) => ({ site, claim, updated: startOf(claim.date ?? '') }))
    .sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : 0))
    .slice(0, FEED_LENGTH);
  const items = entries.map(({ site, claim, updated }) => {
    const url = `${home}place/${site.id}/`;
    const text = texts.sites[site.id]?.claims[claim.id]?.text ?? '';
    return [
      '<entry>',
      `<id>${escapeXml(`${url}#${claim.id}`)}</id>`,
      `<title>${escapeXml(site.name[lang] ?? site.id)}</title>`,
      `<updated>${updated}</updated>`,
      `<link href="${escapeXml(url)}"/>`,
      `<summary>${escapeXml(text)}</summary>`,
      '</entry>',
    ].join('');
  });
  return [
    HEAD,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">`,
    `<id>${escapeXml(home)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<updated>${startOf(settings.article.date)}</updated>`,
    `<link rel="self" href="${escapeXml(`${home}feed.xml`)}"/>`,
    `<link href="${escapeXml(home)}"/>`,
    `<author><name>${escapeXml(title)}</name></author>`,
    ...items,
    '</feed>',
    '',
  ].join('\n');
}
