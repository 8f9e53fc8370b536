import { loadGroup } from '../load-group';
import type { Message, Translate } from '../translate';
import type { messages as english } from './en';

export type EmbedKey = keyof typeof english;
export type EmbedMessages = Readonly<Record<EmbedKey, Message>>;
export type EmbedTranslate = Translate<EmbedKey>;

const loaders = import.meta.glob<EmbedMessages>(['./*.ts', '!./messages.ts'], {
  import: 'messages',
});

/** The texts of the embed page in a language. @throws when they cannot be loaded */
export const loadEmbedMessages = (lang: string): Promise<EmbedMessages> => loadGroup(loaders, lang);
