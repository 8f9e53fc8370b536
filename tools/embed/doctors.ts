import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '../../src/domain/atlas';
import { bundle, type Chunk } from './script';

/** Languages that the doctor speaks; in others of the atlas it speaks English. */
const SPOKEN = new Set(['zh-Hans', 'en', 'ja', 'ko', 'ru']);

/** The doctor of host pages: a module a language, which embed.js loads when it is asked for. */
export async function doctorScripts(root: string, core: Core): Promise<Chunk[]> {
  const folder = join(root, '.cache/embed');
  mkdirSync(folder, { recursive: true });
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const ids = (all: readonly { readonly id: string }[]): string =>
    `new Set(${JSON.stringify(all.map(({ id }) => id))})`;
  const input: Record<string, string> = {};
  for (const lang of core.settings.languages) {
    const file = join(folder, `doctor-${lang}.ts`);
    writeFileSync(
      file,
      `import { messages } from '../../src/i18n/embed/${SPOKEN.has(lang) ? lang : 'en'}';
import { doctorFor } from '../../src/ui/embed/host-doctor';
export const examine = doctorFor(messages, ${JSON.stringify(lang)}, {
  version: ${JSON.stringify(version)},
  languages: ${JSON.stringify(core.settings.languages)},
  placeIds: ${ids(core.sites)}, layerIds: ${ids(core.layers)}, tourIds: ${ids(core.tours)},
});
`,
    );
    input[`embed/doctor-${lang}`] = file;
  }
  return bundle(root, input);
}
