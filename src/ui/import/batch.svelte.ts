import { groupName } from '../../domain/import/group-files';
import {
  ImportProblem,
  type ImportDraft,
  type ImportOptions,
  type ReferencePositions,
} from '../../domain/import/model';
import { PROJECT_ENDING } from '../../domain/project/model';
import { startImport, type ImportRun } from '../../worker/import';

/** Bytes of features take many times themselves once they are read. */
const GROWTH = 12;
/** Where the device does not tell its memory, in GB. */
const ASSUMED_MEMORY_GB = 4;

/** Larger than this a person is asked first, in bytes: the page may be ended by the browser. */
function largeBytes(): number {
  const { deviceMemory } = navigator as Navigator & { readonly deviceMemory?: number };
  return ((deviceMemory ?? ASSUMED_MEMORY_GB) * 1e9) / GROWTH / 2;
}

/** What is opened in another place of the atlas. */
function elsewhere(name: string): 'pmtiles' | 'project' | null {
  if (/\.pmtiles$/i.test(name)) return 'pmtiles';
  return name.endsWith(PROJECT_ENDING) ? 'project' : null;
}

/** What went wrong, in the codes of the readers; `unexpected` has the words of the browser. */
export interface BatchProblem {
  readonly code: ImportProblem['code'] | 'unexpected' | 'pmtiles' | 'project';
  readonly params: Readonly<Record<string, string | number>>;
}

export function problemOf(error: unknown): BatchProblem {
  if (error instanceof ImportProblem) {
    return { code: error.code, params: { file: error.fileName, ...error.params } };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'unexpected', params: { detail } };
}

/** A layer of a file as the person decides about it. */
export class DraftChoice {
  /** The options that the person set; what they left out is told from the file. */
  #options: ImportOptions = {};
  #draft: ImportDraft;
  #asked = $state.raw<ImportOptions>({});
  #isReading = $state(false);
  #problem = $state.raw<BatchProblem | null>(null);
  /** Counts readings: an answer that is overtaken is not shown. */
  #turn = 0;
  readonly #importer: ImportRun;
  title = $state('');
  taken = $state(true);

  constructor(importer: ImportRun, draft: ImportDraft, options: ImportOptions) {
    this.#importer = importer;
    this.#options = options;
    this.#draft = $state.raw(draft);
    this.title = draft.title;
  }

  get draft(): ImportDraft {
    return this.#draft;
  }

  /** What is being asked for at the moment; empty when nothing is. */
  get asked(): ImportOptions {
    return this.#asked;
  }

  get isReading(): boolean {
    return this.#isReading;
  }

  /** Why it could not be read as the person wanted; the draft is the one before. */
  get problem(): BatchProblem | null {
    return this.#problem;
  }

  /** Answers the question of the datum where the positions themselves do; the person sees it and may change it. */
  suggest(): void {
    const { isAsked, hint, value } = this.#draft.datum;
    if (isAsked && hint && hint.datum !== value) void this.change({ datum: hint.datum });
  }

  /**
   * Reads it anew with other options. What does not work leaves it as it was.
   * @param told options that are told from the file again
   */
  async change(options: ImportOptions, told: readonly (keyof ImportOptions)[] = []): Promise<void> {
    const turn = ++this.#turn;
    const kept = Object.entries(this.#options).filter(
      ([name]) => !told.some((one) => one === name),
    );
    const next: ImportOptions = { ...Object.fromEntries(kept), ...options };
    this.#asked = options;
    this.#isReading = true;
    this.#problem = null;
    try {
      const draft = await this.#importer.reread(this.#draft.key, next);
      if (turn !== this.#turn) return;
      this.#draft = draft;
      this.#options = next;
    } catch (error) {
      if (turn === this.#turn) this.#problem = problemOf(error);
    } finally {
      if (turn === this.#turn) [this.#isReading, this.#asked] = [false, {}];
    }
  }
}

type Phase = 'large' | 'waiting' | 'reading' | 'failed' | 'ready';

/** Files that are read together: their worker, how far it is, and what it found. */
export class Batch {
  static #count = 0;
  readonly id = ++Batch.#count;
  readonly name: string;
  readonly sizeBytes: number;
  readonly files: readonly File[];
  #phase = $state<Phase>('waiting');
  #share = $state(0);
  #problem = $state.raw<BatchProblem | null>(null);
  #refused = $state.raw<readonly BatchProblem[]>([]);
  #choices = $state.raw<readonly DraftChoice[]>([]);
  #importer: ImportRun | null = null;
  #options: ImportOptions = {};

  constructor(files: readonly File[]) {
    this.files = files;
    this.name = groupName(files);
    this.sizeBytes = files.reduce((sum, { size }) => sum + size, 0);
    const other = elsewhere(this.name);
    if (other) [this.#phase, this.#problem] = ['failed', { code: other, params: {} }];
    else if (this.sizeBytes > largeBytes()) this.#phase = 'large';
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** How much is read, 0 to 1. */
  get share(): number {
    return this.#share;
  }

  get problem(): BatchProblem | null {
    return this.#problem;
  }

  /** Why some of its files were not read, while others were. */
  get refused(): readonly BatchProblem[] {
    return this.#refused;
  }

  get choices(): readonly DraftChoice[] {
    return this.#choices;
  }

  /** It was opened another way, and that failed. */
  fail(error: unknown): void {
    this.#problem = problemOf(error);
    this.#phase = 'failed';
  }

  /** The person wants it read though it is large, or once more. @param options what the file does not say */
  allow(options: ImportOptions = {}): void {
    this.#options = options;
    this.#phase = 'waiting';
  }

  async read(reference: Promise<ReferencePositions>): Promise<void> {
    const importer = startImport();
    this.#importer = importer;
    this.#phase = 'reading';
    this.#share = 0;
    this.#problem = null;
    try {
      const told = (read: number, total: number): void => {
        this.#share = total > 0 ? Math.min(1, read / total) : 0;
      };
      const known = await reference;
      const { drafts, problems } = await importer.read(this.files, known, told, this.#options);
      // It may have been ended meanwhile, and begun again.
      if (this.#importer !== importer) return;
      if (drafts.length === 0 && problems[0]) throw problems[0];
      this.#choices = drafts.map((draft) => new DraftChoice(importer, draft, this.#options));
      this.#refused = problems.map(problemOf);
      this.#phase = 'ready';
      for (const choice of this.#choices) choice.suggest();
    } catch (error) {
      if (this.#importer !== importer) return;
      this.end();
      this.fail(error);
    }
  }

  /** Hands a draft's features over to the geo worker. */
  async place(choice: DraftChoice, layerId: string): ReturnType<ImportRun['place']> {
    if (!this.#importer) throw new Error(`${this.name} was let go of.`);
    return this.#importer.place(choice.draft.key, layerId);
  }

  /** Ends the worker and all it holds. */
  end(): void {
    this.#importer?.end();
    this.#importer = null;
  }
}
