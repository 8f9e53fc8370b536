import { messages as en } from '../../src/i18n/embed/en';
import { messages as ja } from '../../src/i18n/embed/ja';
import { messages as ko } from '../../src/i18n/embed/ko';
import { messages as ru } from '../../src/i18n/embed/ru';
import type { EmbedMessages } from '../../src/i18n/embed/messages';
import { createTranslate } from '../../src/i18n/translate';
import { messages as zhHans } from '../../src/i18n/embed/zh-Hans';

const MESSAGES: Readonly<Record<string, EmbedMessages>> = { 'zh-Hans': zhHans, en, ja, ko, ru };

/** The few words of embed.js, by language; a language that the interface has not speaks English. */
export function embedWords(languages: readonly string[]): Record<string, [string, string]> {
  return Object.fromEntries(
    languages.map((lang) => {
      const t = createTranslate(MESSAGES[lang] ?? en, lang);
      return [lang, [t('element.show'), t('element.kind')]];
    }),
  );
}
