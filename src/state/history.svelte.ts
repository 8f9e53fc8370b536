import { Turns } from './turns';

/** One thing a person did to their own layers, drawings or filters, and how to take it back. */
export interface Deed {
  /** Key of the message that names it. */
  readonly label: string;
  readonly undo: () => void | Promise<void>;
  readonly redo: () => void | Promise<void>;
}

/** Deeds kept; older ones cannot be taken back any more. */
const LONGEST = 100;

/** Undo and redo across all tools, one line of deeds. */
export class History {
  #done = $state.raw<readonly Deed[]>([]);
  #undone = $state.raw<readonly Deed[]>([]);
  /** Undoing takes its time with large layers: the next one waits for it. */
  readonly #turns = new Turns();

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Label of what would be taken back. */
  get undoLabel(): string | null {
    return this.#done.at(-1)?.label ?? null;
  }

  get redoLabel(): string | null {
    return this.#undone.at(-1)?.label ?? null;
  }

  /** Notes what was done; what was undone before is forgotten. */
  note(deed: Deed): void {
    this.#done = [...this.#done, deed].slice(-LONGEST);
    this.#undone = [];
  }

  async undo(): Promise<void> {
    await this.#turns.take(async () => {
      const deed = this.#done.at(-1);
      if (!deed) return;
      await deed.undo();
      this.#done = this.#done.slice(0, -1);
      this.#undone = [...this.#undone, deed];
    });
  }

  async redo(): Promise<void> {
    await this.#turns.take(async () => {
      const deed = this.#undone.at(-1);
      if (!deed) return;
      await deed.redo();
      this.#undone = this.#undone.slice(0, -1);
      this.#done = [...this.#done, deed];
    });
  }

  clear(): void {
    this.#done = [];
    this.#undone = [];
  }
}
