/** SVG pictures as PNG. Drawing takes a tenth of a second each: what did not change comes from a cache. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';

export interface Picture {
  readonly file: string;
  readonly svg: string;
}

const cache = resolve('.cache/pictures');
/** As many at a time as small machines have cores. */
const AT_ONCE = 4;

/** The file of a font with all scripts; null where fontconfig is not there to ask. */
function fontFile(): string | null {
  try {
    const file = execFileSync('fc-match', ['-f', '%{file}', 'Noto Sans CJK SC']).toString();
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

async function draw({ svg }: Picture, file: string | null): Promise<Uint8Array> {
  const path = join(cache, `${createHash('sha256').update(svg).digest('hex')}.png`);
  if (existsSync(path)) return readFileSync(path);
  // All fonts of a system take seconds to read, for every picture anew.
  const font =
    file === null ? { loadSystemFonts: true } : { loadSystemFonts: false, fontFiles: [file] };
  const png = (await renderAsync(svg, { font })).asPng();
  writeFileSync(path, png);
  return png;
}

/** Draws all pictures with the fonts of this machine. */
export async function drawImages(
  pictures: readonly Picture[],
): Promise<{ readonly file: string; readonly png: Uint8Array }[]> {
  mkdirSync(cache, { recursive: true });
  const file = fontFile();
  const drawn: { file: string; png: Uint8Array }[] = [];
  for (let start = 0; start < pictures.length; start += AT_ONCE) {
    const group = pictures.slice(start, start + AT_ONCE);
    drawn.push(
      ...(await Promise.all(
        group.map(async (picture) => ({ file: picture.file, png: await draw(picture, file) })),
      )),
    );
  }
  return drawn;
}
