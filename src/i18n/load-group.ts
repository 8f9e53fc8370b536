import type { Message } from './translate';

/**
 * Loads the texts of one part of the interface when that part is opened.
 * @param loaders what `import.meta.glob(['./*.ts', '!./messages.ts'], { import: 'messages' })` gives
 * @throws when there is no such language or its file cannot be loaded
 */
export async function loadGroup<Key extends string>(
  loaders: Readonly<Record<string, () => Promise<Readonly<Record<Key, Message>>>>>,
  lang: string,
): Promise<Readonly<Record<Key, Message>>> {
  const load = loaders[`./${lang}.ts`];
  if (!load) throw new Error(`There is no language ${lang}`);
  return load();
}
