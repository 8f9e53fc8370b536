import type { messages as english } from './en';

/** A text, or its forms by plural category (`Intl.PluralRules`). */
export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;
export type MessageKey = keyof typeof english;
export type Messages = Readonly<Record<MessageKey, Message>>;
export type Params = Readonly<Record<string, string | number>>;

/** Gives the text of a key, with `{name}` filled in; `count` chooses the plural form. */
export type Translate<Key extends string = MessageKey> = (key: Key, params?: Params) => string;

/** @param lang BCP 47 tag, for plurals and numbers */
export function createTranslate<Key extends string>(
  messages: Readonly<Record<Key, Message>>,
  lang: string,
): Translate<Key> {
  const plurals = new Intl.PluralRules(lang);
  const numbers = new Intl.NumberFormat(lang);
  return (key, params = {}) => {
    const message = messages[key];
    const count = params['count'];
    const text =
      typeof message === 'string'
        ? message
        : (message[plurals.select(Number(count ?? 0))] ?? message.other ?? '');
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = Object.hasOwn(params, name) ? params[name] : undefined;
      return typeof value === 'number' ? numbers.format(value) : (value ?? '');
    });
  };
}
