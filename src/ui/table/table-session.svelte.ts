import { isOwnLayerId } from '../../domain/own/model';
import { fieldsFor } from '../../domain/table/languages';
import type {
  CellValue,
  TableField,
  TableInfo,
  TableQuery,
  TableRow,
} from '../../domain/table/model';
import type { Atlas } from '../../state/atlas.svelte';
import { geo } from '../../worker/geo';
import { tellFailure } from '../common/failures';

/** Rows that are asked for at once. */
const PAGE = 100;
/** Pages kept: scrolling back a little asks nothing. */
const MOST_PAGES = 40;

/** An open table: which columns and rows of a layer, in which order. The rows come from the worker by pages. */
export class TableSession {
  readonly layer: string;
  readonly #atlas: Atlas;
  #shipped = $state.raw<TableInfo | null>(null);
  #hidden = $state.raw<ReadonlySet<string>>(new Set());
  #sort = $state.raw<TableQuery['sort'] | null>(null);
  #find = $state('');
  #onlyChosen = $state(false);
  #total = $state<number | null>(null);
  #pages = $state.raw<ReadonlyMap<number, readonly TableRow[]>>(new Map());
  #run = 0;
  readonly #asked = new Set<number>();
  #query: Omit<TableQuery, 'offset' | 'limit'> = { fields: [] };

  constructor(atlas: Atlas, layer: string) {
    this.#atlas = atlas;
    this.layer = layer;
    if (isOwnLayerId(layer)) return;
    geo()
      .load(layer, { kind: 'shipped' })
      .then((info) => {
        this.#shipped = info;
      })
      .catch(this.#failed);
  }

  get isOwn(): boolean {
    return isOwnLayerId(this.layer);
  }

  get info(): TableInfo | null {
    return this.#atlas.workbench.own.get(this.layer)?.table ?? this.#shipped;
  }

  /** All fields that a person reads. */
  get fields(): readonly TableField[] {
    const { lang } = this.#atlas.settings;
    return fieldsFor(this.info?.fields ?? [], lang, this.#atlas.core.settings.languages);
  }

  get columns(): readonly TableField[] {
    return this.fields.filter(({ name }) => !this.#hidden.has(name));
  }

  get sort(): TableQuery['sort'] | null {
    return this.#sort;
  }

  get find(): string {
    return this.#find;
  }

  set find(words: string) {
    this.#find = words;
  }

  get onlyChosen(): boolean {
    return this.#onlyChosen;
  }

  set onlyChosen(only: boolean) {
    this.#onlyChosen = only;
  }

  /** Rows that match; null until the worker has told. */
  get total(): number | null {
    return this.#total;
  }

  get chosen(): ReadonlySet<string> {
    const { chosen } = this.#atlas.workbench;
    return chosen?.layer === this.layer ? chosen.ids : new Set();
  }

  show(field: string, shown: boolean): void {
    const hidden = new Set(this.#hidden);
    if (shown) hidden.delete(field);
    // A table without a column is none.
    else if (this.columns.length > 1) hidden.add(field);
    this.#hidden = hidden;
  }

  /** Sorts upwards, then downwards, then as the data come. */
  sortBy(field: string): void {
    const { field: now, descending } = this.#sort ?? {};
    this.#sort =
      now !== field
        ? { field, descending: false }
        : descending
          ? null
          : { field, descending: true };
  }

  row(index: number): TableRow | null {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null;
  }

  /** To be called in an effect: asks anew when the question or the data changed. */
  ask(): void {
    const { settings, workbench } = this.#atlas;
    const filter = workbench.filters.of(this.layer);
    const ids = this.#onlyChosen ? [...this.chosen] : null;
    const version = workbench.own.get(this.layer)?.version ?? 0;
    const fields = this.columns.map(({ name }) => name);
    if (!this.info || version < 0) return;
    this.#query = {
      fields,
      lang: settings.lang,
      ...(filter ? { filter } : {}),
      ...(ids ? { ids } : {}),
      ...(this.#sort ? { sort: this.#sort } : {}),
      ...(this.#find.trim() === '' ? {} : { find: this.#find }),
    };
    this.#run += 1;
    this.#asked.clear();
    this.need(0, 1, true);
  }

  /** Brings rows that come into sight. */
  need(first: number, last: number, anew = false): void {
    const run = this.#run;
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) {
      if (this.#asked.has(page)) continue;
      this.#asked.add(page);
      geo()
        .rows(this.layer, { ...this.#query, offset: page * PAGE, limit: PAGE })
        .then(({ total, rows }) => {
          if (run !== this.#run) return;
          const kept = anew ? [] : [...this.#pages].slice(-MOST_PAGES);
          for (const known of this.#asked) {
            if (
              known !== page &&
              !kept.some(([number]) => number === known) &&
              this.#pages.has(known)
            )
              this.#asked.delete(known);
          }
          this.#pages = new Map([...kept, [page, rows]]);
          this.#total = total;
        })
        .catch(this.#failed);
    }
  }

  /** Where a row is in the order that is shown; null when it does not match. */
  async indexOf(id: string): Promise<number | null> {
    return geo().indexOf(this.layer, id, this.#query);
  }

  /** Changes a cell of an own layer, to be undone. @throws what the worker refuses */
  async edit(id: string, field: string, before: CellValue, after: CellValue): Promise<void> {
    const put = async (value: CellValue): Promise<void> => {
      const table = await geo().edit(this.layer, id, field, value);
      const { own } = this.#atlas.workbench;
      own.change(this.layer, { table, version: (own.get(this.layer)?.version ?? 0) + 1 });
    };
    await put(after);
    this.#atlas.workbench.history.note({
      label: 'table.edit.deed',
      undo: () => put(before),
      redo: () => put(after),
    });
  }

  readonly #failed = (error: unknown): void => {
    tellFailure(this.#atlas.notices, error);
  };
}
