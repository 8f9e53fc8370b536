/** The page's side of the import worker: one worker a session, from the choice of files to their layers. */
import * as Comlink from 'comlink';
import { FileProblem } from '../data/read-json';
import {
  ImportProblem,
  type ImportDraft,
  type ImportOptions,
  type ReferencePositions,
} from '../domain/import/model';
import type { TableInfo } from '../domain/table/model';
import { geo } from './geo';
import type { ImportAnswer, ImportProgress, ImportService } from './import-service';

export interface ImportedFiles {
  readonly drafts: readonly ImportDraft[];
  /** Of files that could not be read, while others could. */
  readonly problems: readonly ImportProblem[];
}

/** All of it fails with an ImportProblem, a FileProblem, or an AbortError after `end`. */
export interface ImportRun {
  /**
   * Reads files: the parts of a shapefile are found among them, zipped ones are opened.
   * @param options what is known beforehand, for all of them: a system that a file does not name
   */
  read(
    files: readonly File[],
    reference: ReferencePositions,
    told: ImportProgress,
    options?: ImportOptions,
  ): Promise<ImportedFiles>;
  /** Reads a layer anew; what is left out of the options is told from the file again. */
  reread(key: string, options: ImportOptions): Promise<ImportDraft>;
  /** Hands a layer over to the geo worker, under the id. */
  place(key: string, layerId: string): Promise<TableInfo>;
  /** Ends the worker and whatever it is doing. */
  end(): void;
}

/** Comlink hands an answer out as one promise of several. */
type ReadAnswer = Awaited<ReturnType<ImportService['read']>>;

function valueOf<T>(answer: ImportAnswer<T>): T {
  if (answer.ok) return answer.value;
  throw new ImportProblem(answer.code, answer.fileName, answer.params);
}

/** Starts a worker that reads files until `end`. */
export function startImport(): ImportRun {
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });
  const remote = Comlink.wrap<ImportService>(worker);
  let cancel = (): void => undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    cancel = () => {
      reject(new DOMException('The import was ended.', 'AbortError'));
    };
    worker.addEventListener('error', (event) => {
      reject(new FileProblem('import.worker.js', event.message ? 'broken' : 'unreachable'));
    });
  });
  // Nobody may be waiting when it ends.
  ended.catch(() => undefined);

  const ask = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await Promise.race([answer, ended]);
    } catch (error) {
      throw FileProblem.revive(error);
    }
  };
  return {
    async read(files, reference, told, options) {
      const read = remote.read(files, reference, Comlink.proxy(told), options);
      const { drafts, problems } = valueOf(await ask<ReadAnswer>(read));
      return {
        drafts,
        problems: problems.map(
          ({ code, fileName, params }) => new ImportProblem(code, fileName, params),
        ),
      };
    },
    reread: async (key, options) =>
      valueOf(await ask<ImportAnswer<ImportDraft>>(remote.reread(key, options))),
    async place(key, layerId) {
      const { port1, port2 } = new MessageChannel();
      await geo().connect(port1);
      return ask(remote.place(key, layerId, Comlink.transfer(port2, [port2])));
    },
    end() {
      cancel();
      worker.terminate();
    },
  };
}
