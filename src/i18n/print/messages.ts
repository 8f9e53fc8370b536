import { loadGroup } from '../load-group';
import type { Message, Translate } from '../translate';
import type { messages as english } from './en';

export type PrintKey = keyof typeof english;
export type PrintMessages = Readonly<Record<PrintKey, Message>>;
export type PrintTranslate = Translate<PrintKey>;

const loaders = import.meta.glob<PrintMessages>(['./*.ts', '!./messages.ts'], {
  import: 'messages',
});

/** The texts of the print of the map in a language. @throws when they cannot be loaded */
export const loadPrintMessages = (lang: string): Promise<PrintMessages> => loadGroup(loaders, lang);
