/** Answers in the words of oEmbed 1.0 (oembed.com), made once for each page: a static host reads no query. */
import type { Core } from '../atlas';
import { UI_DEFAULTS } from './options';
import { iframeSnippet } from './snippet';

export interface OembedPage {
  readonly kind: 'home' | 'article' | 'place' | 'theme' | 'tour';
  /** Empty for the first page and the article. */
  readonly id: string;
  readonly lang: string;
  readonly title: string;
  readonly siteName: string;
  /** Where the site lies, ending in a slash. */
  readonly address: string;
  /** The preview picture, relative to the address, 1200 × 630. */
  readonly image: string;
}

export interface OembedAnswer {
  readonly version: '1.0';
  readonly type: 'rich';
  readonly title: string;
  readonly provider_name: string;
  readonly provider_url: string;
  readonly cache_age: number;
  readonly html: string;
  readonly width: number;
  readonly height: number;
  readonly thumbnail_url: string;
  readonly thumbnail_width: number;
  readonly thumbnail_height: number;
}

const SIZE_PX = { width: 640, height: 420 } as const;
const DAY_SECONDS = 86_400;

/** A frame of the atlas that shows what the page tells of. */
export function oembedAnswer(page: OembedPage, { layers }: Pick<Core, 'layers'>): OembedAnswer {
  const { kind, id, lang, title, siteName, address, image } = page;
  const html = iframeSnippet({
    base: address,
    place: kind === 'place' ? id : null,
    tour: kind === 'tour' ? id : null,
    layers:
      kind === 'theme' ? layers.filter(({ theme }) => theme === id).map((layer) => layer.id) : null,
    lang,
    theme: null,
    ui: UI_DEFAULTS,
    widthPx: SIZE_PX.width,
    heightPx: SIZE_PX.height,
    load: 'click',
    title,
  });
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: siteName,
    provider_url: address,
    cache_age: DAY_SECONDS,
    html: html.replace(/\s*\n\s*/g, ' '),
    ...SIZE_PX,
    thumbnail_url: address + image,
    thumbnail_width: 1200,
    thumbnail_height: 630,
  };
}

/** Where the answer of a place, a tour or the whole atlas lies: beside its page. */
export function oembedAddress(
  { base, place, tour }: Pick<Parameters<typeof iframeSnippet>[0], 'base' | 'place' | 'tour'>,
  lang: string,
): string {
  const path = place !== null ? `place/${place}/` : tour !== null ? `tour/${tour}/` : '';
  return `${base}${lang}/${path}oembed.json`;
}
