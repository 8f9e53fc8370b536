import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const COMPRESSIBLE = /\.(html|js|css|json|geojson|svg|xml|txt|webmanifest)$/;
/** Below this, headers weigh more than what is saved. */
const WORTH_BYTES = 1024;
const AT_ONCE = 4;
const cache = resolve('.cache/compressed');

const packers = {
  gz: (content: Buffer) => promisify(gzip)(content, { level: 9 }),
  br: (content: Buffer) =>
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
} as const;

/** Compressing as well as one can takes seconds: what did not change comes from a cache. */
async function packed(content: Buffer, ending: keyof typeof packers): Promise<Buffer> {
  const file = join(cache, `${createHash('sha256').update(content).digest('hex')}.${ending}`);
  if (existsSync(file)) return readFileSync(file);
  const result = await packers[ending](content);
  writeFileSync(file, result);
  return result;
}

/**
 * Writes a .gz and a .br beside each file that shrinks by it.
 * @returns how many files have them now
 */
export async function compressFolder(folder: string): Promise<number> {
  mkdirSync(cache, { recursive: true });
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => COMPRESSIBLE.test(name));
  let count = 0;
  const next = async (): Promise<void> => {
    for (let name = files.pop(); name !== undefined; name = files.pop()) {
      const path = join(folder, name);
      const content = readFileSync(path);
      if (content.length < WORTH_BYTES) continue;
      for (const ending of ['gz', 'br'] as const) {
        const result = await packed(content, ending);
        if (result.length < content.length) writeFileSync(`${path}.${ending}`, result);
      }
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return count;
}
