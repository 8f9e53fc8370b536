import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Core } from '../../src/domain/atlas';
import { embedWords } from './words';

/** What a reader's browser loads of the element before anything is pressed, in bytes, gzipped. */
export const EMBED_BUDGET_BYTES = 4096;

export interface Chunk {
  readonly fileName: string;
  readonly code: string;
  /** How many bytes each module came to, before it was gzipped. */
  readonly modules: readonly (readonly [id: string, bytes: number])[];
}

/** Bundles modules of src that other pages load by their name: ES modules without a hash. */
export async function bundle(
  root: string,
  input: Readonly<Record<string, string>>,
  define: Readonly<Record<string, string>> = {},
): Promise<Chunk[]> {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { ...define },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      modulePreload: false,
      rolldownOptions: {
        input: { ...input },
        preserveEntrySignatures: 'exports-only',
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'embed/[name]-[hash].js',
        },
      },
    },
  });
  if (!('output' in built) && !Array.isArray(built)) throw new Error('A build that only watches');
  return [built]
    .flat()
    .flatMap(({ output }) => output)
    .flatMap((file) =>
      file.type === 'chunk'
        ? [
            {
              fileName: file.fileName,
              code: file.code,
              modules: Object.entries(file.modules).map(
                ([id, { renderedLength }]) => [id, renderedLength] as const,
              ),
            },
          ]
        : [],
    );
}

/** @throws when the script is larger than a host page was promised, naming what it is made of */
export function checkBudget({ fileName, code, modules }: Chunk, budgetBytes: number): void {
  const bytes = gzipSync(code, { level: 9 }).length;
  if (bytes <= budgetBytes) return;
  const parts = [...modules]
    .sort(([, a], [, b]) => b - a)
    .map(([id, size]) => `  ${size} bytes before minifying: ${id}`);
  throw new Error(
    `${fileName} is ${bytes} bytes gzipped, ${bytes - budgetBytes} more than its ${budgetBytes}:\n${parts.join('\n')}`,
  );
}

/** What `__ATLAS__` stands for in src/embed/element.ts. */
export function embedConstants({ settings }: Core): string {
  const { title, languages, fallbackLanguage } = settings;
  return JSON.stringify({
    titles: title,
    fallback: fallbackLanguage,
    words: embedWords(languages),
  });
}

/** The script that other sites load. */
export async function embedScript(root: string, core: Core): Promise<Chunk> {
  const chunks = await bundle(
    root,
    { embed: 'src/embed/index.ts' },
    {
      __ATLAS__: embedConstants(core),
    },
  );
  const [script] = chunks;
  if (!script || chunks.length !== 1) throw new Error('embed.js must be one file');
  checkBudget(script, EMBED_BUDGET_BYTES);
  return script;
}
