import type { HtmlTagDescriptor, Plugin } from 'vite';
import { escapeXml } from '../../src/domain/sketch-svg';
import { inTwoLanguages, readSettings, siteAddress } from './settings';

/** What a browser without JavaScript is told; the pages of text need none. */
const WITHOUT_JAVASCRIPT: Readonly<Record<string, { text: string; link: string }>> = {
  'zh-Hans': { text: '此地图需要 JavaScript。不用它也能读到全部地点:', link: '中文' },
  en: {
    text: 'This map needs JavaScript. All places can be read without it:',
    link: 'English',
  },
  ja: { text: 'この地図には JavaScript が必要です。なくても全ての場所を読めます:', link: '日本語' },
  ko: {
    text: '이 지도에는 JavaScript가 필요합니다. 없어도 모든 장소를 읽을 수 있습니다:',
    link: '한국어',
  },
  ru: { text: 'Карте нужен JavaScript. Все места можно прочитать и без него:', link: 'Русский' },
};

/** Writes what atlas.json says of the instance into index.html: title, description, language, links. */
export function htmlPlugin(geodata: string): Plugin {
  return {
    name: 'atlas-html',
    transformIndexHtml: {
      order: 'pre',
      handler(html) {
        const settings = readSettings(geodata);
        const { languages, localLanguage, fallbackLanguage, title, description } = settings;
        const address = siteAddress(settings);
        const name = inTwoLanguages(title, settings);
        const about = inTwoLanguages(description, settings);
        const property = (key: string, content: string): HtmlTagDescriptor => ({
          tag: 'meta',
          attrs: { property: key, content },
          injectTo: 'head',
        });
        const lines = languages.flatMap((lang) => {
          const words = WITHOUT_JAVASCRIPT[lang];
          return words
            ? `<p lang="${lang}">${escapeXml(words.text)} <a href="./${lang}/">${words.link}</a></p>`
            : [];
        });
        return {
          html: html
            .replace('%ATLAS_LANG%', escapeXml(localLanguage))
            .replace('%ATLAS_TITLE%', () => escapeXml(name))
            .replace('%ATLAS_DESCRIPTION%', () => escapeXml(about))
            .replace('%ATLAS_WITHOUT_JAVASCRIPT%', () => lines.join('\n      ')),
          tags: [
            property('og:title', name),
            property('og:description', about),
            property('og:type', 'website'),
            ...(address === null
              ? []
              : ([
                  { tag: 'link', attrs: { rel: 'canonical', href: address }, injectTo: 'head' },
                  property('og:url', address),
                  property('og:image', `${address}${fallbackLanguage}/preview.png`),
                  property('og:image:width', '1200'),
                  property('og:image:height', '630'),
                ] as const)),
          ],
        };
      },
    },
  };
}
