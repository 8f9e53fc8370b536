/** What readers of formats have in common. */
import type { LayerFacts, LayerSink } from '../../domain/import/layer';
import { ImportProblem, type ImportFormat, type ImportOptions } from '../../domain/import/model';
import type { Entry } from './unzip';

/** One thing to read: a file, or the parts of a shapefile. */
export interface Source {
  /** As a person knows it; of a zipped file its own name. */
  readonly name: string;
  readonly format: ImportFormat;
  readonly blob: Blob;
  readonly sizeBytes: number;
  /** Of a shapefile, by their endings in small letters. */
  readonly parts?: ReadonlyMap<string, Blob>;
  /** Of an Excel file, which is a zip: what is in it. */
  readonly entries?: readonly Entry[];
}

export interface ReadHooks {
  readonly options: ImportOptions;
  /** Begins a layer; null when nobody wants its rows. @throws ImportProblem */
  begin(facts: LayerFacts): LayerSink | null;
  /** How much of the source has been read. */
  told(bytes: number): void;
}

/** Reads all layers of a source. @throws ImportProblem */
export type Reader = (source: Source, hooks: ReadHooks) => Promise<void>;

/** Facts of formats that leave nothing to choose. */
export const FIXED = {
  encoding: null,
  delimiter: null,
  decimalComma: null,
  coordinates: null,
} as const;

/** A file's name without folders and endings. */
export const stemOf = (name: string): string =>
  (name.split('/').at(-1) ?? name).replace(/(?!^)\.[^.]*$/, '');

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Files are read in pieces of so many bytes. */
const PIECE_BYTES = 4 * 1024 * 1024;

/** The bytes of a file, piece by piece. */
export async function* piecesOf(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < blob.size; from += PIECE_BYTES) {
    yield new Uint8Array(await blob.slice(from, from + PIECE_BYTES).arrayBuffer());
  }
}

/** The whole of a file that is read at once. @throws ImportProblem when it is larger */
export async function bytesOf(
  { name, blob }: Pick<Source, 'name' | 'blob'>,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (blob.size > mostBytes) throw new ImportProblem('too-large', name, { bytes: mostBytes });
  return new Uint8Array(await blob.arrayBuffer());
}
