/** A first look at what a stranger sent, before any schema: is it small, flat, plain JSON? */

export interface PayloadLimits {
  /** Greatest number of characters of all texts and keys, with 8 for each other value. */
  readonly size: number;
  /** Greatest depth of objects and arrays in each other. */
  readonly depth: number;
}

export type PayloadFault = 'too-large' | 'too-deep' | 'not-plain' | 'forbidden-key';

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const VALUE_SIZE = 8;

/**
 * Walks a value that was cloned into the page and stops at the first fault. A cycle is too deep, and
 * the size is counted as the walk goes: a huge payload costs no more than the limit.
 */
export function payloadFault(value: unknown, limits: PayloadLimits): PayloadFault | null {
  let left = limits.size;
  const visit = (part: unknown, depth: number): PayloadFault | null => {
    left -= typeof part === 'string' ? part.length + 2 : VALUE_SIZE;
    if (left < 0) return 'too-large';
    if (part === null || typeof part === 'string' || typeof part === 'boolean') return null;
    if (typeof part === 'number') return Number.isFinite(part) ? null : 'not-plain';
    if (typeof part !== 'object') return 'not-plain';
    if (depth >= limits.depth) return 'too-deep';
    if (Array.isArray(part)) {
      // Holes are no JSON, and an array of a billion of them weighs nothing.
      if (part.length * VALUE_SIZE > left) return 'too-large';
      for (const item of part as unknown[]) {
        const fault = visit(item, depth + 1);
        if (fault) return fault;
      }
      return null;
    }
    const prototype: unknown = Object.getPrototypeOf(part);
    if (prototype !== Object.prototype && prototype !== null) return 'not-plain';
    for (const key of Object.keys(part)) {
      if (FORBIDDEN_KEYS.has(key)) return 'forbidden-key';
      left -= key.length;
      const fault = visit((part as Record<string, unknown>)[key], depth + 1);
      if (fault) return fault;
    }
    return null;
  };
  return visit(value, 0);
}
