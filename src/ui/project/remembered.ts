import { recall, remember } from '../common/remembered';

/** Which project the device opens next time. A word in the page's storage: reading it costs nothing at start. */
const key = (): string => `project:${new URL('.', document.baseURI).pathname}`;

/** Null when nothing of one's own was ever kept, or storage is denied. */
export const rememberedProject = (): string | null => recall(key());

/** IndexedDB is denied where this is, and says so. */
export function rememberProject(id: string | null): void {
  remember(key(), id);
}
