/** Where pages lie, relative to the site's first folder. Folders with an index.html: any host serves them. */
import { formatUrl } from '../state/url';

export type PageKind = 'place' | 'theme' | 'tour';

/** A page's folder without its language; empty for the first page, `article/` for the article. */
export const pagePath = (kind: PageKind, id: string): string => `${kind}/${id}/`;
export const ARTICLE_PATH = 'article/';

/** The way from a page back to the site's first folder. */
export const rootOf = (path: string): string => '../'.repeat(path.split('/').length);

/** The atlas, showing what the page tells of. */
export function atlasAddress(
  root: string,
  lang: string,
  state: Parameters<typeof formatUrl>[0],
): string {
  const { search, hash } = formatUrl({ ...state, lang });
  return `${root}${search}${hash}`;
}
