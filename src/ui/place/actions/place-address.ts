import { formatUrl } from '../../../state/url';

/** The address of a place in a language, for links and QR codes. */
export function placeAddress(siteId: string, lang: string): string {
  const { search, hash } = formatUrl({ lang, place: siteId });
  return new URL(`${location.pathname}${search}${hash}`, location.href).href;
}
