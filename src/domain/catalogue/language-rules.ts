import type { Localized } from '../site';
import type { Geodata } from './parse';

export type Report = (file: string, id: string, path: string, message: string) => void;

/** What a rule looks at, and how it tells a fault. */
export interface RuleContext {
  readonly geodata: Geodata;
  readonly fileNames: ReadonlySet<string>;
  readonly report: Report;
  readonly siteIds: ReadonlyMap<string, string>;
  readonly featureIds: ReadonlySet<string>;
  readonly sourceIds: ReadonlySet<string>;
  readonly themeIds: ReadonlySet<string>;
}

/** A text: nothing but language tags. An object without any is a text that nobody wrote. */
const isLocalized = (value: unknown): value is Localized =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.entries(value).every(
    ([key, entry]) => typeof entry === 'string' && /^[a-z]{2,3}(-[A-Z][a-z]{3})?$/.test(key),
  );

/** Each text is there in each language of the atlas, and in no other. */
export function checkLanguages(
  file: string,
  id: string,
  value: unknown,
  path: string,
  context: RuleContext,
): void {
  const { languages } = context.geodata.atlas;
  if (isLocalized(value)) {
    for (const lang of languages) {
      if (!(lang in value)) context.report(file, id, path, `the text is missing in ${lang}`);
    }
    for (const lang of Object.keys(value)) {
      if (!languages.includes(lang))
        context.report(file, id, path, `the atlas has no language ${lang}`);
    }
  } else if (Array.isArray(value)) {
    value.forEach((entry, index) => {
      checkLanguages(file, id, entry, `${path}[${index}]`, context);
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      checkLanguages(file, id, entry, path ? `${path}.${key}` : key, context);
    }
  }
}
