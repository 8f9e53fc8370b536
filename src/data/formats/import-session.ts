/** Files that a person brought along, from their bytes to drafts of layers. */
import { KnownPositions } from '../../domain/import/hint';
import { LayerAssembler, type LayerFacts } from '../../domain/import/layer';
import {
  ImportProblem,
  type ImportDraft,
  type ImportFormat,
  type ImportOptions,
  type ReferencePositions,
} from '../../domain/import/model';
import type { Table } from '../../domain/table/table';
import type { ReadHooks, Reader, Source } from './reader';
import { gatherSources } from './sources';

/** Each reader with its libraries is loaded when a file needs it. */
const READERS: Readonly<Record<ImportFormat, () => Promise<Reader>>> = {
  geojson: async () => (await import('./geojson')).readGeoJson,
  'geojson-sequence': async () => (await import('./geojson-sequence')).readGeoJsonSequence,
  topojson: async () => (await import('./topojson')).readTopoJson,
  kml: async () => (await import('./kml')).readKml,
  gpx: async () => (await import('./gpx')).readGpx,
  xlsx: async () => (await import('./xlsx')).readXlsx,
  shapefile: async () => (await import('./shapefile')).readShapefile,
  flatgeobuf: async () => (await import('./flatgeobuf')).readFlatGeobuf,
  geopackage: async () => (await import('./geopackage')).readGeoPackage,
  geoparquet: async () => (await import('./geoparquet')).readGeoParquet,
  delimited: async () => (await import('./delimited')).readDelimited,
};

interface Kept {
  readonly source: Source;
  readonly layer: string;
  /** Null once it was handed over. */
  table: Table | null;
}

export type Told = (readBytes: number, totalBytes: number) => void;

export interface ReadFiles {
  readonly drafts: ImportDraft[];
  /** Of files that could not be read while others could. */
  readonly problems: ImportProblem[];
}

/** What is no ImportProblem yet: a library's own error says that the file is not what it should be. */
function asProblem(error: unknown, name: string): ImportProblem {
  if (error instanceof ImportProblem) return error;
  const message = error instanceof Error ? error.message : '';
  if (
    error instanceof RangeError &&
    /allocation|array (?:buffer )?length|string length/i.test(message)
  ) {
    return new ImportProblem('out-of-memory', name);
  }
  return new ImportProblem('broken', name, { rows: 0 });
}

export class ImportSession {
  readonly #kept = new Map<string, Kept>();
  #known = new KnownPositions({ positions: [] });
  #count = 0;

  /** @throws ImportProblem when no layer could be read */
  async read(
    files: readonly File[],
    reference: ReferencePositions,
    told: Told,
    options: ImportOptions = {},
  ): Promise<ReadFiles> {
    this.#known = new KnownPositions(reference);
    const { sources, problems } = await gatherSources(files);
    const total = sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const drafts: ImportDraft[] = [];
    let before = 0;
    for (const source of sources) {
      try {
        const start = before;
        const layers = await this.#readSource(source, options, null, (bytes) => {
          told(start + bytes, total);
        });
        for (const assembler of layers) drafts.push(this.#keep(source, assembler));
      } catch (error) {
        problems.push(asProblem(error, source.name));
      }
      before += source.sizeBytes;
      told(before, total);
    }
    if (drafts.length === 0) {
      // That a table is missing is the least when the shapes cannot be read either.
      const gravest = problems.find(({ code }) => code !== 'missing-part') ?? problems[0];
      throw gravest ?? new ImportProblem('empty', files[0]?.name ?? '');
    }
    return { drafts, problems };
  }

  /** @throws ImportProblem */
  async reread(key: string, options: ImportOptions): Promise<ImportDraft> {
    const kept = this.#get(key);
    const { source, layer } = kept;
    try {
      const [assembler] = await this.#readSource(source, options, layer, () => undefined);
      if (!assembler) throw new ImportProblem('nothing-inside', source.name);
      const { draft, table } = assembler.finish(key, source.sizeBytes);
      kept.table = table;
      return draft;
    } catch (error) {
      throw asProblem(error, source.name);
    }
  }

  /** The table of a draft; it is handed over, so that it is there once. */
  async take(key: string): Promise<Table> {
    const kept = this.#get(key);
    if (!kept.table) await this.reread(key, {});
    const { table } = kept;
    if (!table) throw new RangeError(`There is no draft ${key}.`);
    kept.table = null;
    return table;
  }

  #get(key: string): Kept {
    const kept = this.#kept.get(key);
    if (!kept) throw new RangeError(`There is no draft ${key}.`);
    return kept;
  }

  #keep(source: Source, assembler: LayerAssembler): ImportDraft {
    this.#count += 1;
    const key = `draft-${this.#count}`;
    const { draft, table } = assembler.finish(key, source.sizeBytes);
    this.#kept.set(key, { source, layer: assembler.facts.layer, table });
    return draft;
  }

  async #readSource(
    source: Source,
    options: ImportOptions,
    only: string | null,
    told: ReadHooks['told'],
  ): Promise<LayerAssembler[]> {
    const layers = new Map<string, LayerAssembler>();
    const begin = (facts: LayerFacts): LayerAssembler | null => {
      if (only !== null && facts.layer !== only) return null;
      // A reader that learns something late begins its layer anew.
      const assembler = new LayerAssembler(facts, source.name, options, this.#known);
      layers.set(facts.layer, assembler);
      return assembler;
    };
    const read = await READERS[source.format]();
    await read(source, { options, begin, told });
    if (layers.size === 0) throw new ImportProblem('nothing-inside', source.name);
    return [...layers.values()];
  }
}
