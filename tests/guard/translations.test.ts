// Every language says the same things with the same placeholders, and in all its plural forms.
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';

type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;
type Messages = Readonly<Record<string, Message>>;

const formsOf = (message: Message): string[] =>
  typeof message === 'string' ? [message] : Object.values(message);

/** One plural form may say "one" where another gives the number: all of them count together. */
function placeholdersOf(message: Message): string[] {
  const names = formsOf(message).flatMap((form) =>
    [...form.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
  );
  return [...new Set(names)].sort();
}

function faults(lang: string, messages: Messages, reference: Messages): string[] {
  const plurals = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.sort();
  const keys = new Set([...Object.keys(messages), ...Object.keys(reference)]);
  return [...keys].flatMap((key) => {
    const [message, model] = [messages[key], reference[key]];
    if (message === undefined) return [`${lang}: ${key} is missing`];
    if (model === undefined) return [`${lang}: ${key} is in no other language`];
    const found: string[] = [];
    if (formsOf(message).some((form) => form.trim() === '')) found.push(`${lang}: ${key} is empty`);
    if (placeholdersOf(message).join() !== placeholdersOf(model).join()) {
      found.push(`${lang}: ${key} has other placeholders`);
    }
    if (typeof message !== 'string' && Object.keys(message).sort().join() !== plurals.join()) {
      found.push(`${lang}: ${key} needs the forms ${plurals.join(', ')}`);
    }
    return found;
  });
}

const isLanguage = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/;

type Loaders = Readonly<Record<string, () => Promise<{ messages: Messages }>>>;

const languagesOf = (loaders: Loaders): { lang: string; load: Loaders[string] }[] =>
  Object.entries(loaders).flatMap(([file, load]) => {
    const lang = posix.basename(file, '.ts');
    return isLanguage.test(lang) ? [{ lang, load }] : [];
  });

const files = import.meta.glob<{ messages: Messages }>([
  '../../src/i18n/*.ts',
  '../../src/i18n/*/*.ts',
  '!../../src/i18n/words/*.ts',
]);
const folderOf = (file: string): string => posix.basename(posix.dirname(file));
/** The texts of the first script, and those of each part that are loaded when it is opened. */
const groups = [...new Set(Object.keys(files).map(folderOf))].map((group): [string, Loaders] => [
  group,
  Object.fromEntries(Object.entries(files).filter(([file]) => folderOf(file) === group)),
]);

describe('translations', () => {
  const english: Messages = { a: 'b {c} {d}', e: { one: 'one', other: '{count}' } };

  test('each kind of fault is found', () => {
    expect(faults('en', english, english)).toEqual([]);
    expect(faults('zh-Hans', { a: '{d} {c}', e: '{count}' }, english)).toEqual([]);
    expect(faults('zh-Hans', { e: { one: '1', other: '{count}' }, f: '' }, english)).toEqual([
      'zh-Hans: e needs the forms other',
      'zh-Hans: f is in no other language',
      'zh-Hans: a is missing',
    ]);
    expect(faults('ru', { a: ' ', e: { one: '{n}', other: '{count}' } }, english)).toEqual([
      'ru: a is empty',
      'ru: a has other placeholders',
      'ru: e has other placeholders',
      'ru: e needs the forms few, many, one, other',
    ]);
  });

  test.each(groups)('of the %s are complete', async (_group, loaders) => {
    const languages = languagesOf(loaders);
    const loaded = await Promise.all(
      languages.map(async ({ lang, load }) => ({ lang, messages: (await load()).messages })),
    );
    const reference = loaded.find(({ lang }) => lang === 'en')?.messages ?? {};
    expect(loaded.length).toBe(5);
    expect(Object.keys(reference).length).toBeGreaterThan(20);
    expect(loaded.flatMap(({ lang, messages }) => faults(lang, messages, reference))).toEqual([]);
  });
});
