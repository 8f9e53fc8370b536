import { loadGroup } from '../load-group';
import type { Message, Translate } from '../translate';
import type { messages as english } from './en';

export type ImportKey = keyof typeof english;
export type ImportMessages = Readonly<Record<ImportKey, Message>>;
export type ImportTranslate = Translate<ImportKey>;

const loaders = import.meta.glob<ImportMessages>(['./*.ts', '!./messages.ts'], {
  import: 'messages',
});

/** The texts of the import in a language. @throws when they cannot be loaded */
export const loadImportMessages = (lang: string): Promise<ImportMessages> =>
  loadGroup(loaders, lang);
