/** Which project the device opens next time. A word in the page's storage: reading it costs nothing at start. */
const key = (): string => `atlas.project:${new URL('.', document.baseURI).pathname}`;

/** Null when nothing of one's own was ever kept, or storage is denied. */
export function rememberedProject(): string | null {
  try {
    return localStorage.getItem(key());
  } catch {
    // Without storage there is nothing to remember.
    return null;
  }
}

export function rememberProject(id: string | null): void {
  try {
    if (id === null) localStorage.removeItem(key());
    else localStorage.setItem(key(), id);
  } catch (error) {
    // IndexedDB will be denied too, and says so.
    if (!(error instanceof DOMException)) throw error;
  }
}
