/** Sorts the files of a drop: what each is, which belong together, what is in zipped ones. */
import { ImportProblem } from '../../domain/import/model';
import type { Source } from './reader';
import { sniff, SNIFFED_BYTES } from './sniff';
import { unzip } from './unzip';

interface Gathered {
  readonly sources: Source[];
  readonly problems: ImportProblem[];
}

interface Named {
  readonly name: string;
  readonly blob: Blob;
}

const stem = (name: string): string => name.replace(/\.(?:shp\.xml|[^.]*)$/i, '').toLowerCase();
const ending = (name: string): string =>
  /\.(?:shp\.xml|[^.]*)$/i.exec(name)?.[0].toLowerCase() ?? '';

/** What there is to read in files that were chosen together, in their order. */
export async function gatherSources(files: readonly File[]): Promise<Gathered> {
  const gathered: Gathered = { sources: [], problems: [] };
  await gather(
    files.map((file) => ({ name: file.name, blob: file })),
    gathered,
    null,
  );
  return gathered;
}

async function gather(files: readonly Named[], into: Gathered, zip: string | null): Promise<void> {
  const parts = new Map<string, Map<string, Named>>();
  for (const file of files) {
    try {
      await gatherOne(file, into, zip, parts);
    } catch (error) {
      if (!(error instanceof ImportProblem)) throw error;
      into.problems.push(error);
    }
  }
  for (const set of parts.values()) shapefile(set, into);
}

async function gatherOne(
  { name, blob }: Named,
  into: Gathered,
  zip: string | null,
  parts: Map<string, Map<string, Named>>,
): Promise<void> {
  if (blob.size === 0) {
    if (zip !== null) return;
    throw new ImportProblem('empty', name);
  }
  const start = new Uint8Array(await blob.slice(0, SNIFFED_BYTES).arrayBuffer());
  const format = sniff(start, name);
  if (format === 'shapefile' || format === 'shapefile-part') {
    const set = parts.get(stem(name)) ?? new Map<string, Named>();
    set.set(format === 'shapefile' ? '.shp' : ending(name), { name, blob });
    parts.set(stem(name), set);
  } else if (format === 'zip') {
    // A zip in a zip is how bombs are built.
    if (zip !== null && !/\.(?:kmz|xlsx)$/i.test(name)) throw new ImportProblem('zip-bomb', zip);
    await gatherZip({ name, blob }, into);
  } else if (format === 'encrypted') throw new ImportProblem('encrypted', name);
  else if (format !== null) into.sources.push({ name, format, blob, sizeBytes: blob.size });
  // Read-me files lie in many a zip; loose ones were chosen to be read.
  else if (zip === null) throw new ImportProblem('unknown-format', name);
}

async function gatherZip({ name, blob }: Named, into: Gathered): Promise<void> {
  const entries = await unzip(blob, name);
  if (entries.some((entry) => entry.name === 'xl/workbook.xml')) {
    into.sources.push({ name, format: 'xlsx', blob, sizeBytes: blob.size, entries });
    return;
  }
  const before = into.sources.length + into.problems.length;
  const files = entries.map((entry) => ({ name: entry.name, blob: new Blob([entry.bytes]) }));
  await gather(files, into, name);
  const kmls = into.sources.slice(before).filter(({ format }) => format === 'kml');
  // Of a KMZ the outer name says more than doc.kml.
  if (/\.kmz$/i.test(name) && kmls.length === 1) {
    const at = into.sources.indexOf(kmls[0]!);
    into.sources[at] = { ...kmls[0]!, name };
  }
  if (into.sources.length + into.problems.length === before) {
    throw new ImportProblem('nothing-inside', name);
  }
}

function shapefile(set: ReadonlyMap<string, Named>, into: Gathered): void {
  const shp = set.get('.shp');
  const [first] = set.values();
  if (!first) return;
  if (!shp) {
    into.problems.push(new ImportProblem('missing-part', first.name, { part: '.shp' }));
    return;
  }
  // Shapes can be read without it, but nobody leaves the table out on purpose.
  if (!set.has('.dbf')) {
    into.problems.push(new ImportProblem('missing-part', shp.name, { part: '.dbf' }));
  }
  const parts = new Map([...set].map(([part, { blob }]) => [part, blob]));
  const sizeBytes = [...parts.values()].reduce((sum, { size }) => sum + size, 0);
  into.sources.push({ name: shp.name, format: 'shapefile', blob: shp.blob, sizeBytes, parts });
}
