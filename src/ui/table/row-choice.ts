import type { Atlas } from '../../state/atlas.svelte';
import type { TableSession } from './table-session.svelte';

/** Choosing rows one by one, and from one to another with Shift. */
export class RowChoice {
  readonly #atlas: Atlas;
  readonly #session: TableSession;
  /** Where a range begins. */
  #anchor = 0;

  constructor(atlas: Atlas, session: TableSession) {
    this.#atlas = atlas;
    this.#session = session;
  }

  /** Chooses a row or lets go of it; without `keep` it is the only one. */
  toggle(index: number, keep = true): void {
    const row = this.#session.row(index);
    if (!row) return;
    const ids = new Set(keep ? this.#session.chosen : []);
    if (keep && ids.has(row.id)) ids.delete(row.id);
    else ids.add(row.id);
    this.#anchor = index;
    this.#atlas.workbench.choose(this.#session.layer, ids);
  }

  /** Chooses all rows from where the last one was chosen. */
  to(index: number): void {
    const ids = new Set(this.#session.chosen);
    const [from, to] = [Math.min(this.#anchor, index), Math.max(this.#anchor, index)];
    for (let at = from; at <= to; at += 1) {
      const row = this.#session.row(at);
      if (row) ids.add(row.id);
    }
    this.#atlas.workbench.choose(this.#session.layer, ids);
  }
}
