import { untrack } from 'svelte';

/** Tells of a file that could not be loaded. @returns takes that back, once it was loaded at last */
export type TellFailure = (error: unknown) => (() => void) | undefined;

/** A file that is loaded when it is first needed: loading, there, or failed and worth another try. */
export class Resource<T> {
  #value = $state.raw<T | null>(null);
  #status = $state<'idle' | 'loading' | 'ready' | 'failed'>('idle');
  #load: () => Promise<T>;
  #failed: TellFailure;
  #takeBack: (() => void) | undefined;
  #run = 0;

  constructor(load: () => Promise<T>, failed: TellFailure) {
    this.#load = load;
    this.#failed = failed;
  }

  get value(): T | null {
    return this.#value;
  }

  get status(): 'idle' | 'loading' | 'ready' | 'failed' {
    return this.#status;
  }

  /** Loads unless it is there or on its way. An effect that asks does not ask again when it fails. */
  async request(): Promise<void> {
    const status = untrack(() => this.#status);
    if (status === 'loading' || status === 'ready') return;
    await this.reload();
  }

  /** Loads anew; a load that was overtaken by a later one is forgotten. The old value stays until then. */
  async reload(): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    this.#status = 'loading';
    try {
      const value = await this.#load();
      if (run !== this.#run) return;
      this.#value = value;
      this.#status = 'ready';
      this.#takeBack?.();
      this.#takeBack = undefined;
    } catch (error) {
      if (run !== this.#run) return;
      this.#status = 'failed';
      this.#takeBack = this.#failed(error);
    }
  }
}
