/** Properties as files give them: plain keys only, and no more fields than a table can bear. */

/** Keys that mean something to JavaScript itself. */
const DANGEROUS = new Set(['__proto__', 'constructor', 'prototype']);
/** A table of more fields than this is a mistake or an attack. */
export const MOST_FIELDS = 1000;
const DEEPEST = 12;

export interface ReadProperties {
  readonly properties: Record<string, unknown>;
  /** A key that was left out. */
  readonly badKey: string | null;
  /** A field whose value is nested too deeply, left out. */
  readonly tooDeep: string | null;
}

function isShallow(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return (
    depth < DEEPEST &&
    (Array.isArray(value) ? value : Object.values(value)).every((one) => isShallow(one, depth + 1))
  );
}

/** Reads the properties of a layer's rows; remembers the fields it has seen. */
export class PropertyReader {
  readonly #fields = new Set<string>();

  read(given: Readonly<Record<string, unknown>>): ReadProperties {
    let badKey: string | null = null;
    let tooDeep: string | null = null;
    for (const key of Object.keys(given)) {
      if (!this.#isKnown(key)) badKey ??= key;
      const value = given[key];
      if (typeof value === 'object' && !isShallow(value)) tooDeep ??= key;
    }
    if (badKey === null && tooDeep === null) return { properties: given, badKey, tooDeep };
    const kept = Object.entries(given).filter(
      ([key, value]) => this.#fields.has(key) && isShallow(value),
    );
    return { properties: Object.fromEntries(kept), badKey, tooDeep };
  }

  #isKnown(key: string): boolean {
    if (this.#fields.has(key)) return true;
    if (DANGEROUS.has(key) || this.#fields.size >= MOST_FIELDS) return false;
    this.#fields.add(key);
    return true;
  }
}
