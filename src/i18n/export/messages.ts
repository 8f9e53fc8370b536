import { loadGroup } from '../load-group';
import type { Message, Translate } from '../translate';
import type { messages as english } from './en';

export type ExportKey = keyof typeof english;
export type ExportMessages = Readonly<Record<ExportKey, Message>>;
export type ExportTranslate = Translate<ExportKey>;

const loaders = import.meta.glob<ExportMessages>(['./*.ts', '!./messages.ts'], {
  import: 'messages',
});

/** The texts of the export of layers in a language. @throws when they cannot be loaded */
export const loadExportMessages = (lang: string): Promise<ExportMessages> =>
  loadGroup(loaders, lang);
