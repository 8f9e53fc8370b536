import { groupFiles } from '../../domain/import/group-files';
import { ImportProblem, type ImportOptions } from '../../domain/import/model';
import type { OwnLayer } from '../../domain/own/model';
import { firstStyle } from '../../domain/own/style';
import type { ImportTranslate } from '../../i18n/import/messages';
import type { Atlas } from '../../state/atlas.svelte';
import { geo } from '../../worker/geo';
import { newOwnId } from '../layers/own-deeds';
import { showAdded } from './added';
import { Batch, problemOf, type BatchProblem, type DraftChoice } from './batch.svelte';
import { loadReference, type Reference } from './reference';

/** Workers that read at the same time. */
const AT_ONCE = 2;
const LONGEST_TITLE = 200;

/** What is being brought along: it stays while its dialog is closed, until it is added or thrown away. */
export class ImportSession {
  readonly #atlas: Atlas;
  #batches = $state.raw<readonly Batch[]>([]);
  #reference = $state.raw<Reference | null>(null);
  #loading: Promise<Reference> | null = null;
  #isPlacing = $state(false);
  #problem = $state.raw<BatchProblem | null>(null);

  constructor(atlas: Atlas) {
    this.#atlas = atlas;
  }

  get batches(): readonly Batch[] {
    return this.#batches;
  }

  /** What the atlas has itself, to hold data against; null before it has come. */
  get reference(): Reference | null {
    return this.#reference;
  }

  /** All drafts that were read, with where they are from. */
  get choices(): readonly { readonly batch: Batch; readonly choice: DraftChoice }[] {
    return this.#batches.flatMap((batch) => batch.choices.map((choice) => ({ batch, choice })));
  }

  /** What is to be added: a layer without a row would be nothing. */
  get taken() {
    return this.choices.filter(({ choice }) => choice.taken && choice.draft.table.featureCount > 0);
  }

  get isReading(): boolean {
    return this.#batches.some(({ phase }) => phase === 'reading' || phase === 'waiting');
  }

  get isPlacing(): boolean {
    return this.#isPlacing;
  }

  /** Why nothing was added. */
  get problem(): BatchProblem | null {
    return this.#problem;
  }

  bring(files: readonly File[]): void {
    this.#batches = [...this.#batches, ...groupFiles(files).map((group) => new Batch(group))];
    this.#go();
  }

  /** @param options what the file does not say itself */
  retry(batch: Batch, options: ImportOptions = {}): void {
    batch.allow(options);
    this.#go();
  }

  /** Shows map tiles as they are: they are no features that could be read. */
  async openTiles(batch: Batch): Promise<void> {
    const [file] = batch.files;
    if (!file) return;
    try {
      const { openTiles } = await import('../connect/open-tiles');
      await openTiles(this.#atlas, file);
      this.#atlas.open('layers');
      this.drop(batch);
    } catch {
      // Whatever is wrong with it, it holds no tiles that can be shown.
      batch.fail(new ImportProblem('broken', file.name));
    }
  }

  drop(batch: Batch): void {
    batch.end();
    this.#batches = this.#batches.filter((other) => other !== batch);
    this.#go();
  }

  dropAll(): void {
    for (const batch of this.#batches) batch.end();
    this.#batches = [];
    this.#problem = null;
  }

  /** Begins to read what waits, as far as there are hands. */
  #go(): void {
    const reading = this.#batches.filter(({ phase }) => phase === 'reading').length;
    const waiting = this.#batches.filter(({ phase }) => phase === 'waiting');
    for (const batch of waiting.slice(0, AT_ONCE - reading)) void this.#read(batch);
  }

  async #read(batch: Batch): Promise<void> {
    this.#loading ??= loadReference(this.#atlas).then((reference) => {
      this.#reference = reference;
      return reference;
    });
    await batch.read(this.#loading);
    this.#go();
  }

  /**
   * Adds what is chosen, all or nothing. @returns the layers, none after a problem
   */
  async place(t: ImportTranslate): Promise<readonly OwnLayer[]> {
    const { own } = this.#atlas.workbench;
    const layers: OwnLayer[] = [];
    this.#isPlacing = true;
    this.#problem = null;
    try {
      for (const { batch, choice } of this.taken) {
        const id = newOwnId();
        const table = await batch.place(choice, id);
        layers.push({
          id,
          title: choice.title.trim().slice(0, LONGEST_TITLE) || choice.draft.title,
          origin: 'imported',
          shown: true,
          opacity: 1,
          style: firstStyle(own.all.length + layers.length, table.crowdedBelowZoom !== undefined),
          table,
          version: 1,
          recipe: null,
          source: choice.draft.fileName,
        });
      }
    } catch (error) {
      this.#problem = problemOf(error);
      await Promise.all(layers.map(({ id }) => geo().drop(id)));
      return [];
    } finally {
      this.#isPlacing = false;
    }
    showAdded(this.#atlas, t, layers);
    // Drafts that were left out go with their files.
    for (const batch of this.#batches.filter(({ phase }) => phase === 'ready')) this.drop(batch);
    return layers;
  }
}
