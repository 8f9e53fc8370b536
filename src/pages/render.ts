/** Renders every page of the site. Runs at build time, in Node; nothing of it is shipped. */
import { render } from 'svelte/server';
import { oembedAnswer } from '../domain/embed/oembed';
import type { Core, PlaceRelations, SketchLand } from '../domain/atlas';
import type { Texts } from '../domain/catalogue/compile';
import type { Lang, Localized } from '../domain/site';
import type { Tours } from '../domain/tour';
import { loadMessages } from '../i18n/languages';
import { Speech } from '../i18n/speech.svelte';
import { Atlas } from '../state/atlas.svelte';
import { ARTICLE_PATH, pagePath, rootOf, type PageKind } from './addresses';
import type { PageContext } from './context';
import { documentOf } from './document';
import PageRoot from './PageRoot.svelte';
import { socialImage } from './social-image';
import { articleData, breadcrumbData, listData, placeData } from './structured-data';

export interface PagesInput {
  readonly core: Core;
  readonly land: SketchLand;
  readonly texts: Readonly<Record<Lang, Texts>>;
  readonly tours: Readonly<Record<Lang, Tours>>;
  readonly relations: PlaceRelations;
  /** The content security policy of each page. */
  readonly policy: string;
  /** The style sheet, relative to the site's first folder. */
  readonly stylesheet: string;
  /** Where the site will lie, ending in a slash; null when nobody knows yet. */
  readonly address: string | null;
}

export interface RenderedPage {
  /** Relative to the site's first folder: `en/place/dut/index.html`. */
  readonly file: string;
  readonly html: string;
}

/** A picture for link previews, 1200 × 630. */
export interface RenderedImage {
  /** Relative to the site's first folder: `en/place/dut/preview.png`. */
  readonly file: string;
  readonly svg: string;
}

/** What oEmbed consumers are told of a page; only a site that knows its address has any. */
export interface RenderedAnswer {
  /** Relative to the site's first folder: `en/place/dut/oembed.json`. */
  readonly file: string;
  readonly json: string;
}

interface Entry {
  readonly kind: PageKind | 'home' | 'article';
  readonly id: string;
  readonly path: string;
}

const never = (): Promise<never> => Promise.reject(new Error('Pages load nothing.'));

/** An atlas whose files are there already. */
async function atlasIn(lang: Lang, input: PagesInput): Promise<Atlas> {
  const atlas = new Atlas(input.core, input.land, lang, {
    loadTexts: (asked) => {
      const texts = input.texts[asked];
      return texts ? Promise.resolve(texts) : never();
    },
    loadFeatures: never,
    loadSurroundings: () => Promise.resolve(input.relations),
    loadTours: never,
    clock: { wait: () => () => undefined, frames: () => () => undefined, isCalm: () => true },
    failed: (error) => {
      throw error;
    },
  });
  await atlas.texts.request();
  return atlas;
}

/** What there are pages of; the same for every language. */
export function entriesOf({ sites, themes, tours }: Core): Entry[] {
  return [
    { kind: 'home', id: '', path: '' },
    { kind: 'article', id: '', path: ARTICLE_PATH },
    ...themes.map(({ id }): Entry => ({ kind: 'theme', id, path: pagePath('theme', id) })),
    ...tours.map(({ id }): Entry => ({ kind: 'tour', id, path: pagePath('tour', id) })),
    ...sites.map(({ id }): Entry => ({ kind: 'place', id, path: pagePath('place', id) })),
  ];
}

/** Title and description of a page. */
function wordsOf(
  { kind, id }: Pick<Entry, 'kind' | 'id'>,
  { settings, sites, themes, tours: summaries }: Core,
  texts: Texts,
  tours: Tours | null,
  name: (names: Localized) => string,
): { title: string; description: string } {
  const named = (list: readonly { id: string; name?: Localized; title?: Localized }[]): string => {
    const found = list.find((entry) => entry.id === id);
    return name(found?.name ?? found?.title ?? {});
  };
  const theme = themes.find((entry) => entry.id === id);
  switch (kind) {
    case 'place':
      return { title: named(sites), description: texts.sites[id]?.summary ?? '' };
    case 'tour':
      return { title: named(summaries), description: tours?.tours[id]?.summary ?? '' };
    case 'theme':
      return { title: named(themes), description: name(theme?.description ?? {}) };
    case 'article':
      return { title: name(settings.article.title), description: name(settings.article.summary) };
    case 'home':
      return { title: name(settings.title), description: name(settings.description) };
  }
}

