/** What a person brings along, until the dialog of the import takes it. */
export class Intake {
  #isOpen = $state(false);
  #waiting = $state.raw<readonly File[]>([]);

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Files that nobody has taken yet. */
  get waiting(): readonly File[] {
    return this.#waiting;
  }

  /** Opens the dialog, with files or to choose some. */
  open(files: readonly File[] = []): void {
    this.#waiting = [...this.#waiting, ...files];
    this.#isOpen = true;
  }

  /** Hands the files over, once. */
  take(): readonly File[] {
    const files = this.#waiting;
    this.#waiting = [];
    return files;
  }

  close(): void {
    this.#isOpen = false;
  }
}
