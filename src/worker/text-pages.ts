/** The pages of text are not kept on the device: without a network the map stands in for them. */

const PAGE = /^([\w-]+)\/(?:(place|tour)\/([\w-]+)\/)?(?:index\.html)?$/;

/**
 * The atlas, showing what a page of text tells of.
 * @param scope the site's first folder
 * @returns null for what is no page of text
 */
export function mapInsteadOf(address: string, scope: string): string | null {
  const { origin, pathname } = new URL(address);
  const base = new URL(scope);
  if (origin !== base.origin || !pathname.startsWith(base.pathname)) return null;
  const [, lang, kind, id] = PAGE.exec(pathname.slice(base.pathname.length)) ?? [];
  if (lang === undefined) return null;
  const hash = kind === undefined || id === undefined ? '' : `#${kind}=${id}`;
  return `${base.origin}${base.pathname}?lang=${lang}${hash}`;
}
