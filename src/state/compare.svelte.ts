import { isSame, type Range } from '../domain/calendar';
import { withLayerId, type Filters } from '../domain/filter/model';
import { FilterState } from './filters.svelte';
import type { LabelChoice } from './labels';

export const COMPARE_MODES = ['swipe', 'swipe-rows', 'split'] as const;
/** A divider between left and right, one between top and bottom, or two maps beside each other. */
export type CompareMode = (typeof COMPARE_MODES)[number];

/** Left or top; right or bottom. */
export type Side = 'first' | 'second';

export const otherSide = (side: Side): Side => (side === 'first' ? 'second' : 'first');

/** What one side of a comparison shows. */
export interface SideView {
  /** Ids of the shown layers of the catalogue. */
  readonly layers: readonly string[];
  /** Ids of the shown layers of one's own. */
  readonly own: readonly string[];
  /** Null shows all times. */
  readonly time: Range | null;
  readonly labels: LabelChoice;
  /** Id of a basemap; projects of before say nothing of it. */
  readonly basemap?: string;
  readonly filters: Filters;
}

/** What the atlas shows now: the side that panels work on. */
export interface PresentView {
  readonly view: SideView;
  show(view: SideView): void;
}

/** A comparison as an address or a project keeps it: the other side by its differences only. */
export interface Comparison {
  readonly mode: CompareMode;
  /** Percent of the width, or height, that the first side takes. */
  readonly divider: number;
  /** The side that panels work on; the rest of the address describes it. */
  readonly edited: Side;
  readonly other: Partial<SideView>;
}

export const MIDDLE = 50;

/** Of two maps beside each other neither gets less than so many percent; a divider hides a side altogether. */
export const leastShare = (mode: CompareMode | null): number => (mode === 'split' ? 15 : 0);

/** Percent of the stage that the first side takes. */
export const shareOf = ({ mode, divider }: Pick<Compare, 'mode' | 'divider'>): number =>
  Math.max(leastShare(mode), Math.min(100 - leastShare(mode), divider));

const sameLists = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && new Set([...a, ...b]).size === a.length;
const sameTimes = (a: Range | null, b: Range | null): boolean =>
  a === null || b === null ? a === b : isSame(a, b);
const sameFilters = (a: Filters, b: Filters): boolean => {
  const entries = (filters: Filters): string =>
    JSON.stringify(Object.entries(filters).sort(([x], [y]) => (x < y ? -1 : 1)));
  return entries(a) === entries(b);
};

/** What of a view is other than in another one. */
export function differences(view: SideView, from: SideView): Partial<SideView> {
  return {
    ...(sameLists(view.layers, from.layers) ? {} : { layers: view.layers }),
    ...(sameLists(view.own, from.own) ? {} : { own: view.own }),
    ...(sameTimes(view.time, from.time) ? {} : { time: view.time }),
    ...(view.labels === from.labels ? {} : { labels: view.labels }),
    ...(view.basemap === undefined || view.basemap === from.basemap
      ? {}
      : { basemap: view.basemap }),
    ...(sameFilters(view.filters, from.filters) ? {} : { filters: view.filters }),
  };
}

/**
 * Two views of the map. One side is what the atlas shows, and what panels change; the other is kept
 * here. To work on the other side the two change places, so no panel has to know of comparing.
 */
export class Compare {
  /** The filters of the side that is not edited, and what the worker said of them. */
  readonly otherFilters = new FilterState();
  readonly #present: PresentView;
  readonly #filters: FilterState;
  #mode = $state<CompareMode | null>(null);
  #divider = $state(MIDDLE);
  #edited = $state<Side>('first');
  #other = $state.raw<SideView | null>(null);

  /** @param filters of the side that is edited: the atlas's own */
  constructor(present: PresentView, filters: FilterState) {
    this.#present = present;
    this.#filters = filters;
  }

  get isOn(): boolean {
    return this.#mode !== null;
  }

  /** Null while nothing is compared. */
  get mode(): CompareMode | null {
    return this.#mode;
  }

  /** Percent of the map that the first side takes, from its left or top. */
  get divider(): number {
    return this.#divider;
  }

  get edited(): Side {
    return this.#edited;
  }

  viewOf(side: Side): SideView {
    return side === this.#edited ? this.#present.view : (this.#other ?? this.#present.view);
  }

  /** True while both sides show the same. */
  get isLevel(): boolean {
    const { first, second } = { first: this.viewOf('first'), second: this.viewOf('second') };
    return Object.keys(differences(first, second)).length === 0;
  }

  /** The comparison as it is kept; null while there is none. */
  get kept(): Comparison | null {
    if (this.#mode === null) return null;
    const { view } = this.#present;
    return {
      mode: this.#mode,
      divider: this.#divider,
      edited: this.#edited,
      other: this.#other ? differences(this.#other, view) : {},
    };
  }

  /**
   * Begins: what the atlas shows stays as it is, on one side; the other is a copy but for the changes.
   * @param edited the side of what is shown now
   */
  start(mode: CompareMode, changes: Partial<SideView> = {}, edited: Side = 'first'): void {
    this.restore({ mode, divider: MIDDLE, edited, other: changes });
  }

  restore({ mode, divider, edited, other }: Comparison): void {
    this.#keep({ ...this.#present.view, ...other });
    this.#edited = edited;
    this.#mode = mode;
    this.moveTo(divider);
  }

  /** What the panels worked on last stays. */
  end(): void {
    this.#mode = null;
    this.#other = null;
    this.otherFilters.clear();
    this.#edited = 'first';
    this.#divider = MIDDLE;
  }

  show(mode: CompareMode): void {
    if (this.#mode !== null) this.#mode = mode;
  }

  /** @param percent of the first side; beyond what the mode allows it stays at the end */
  moveTo(percent: number): void {
    const least = leastShare(this.#mode);
    this.#divider = Math.round(Math.max(least, Math.min(100 - least, percent)));
  }

  /** Panels work on that side from now on. */
  edit(side: Side): void {
    const other = this.#other;
    if (side === this.#edited || other === null) return;
    const present = this.#present.view;
    // The worker's answers go with the filters: nothing flickers.
    this.#filters.exchange(this.otherFilters);
    this.#keep(present);
    this.#edited = side;
    this.#present.show(other);
  }

  /** What is left goes right, and the other way round. */
  swap(): void {
    this.#edited = this.#edited === 'first' ? 'second' : 'first';
  }

  /** Changes what the side that is not edited shows. */
  changeOther(changes: Partial<SideView>): void {
    if (this.#other) this.#keep({ ...this.#other, ...changes });
  }

  /** A layer of one's own goes by another id from now on. */
  rename(from: string, to: string): void {
    if (!this.#other || !JSON.stringify(this.#other).includes(`"${from}"`)) return;
    const { own, filters } = this.#other;
    this.changeOther({
      own: own.map((id) => (id === from ? to : id)),
      filters: withLayerId(filters, from, to),
    });
  }

  #keep(view: SideView): void {
    this.#other = view;
    this.otherFilters.replace(view.filters);
  }

  /** The other side shows what the edited one does. */
  level(): void {
    if (this.#mode !== null) this.#keep(this.#present.view);
  }
}
