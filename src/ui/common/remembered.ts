/** Small things that the device remembers between visits. Denied or full storage costs only the memory. */

/** What the atlas keeps begins with this: other applications of the same host keep theirs. */
const PREFIX = 'atlas.';

/** Runs what a browser may refuse. @returns null where it does */
function unlessDenied<T>(act: () => T): T | null {
  try {
    return act();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** @returns null when nothing is remembered */
export const recall = (key: string): string | null =>
  unlessDenied(() => localStorage.getItem(PREFIX + key));

/** Null forgets. @returns false where the browser keeps nothing: then it holds for this visit */
export function remember(key: string, value: string | null): boolean {
  const done = unlessDenied(() => {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
    return true;
  });
  return done ?? false;
}

const memories = new Set<() => void>();

/**
 * Runs when something is forgotten with everything else, on this page or another: who read it into
 * memory would write it down again.
 * @returns ends it
 */
export function whenForgotten(key: string, act: () => void): () => void {
  const elsewhere = (event: StorageEvent): void => {
    const meant = event.key === null || event.key === PREFIX + key;
    if (meant && event.newValue === null) act();
  };
  memories.add(act);
  window.addEventListener('storage', elsewhere);
  return () => {
    memories.delete(act);
    window.removeEventListener('storage', elsewhere);
  };
}

/** Forgets everything that was remembered, in memory too. */
export function forgetAll(): void {
  unlessDenied(() => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX)) localStorage.removeItem(key);
    }
  });
  for (const forget of memories) forget();
}
