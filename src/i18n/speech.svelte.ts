import { createContext } from 'svelte';
import type { Localized } from '../domain/site';
import { createTranslate, type Messages, type Translate } from './translate';

/** The language the interface speaks now, and names in it. */
export class Speech {
  #lang = $state('');
  #translate = $state.raw<Translate>(() => '');
  readonly #localLanguage: string;
  readonly #fallbackLanguage: string;

  constructor(lang: string, messages: Messages, localLanguage: string, fallbackLanguage: string) {
    this.#localLanguage = localLanguage;
    this.#fallbackLanguage = fallbackLanguage;
    this.speak(lang, messages);
  }

  get lang(): string {
    return this.#lang;
  }

  get t(): Translate {
    return this.#translate;
  }

  speak(lang: string, messages: Messages): void {
    this.#lang = lang;
    this.#translate = createTranslate(messages, lang);
  }

  /** A name in the person's language, or in the best there is; `lang` says which. */
  name(names: Localized): { text: string; lang: string } {
    for (const lang of [this.#lang, this.#fallbackLanguage, this.#localLanguage]) {
      const text = names[lang];
      if (text !== undefined) return { text, lang };
    }
    const [lang = '', text = ''] = Object.entries(names)[0] ?? [];
    return { text, lang };
  }

  /** The local name where it is another than the person's; null where it would repeat it. */
  localName(names: Localized): { text: string; lang: string } | null {
    const text = names[this.#localLanguage];
    return text === undefined || text === this.name(names).text
      ? null
      : { text, lang: this.#localLanguage };
  }
}

/** The speech of the page; reading it outside of the app throws. */
export const [getSpeech, setSpeech] = createContext<Speech>();
