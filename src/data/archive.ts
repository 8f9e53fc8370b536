import { archive } from 'virtual:atlas-basemap';
import type { RangeResponse, Source } from 'pmtiles';
import { FileProblem } from './geodata';

/**
 * Reads a PMTiles archive by ranges; where the server ignores ranges, the whole file is read once
 * and kept. Static servers differ here, and a map that works on one of them only is no map.
 */
class ArchiveSource implements Source {
  #whole: Promise<ArrayBuffer> | null = null;

  constructor(
    private readonly key: string,
    private readonly url: string,
    private readonly file: string,
  ) {}

  getKey(): string {
    return this.key;
  }

  async getBytes(offset: number, length: number, signal?: AbortSignal): Promise<RangeResponse> {
    // A browser's cache can answer a range with no bytes at all; then it is passed over, once.
    for (const cache of ['default', 'reload'] as const) {
      const data = await this.#ask(offset, length, cache, signal);
      if (data.byteLength > 0) return { data };
    }
    throw new FileProblem(this.file, 'broken');
  }

  async #ask(
    offset: number,
    length: number,
    cache: RequestCache,
    signal: AbortSignal | undefined,
  ): Promise<ArrayBuffer> {
    if (this.#whole) return this.#slice(await this.#whole, offset, length);
    const headers = { range: `bytes=${offset}-${offset + length - 1}` };
    let response: Response;
    try {
      response = await fetch(this.url, { headers, cache, ...(signal ? { signal } : {}) });
      if (response.status === 206) return await response.arrayBuffer();
    } catch {
      // Whoever gave up is told so: an abort may reach the request as any network error.
      signal?.throwIfAborted();
      throw new FileProblem(this.file, 'unreachable');
    }
    if (!response.ok) throw new FileProblem(this.file, 'missing');
    this.#whole ??= response.arrayBuffer();
    try {
      return this.#slice(await this.#whole, offset, length);
    } catch (error) {
      // Half of a file is none: whoever tries again asks anew.
      this.#whole = null;
      throw error;
    }
  }

  #slice(whole: ArrayBuffer, offset: number, length: number): ArrayBuffer {
    // The header comes first and is asked for with room to spare; beyond the end is a broken file.
    if (offset >= whole.byteLength) throw new FileProblem(this.file, 'broken');
    return whole.slice(offset, offset + length);
  }
}

/** Address of the embedded basemap's tiles. */
export const EMBEDDED_ARCHIVE = archive;

/**
 * A PMTiles archive under a name that a style's `pmtiles://` address uses.
 * @param url relative to the page
 */
export function openArchive(key: string, url: string): Source {
  return new ArchiveSource(key, new URL(url, document.baseURI).href, url.split('/').at(-1) ?? url);
}
