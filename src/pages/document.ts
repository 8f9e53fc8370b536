import { escapeXml } from '../domain/sketch-svg';
import { OPEN_ON_MAP } from './open-on-map';
import type { StructuredData } from './structured-data';

export interface PageDocument {
  readonly lang: string;
  readonly title: string;
  readonly description: string;
  readonly siteName: string;
  /** Relative address of the site's first folder. */
  readonly root: string;
  /** The content security policy. */
  readonly policy: string;
  /** Of the style sheet, relative to the site's first folder. */
  readonly stylesheet: string;
  /** Markup that a component rendered. */
  readonly body: string;
  readonly data: readonly StructuredData[];
  /** Absolute addresses; null for a site that was not told its own. */
  readonly addresses: {
    readonly canonical: string;
    readonly alternates: readonly { readonly lang: string; readonly href: string }[];
    readonly image: string | null;
    readonly oembed: string | null;
  } | null;
}

/** JSON inside a script element: nothing in it may look like the end of the element or a comment. */
const inScript = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A whole HTML document; every text is escaped, `body` is a component's own output. */
export function documentOf(page: PageDocument): string {
  const { addresses } = page;
  const meta = (key: 'name' | 'property', name: string, content: string): string =>
    `<meta ${key}="${name}" content="${escapeXml(content)}">`;
  const link = (rel: string, href: string, more = ''): string =>
    `<link rel="${rel}"${more} href="${escapeXml(href)}">`;
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeXml(page.policy)}">`,
    `<script>${OPEN_ON_MAP}</script>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeXml(page.title)}</title>`,
    meta('name', 'description', page.description),
    '<meta name="color-scheme" content="light dark">',
    link('icon', `${page.root}icon.svg`, ' type="image/svg+xml"'),
    link('stylesheet', page.root + page.stylesheet),
    meta('property', 'og:title', page.title),
    meta('property', 'og:description', page.description),
    meta('property', 'og:type', 'article'),
    meta('property', 'og:site_name', page.siteName),
    meta('property', 'og:locale', page.lang.replace('-', '_')),
    ...(addresses
      ? [
          link('canonical', addresses.canonical),
          ...addresses.alternates.map(({ lang, href }) =>
            link('alternate', href, ` hreflang="${escapeXml(lang)}"`),
          ),
          meta('property', 'og:url', addresses.canonical),
          ...(addresses.image
            ? [
                meta('property', 'og:image', addresses.image),
                meta('property', 'og:image:width', '1200'),
                meta('property', 'og:image:height', '630'),
                meta('name', 'twitter:card', 'summary_large_image'),
              ]
            : []),
          ...(addresses.oembed
            ? [link('alternate', addresses.oembed, ' type="application/json+oembed"')]
            : []),
        ]
      : []),
    ...page.data.map((data) => `<script type="application/ld+json">${inScript(data)}</script>`),
  ];
  return `<!doctype html>
<html lang="${escapeXml(page.lang)}" data-root="${escapeXml(page.root)}">
<head>
${head.join('\n')}
</head>
<body>
${page.body}
</body>
</html>
`;
}
