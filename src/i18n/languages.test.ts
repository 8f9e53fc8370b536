import { describe, expect, test } from 'vitest';
import { interfaceLanguages, loadMessages, matchLanguage } from './languages';

describe('the language of a visitor', () => {
  const available = ['zh-Hans', 'en', 'ja'];

  // Tags as browsers send them (BCP 47); what is wanted first wins.
  test.each<[wanted: string[], found: string]>([
    [['zh-Hans'], 'zh-Hans'],
    [['zh-CN'], 'zh-Hans'],
    [['zh-TW'], 'zh-Hans'],
    [['zh-Hant-HK'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['ZH-hans'], 'zh-Hans'],
    [['en-GB'], 'en'],
    [['en-US', 'zh-CN'], 'en'],
    [['ja-JP'], 'ja'],
    [['fr', 'ja', 'en'], 'ja'],
    [['fr'], 'en'],
    [['de-CH', 'fr-FR'], 'en'],
    [[], 'en'],
    [[''], 'en'],
    // "eno" and "z" are other languages, or none.
    [['eno'], 'en'],
    [['z'], 'en'],
    [['__proto__'], 'en'],
  ])('%j finds %s', (wanted, found) => {
    expect(matchLanguage(wanted, available, 'en')).toBe(found);
  });

  test('is the fallback where nothing fits, whatever the fallback is', () => {
    expect(matchLanguage(['fr', 'z', 'eno'], available, 'ja')).toBe('ja');
    expect(matchLanguage(['en'], [], 'zh-Hans')).toBe('zh-Hans');
  });

  test('is found exactly before one that is only close', () => {
    expect(matchLanguage(['zh-Hant'], ['zh-Hans', 'zh-Hant'], 'en')).toBe('zh-Hant');
  });
});

describe('the languages of the interface', () => {
  test('are the files with messages, no others', () => {
    expect(interfaceLanguages).toContain('en');
    expect(interfaceLanguages).toContain('zh-Hans');
    const tags = interfaceLanguages.map((lang) => Intl.getCanonicalLocales(lang)[0]);
    expect(tags).toEqual([...interfaceLanguages]);
  });

  test.each([...interfaceLanguages])('%s is loaded and names itself', async (lang) => {
    const messages = await loadMessages(lang);
    // CLDR: each language's name in itself; a list begins its entries with a capital.
    const name = new Intl.DisplayNames([lang], { type: 'language' }).of(lang);
    const inAList = name?.replace(/^./u, (first) => first.toLocaleUpperCase(lang));
    expect(messages['language.name']).toBe(inAList);
  });

  test('that are not there cannot be loaded', async () => {
    await expect(loadMessages('xx')).rejects.toThrow('xx');
    await expect(loadMessages('translate')).rejects.toThrow('translate');
    await expect(loadMessages('../i18n/en')).rejects.toThrow('../i18n/en');
  });
});