/** All pages of one language, with their pictures. */
export async function renderLanguage(
  lang: Lang,
  input: PagesInput,
): Promise<{ pages: RenderedPage[]; images: RenderedImage[]; answers: RenderedAnswer[] }> {
  const { core, address } = input;
  const { settings } = core;
  const atlas = await atlasIn(lang, input);
  const speech = new Speech(
    lang,
    await loadMessages(lang),
    settings.localLanguage,
    settings.fallbackLanguage,
  );
  const languages = await Promise.all(
    settings.languages.map(async (other) => ({
      lang: other,
      name: new Speech(other, await loadMessages(other), other, other).t('language.name'),
    })),
  );
  const texts = input.texts[lang];
  if (!texts) throw new Error(`There are no texts in ${lang}.`);
  const tours = input.tours[lang] ?? null;
  const name = (names: Localized): string => speech.name(names).text;
  const siteName = name(settings.title);

  const pages: RenderedPage[] = [];
  const images: RenderedImage[] = [];
  const answers: RenderedAnswer[] = [];
  for (const { kind, id, path } of entriesOf(core)) {
    const folder = `${lang}/${path}`;
    const root = rootOf(folder.slice(0, -1));
    const page: PageContext = { texts, tours, relations: input.relations, languages, root, path };
    const { body } = render(PageRoot, { props: { atlas, speech, page, kind, id } });
    const names = { lang, name, address: (to: string) => `${address ?? root}${lang}/${to}` };
    const site = kind === 'place' ? atlas.site(id) : null;
    const theme = core.themes.find((entry) => entry.id === (site ? site.theme : id));
    const { title, description } = wordsOf({ kind, id }, core, texts, tours, name);
    const trail = [
      { text: siteName, path: '' },
      ...(site && theme ? [{ text: name(theme.title), path: pagePath('theme', theme.id) }] : []),
      ...(kind === 'home' ? [] : [{ text: title, path }]),
    ];
    const stops = (tours?.tours[id]?.steps ?? []).flatMap(({ site: stop }) =>
      stop === null ? [] : (atlas.site(stop) ?? []),
    );
    const data = [
      ...(site
        ? [
            placeData(
              site,
              description,
              settings,
              core.themes[0]?.id ?? '',
              site.within === null ? null : atlas.site(site.within),
              names,
            ),
          ]
        : []),
      ...(kind === 'theme'
        ? [
            listData(
              title,
              core.sites.filter((entry) => entry.theme === id),
              names,
            ),
          ]
        : []),
      ...(kind === 'tour' ? [listData(title, stops, names, 'TouristTrip')] : []),
      ...(kind === 'article'
        ? [{ '@context': 'https://schema.org', ...articleData(settings, names) }]
        : []),
      breadcrumbData(trail, names),
    ];
    const pictured = kind === 'place' || kind === 'home';
    if (pictured) {
      images.push({
        file: `${folder}preview.png`,
        svg: socialImage(atlas, speech, site, title, siteName),
      });
    }
    const heading = kind === 'home' ? siteName : `${title} – ${siteName}`;
    const image = `${pictured ? folder : `${lang}/`}preview.png`;
    if (address !== null) {
      const answer = oembedAnswer(
        { kind, id, lang, title: heading, siteName, address, image },
        core,
      );
      answers.push({ file: `${folder}oembed.json`, json: `${JSON.stringify(answer)}\n` });
    }
    pages.push({
      file: `${folder}index.html`,
      html: documentOf({
        lang,
        title: heading,
        description,
        siteName,
        root,
        policy: input.policy,
        stylesheet: input.stylesheet,
        body: body.replace(/<!--[^>]*-->/g, ''),
        data,
        addresses:
          address === null
            ? null
            : {
                canonical: `${address}${folder}`,
                alternates: [
                  ...settings.languages.map((other) => ({
                    lang: other,
                    href: `${address}${other}/${path}`,
                  })),
                  { lang: 'x-default', href: `${address}${settings.fallbackLanguage}/${path}` },
                ],
                image: address + image,
                oembed: `${address}${folder}oembed.json`,
              },
      }),
    });
  }
  return { pages, images, answers };
}
