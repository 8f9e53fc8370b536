/** Fields that a table has once for each language: `name:en`, `name:zh-Hans`. */
import type { Lang } from '../site';
import type { TableField } from './model';

/** The name of a field in one language. */
export const fieldIn = (name: string, lang: Lang): string => `${name}:${lang}`;

/** The fields a person reads: those without a language, and those in theirs. */
export function fieldsFor(
  fields: readonly TableField[],
  lang: Lang,
  languages: readonly Lang[],
): TableField[] {
  return fields.filter(({ name }) => {
    const suffix = languages.find((language) => name.endsWith(`:${language}`));
    return suffix === undefined || suffix === lang;
  });
}
