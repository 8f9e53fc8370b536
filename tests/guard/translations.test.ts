// Every language says the same things with the same placeholders.
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';

const isLanguage = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/;

/** Each message by its path; a message that is a function counts as its number of arguments. */
function messagesIn(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, placeholdersIn(value)]]);
  if (typeof value === 'function') return new Map([[path, `function of ${value.length}`]]);
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(
    Object.entries(value).flatMap(([key, part]) => [
      ...messagesIn(part, path === '' ? key : `${path}.${key}`),
    ]),
  );
}

function placeholdersIn(message: string): string {
  const names = [...message.matchAll(/\{(\w+)/g)].map(([, name = '']) => name);
  return [...new Set(names)].sort().join(' ');
}

const languages = Object.entries(import.meta.glob<object>('../../src/i18n/*.ts')).filter(([file]) =>
  isLanguage.test(posix.basename(file, '.ts')),
);

/** A language is one object of messages, whatever its export is called, or one export each. */
function messagesOf(module: object): Map<string, string> {
  const exported: unknown[] = Object.values(module);
  return messagesIn(exported.length === 1 ? exported[0] : { ...module });
}

describe('translations', () => {
  test('placeholders and keys are read', () => {
    const messages = messagesIn({
      a: 'b {c} {d, plural}',
      e: { f: 'g' },
      h: (i: number) => `${i}`,
    });
    expect([...messages]).toEqual([
      ['a', 'c d'],
      ['e.f', ''],
      ['h', 'function of 1'],
    ]);
  });

  test('are complete', async () => {
    expect(languages.length).toBeGreaterThan(1);
    const loaded = await Promise.all(
      languages.map(async ([file, load]) => ({ file, messages: messagesOf(await load()) })),
    );
    const [reference, ...others] = loaded;
    expect(reference?.messages.size).toBeGreaterThan(20);
    for (const { file, messages } of others) {
      expect([...messages.keys()].sort(), file).toEqual([...reference!.messages.keys()].sort());
      expect(Object.fromEntries(messages), file).toEqual(Object.fromEntries(reference!.messages));
    }
  });
});
