/** What the import worker does; `import.ts` is its client. One worker a session of import, ended with it. */
import type {
  ImportDraft,
  ImportOptions,
  ImportProblemCode,
  ReferencePositions,
} from '../domain/import/model';
import type { TableInfo } from '../domain/table/model';

/** A problem crosses a worker's border as data. */
export interface ImportFault {
  readonly code: ImportProblemCode;
  readonly fileName: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export type ImportAnswer<T> =
  { readonly ok: true; readonly value: T } | ({ readonly ok: false } & ImportFault);

/** Told while a file is read: bytes read of all bytes. */
export type ImportProgress = (readBytes: number, totalBytes: number) => void;

export interface ImportService {
  /**
   * Reads files that belong together (the parts of a shapefile) or stand alone; a draft a layer. It
   * fails when there is no draft; else `problems` are of the files that could not be read.
   * @param options what is known beforehand, such as a system that no file names
   */
  read(
    files: readonly File[],
    reference: ReferencePositions,
    told: ImportProgress,
    options?: ImportOptions,
  ): Promise<
    ImportAnswer<{ readonly drafts: ImportDraft[]; readonly problems: readonly ImportFault[] }>
  >;
  /** Reads a layer anew with what a person chose; what they left out is told from the file again. */
  reread(key: string, options: ImportOptions): Promise<ImportAnswer<ImportDraft>>;
  /** Hands the features to the geo worker at the other end of the port, as the table `layerId`. */
  place(key: string, layerId: string, port: MessagePort): Promise<TableInfo>;
}
