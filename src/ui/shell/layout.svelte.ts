import { ScreenQuery } from '../common/screen-query.svelte';

/*
 * In rem, and so in the person's own size of text: who doubles it on a large screen gets the layout
 * of a small one, instead of columns that hold two words a line.
 */
const SHORT = '(max-height: 30rem) and (min-width: 34rem)';
const SLIM = '(max-width: 47.5rem)';
/** What is open stands where the lists are. */
export const NARROW = '(max-width: 67.5rem)';

/** How the screen is shared between map and panels. */
export class Layout {
  readonly #short = new ScreenQuery(SHORT);
  readonly #slim = new ScreenQuery(SLIM);
  readonly #narrow = new ScreenQuery(NARROW);

  /** A low and wide screen, as a phone that lies: one panel beside the map holds everything. */
  get isShort(): boolean {
    return this.#short.current;
  }

  /** A bottom sheet over the map. */
  get hasSheet(): boolean {
    return this.#slim.current && !this.isShort;
  }

  /** One panel beside or over the map holds everything, and the search stands in the bar. */
  get isCompact(): boolean {
    return this.hasSheet || this.isShort;
  }

  /** What is known of a place stands where the lists are, not in a column of its own. */
  get isNarrow(): boolean {
    return this.#narrow.current || this.isShort;
  }
}

/** Pixels of a length in rem, by the person's size of text. */
export function remPx(rem: number): number {
  return rem * parseFloat(getComputedStyle(document.documentElement).fontSize);
}
