import { formatUrl } from '../../../state/url';

/**
 * The address of a place in a language, for links and QR codes: that of its page of text, which link
 * previews and readers without JavaScript understand, and which leads on to the map. The development
 * server has no pages: there it is the map's own.
 */
export function placeAddress(siteId: string, lang: string): string {
  const base = new URL('.', location.href);
  if (import.meta.env.DEV) {
    const { search, hash } = formatUrl({ lang, place: siteId });
    return new URL(`${search}${hash}`, base).href;
  }
  return new URL(`${lang}/place/${siteId}/${formatUrl({ place: siteId }).hash}`, base).href;
}
