import type { Message, Translate } from '../translate';
import type { messages as english } from './en';

export type EmbedKey = keyof typeof english;
export type EmbedMessages = Readonly<Record<EmbedKey, Message>>;
export type EmbedTranslate = Translate<EmbedKey>;

const loaders = import.meta.glob<EmbedMessages>(['./*.ts', '!./messages.ts'], {
  import: 'messages',
});

/**
 * The texts of the embed page in a language.
 * @throws when there is no such language or its file cannot be loaded
 */
export async function loadEmbedMessages(lang: string): Promise<EmbedMessages> {
  const load = loaders[`./${lang}.ts`];
  if (!load) throw new Error(`The embed page has no language ${lang}`);
  return load();
}
