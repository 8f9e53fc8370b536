/** Sorts the files of a drop: what each is, which belong together, what is in zipped ones. */
import { ImportProblem } from '../../domain/import/model';
import type { Source } from './reader';
import { sniff, SNIFFED_BYTES } from './sniff';

interface Gathered {
  readonly sources: Source[];
  readonly problems: ImportProblem[];
}

export async function gatherSources(files: readonly File[]): Promise<Gathered> {
  const gathered: Gathered = { sources: [], problems: [] };
  for (const file of files) {
    try {
      gathered.sources.push(await sourceOf(file));
    } catch (error) {
      if (!(error instanceof ImportProblem)) throw error;
      gathered.problems.push(error);
    }
  }
  return gathered;
}

async function sourceOf(file: File): Promise<Source> {
  if (file.size === 0) throw new ImportProblem('empty', file.name);
  const start = new Uint8Array(await file.slice(0, SNIFFED_BYTES).arrayBuffer());
  const format = sniff(start, file.name);
  if (format === null || format === 'zip' || format === 'shapefile-part' || format === 'gzip') {
    throw new ImportProblem('unknown-format', file.name);
  }
  return { name: file.name, format, blob: file, sizeBytes: file.size };
}
