import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { atlasSchema, type AtlasFile } from '../../src/domain/catalogue/schema';

/**
 * What atlas.json of a geodata folder says.
 * @throws when it breaks its schema
 */
export const readSettings = (geodata: string): AtlasFile =>
  v.parse(atlasSchema, JSON.parse(readFileSync(join(geodata, 'atlas.json'), 'utf8')));

/** Where the site will lie, ending in a slash; null when nobody has said it yet. */
export function siteAddress({ canonical }: Pick<AtlasFile, 'canonical'>): string | null {
  const asked = process.env['SITE_ADDRESS'] ?? canonical ?? null;
  return asked === null ? null : `${asked.replace(/\/+$/, '')}/`;
}

/** A text in the language of the place and in the one that most others read. */
export const inTwoLanguages = (
  texts: Readonly<Record<string, string>>,
  { localLanguage, fallbackLanguage }: Pick<AtlasFile, 'localLanguage' | 'fallbackLanguage'>,
): string =>
  [...new Set([texts[localLanguage], texts[fallbackLanguage]])]
    .filter((text) => text !== undefined)
    .join(' ');
