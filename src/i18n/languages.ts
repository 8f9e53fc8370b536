import type { Messages } from './translate';

const loaders = import.meta.glob<Messages>(
  [
    './*.ts',
    '!./translate.ts',
    '!./languages.ts',
    '!./load-group.ts',
    '!./*.test.ts',
    '!./*.svelte.ts',
  ],
  {
    import: 'messages',
  },
);

/** Languages the interface speaks: one file each in this folder. */
export const interfaceLanguages: readonly string[] = Object.keys(loaders).map((path) =>
  path.slice('./'.length, -'.ts'.length),
);

/**
 * The texts of a language.
 * @throws when there is no such language or its file cannot be loaded
 */
export async function loadMessages(lang: string): Promise<Messages> {
  const load = loaders[`./${lang}.ts`];
  if (!load) throw new Error(`The interface has no language ${lang}`);
  return load();
}

/**
 * The first of the wanted languages that is there; script and region are given up one by one,
 * Chinese of any kind finds the Chinese that is there.
 */
export function matchLanguage(
  wanted: readonly string[],
  available: readonly string[],
  fallback: string,
): string {
  for (const tag of wanted) {
    const exact = available.find((lang) => lang.toLowerCase() === tag.toLowerCase());
    if (exact !== undefined) return exact;
    const [primary] = tag.toLowerCase().split('-');
    const close = available.find((lang) => lang.toLowerCase().split('-')[0] === primary);
    if (close !== undefined) return close;
  }
  return fallback;
}
