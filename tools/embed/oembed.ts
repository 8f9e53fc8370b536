import type { Core } from '../../src/domain/atlas';
import { pictureFile, PICTURE_SIZE } from './pictures';

const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const SIZE = { width: 640, height: 420 } as const;

/**
 * The oEmbed 1.0 answers of an atlas, by file name: the first view and each place, in each language.
 * None without a canonical address: what they say is read on other sites, so that it must be absolute.
 */
export function oembedFiles(core: Core): Record<string, string> {
  const { canonical: address, languages, fallbackLanguage, localLanguage, title } = core.settings;
  if (address === undefined) return {};
  const canonical = address.replace(/\/?$/, '/');
  const files: Record<string, string> = {};
  for (const lang of languages) {
    const name = (names: Readonly<Record<string, string>>): string =>
      names[lang] ?? names[fallbackLanguage] ?? names[localLanguage] ?? '';
    for (const site of [null, ...core.sites]) {
      const place = site?.id ?? null;
      const hash = place === null ? '' : `#place=${place}`;
      const heading = site ? `${name(site.name)} – ${name(title)}` : name(title);
      const source = `${canonical}?lang=${lang}&embed=1${hash}`;
      const html =
        `<iframe src="${escapeHtml(source)}" title="${escapeHtml(heading)}" ` +
        `width="${SIZE.width}" height="${SIZE.height}" loading="lazy" allow="" ` +
        'sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads" ' +
        'referrerpolicy="strict-origin-when-cross-origin"></iframe>';
      files[`oembed/${lang}/${place ?? 'home'}.json`] = `${JSON.stringify({
        version: '1.0',
        type: 'rich',
        title: heading,
        provider_name: name(title),
        provider_url: canonical,
        cache_age: 86_400,
        html,
        ...SIZE,
        thumbnail_url: canonical + pictureFile({ place, lang, theme: 'light' }),
        thumbnail_width: PICTURE_SIZE.width,
        thumbnail_height: PICTURE_SIZE.height,
      })}\n`;
    }
  }
  return files;
}
