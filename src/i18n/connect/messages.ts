import { loadGroup } from '../load-group';
import { createTranslate, type Message, type Translate } from '../translate';
import type { messages as english } from './en';

export type ConnectKey = keyof typeof english;
export type ConnectMessages = Readonly<Record<ConnectKey, Message>>;
export type ConnectTranslate = Translate<ConnectKey>;

const loaders = import.meta.glob<ConnectMessages>(['./*.ts', '!./messages.ts'], {
  import: 'messages',
});

/** The texts about services in a language. @throws when they cannot be loaded */
export const connectWords = async (lang: string): Promise<ConnectTranslate> =>
  createTranslate(await loadGroup(loaders, lang), lang);
