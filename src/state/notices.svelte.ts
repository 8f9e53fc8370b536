/** A message to the person. `key` names a text of i18n; `params` fills it. */
export interface Notice {
  readonly id: number;
  readonly kind: 'info' | 'warning' | 'error';
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Tries again what failed, or does what `action` says; null where there is nothing to do. */
  readonly retry: (() => void) | null;
  /** Names a text of i18n: what its button says. */
  readonly action: string;
}

/** The one place that shows problems; a notice that is already there is not repeated. */
export class Notices {
  #items = $state.raw<readonly Notice[]>([]);
  #lastId = 0;

  get items(): readonly Notice[] {
    return this.#items;
  }

  /** @returns takes it back: what it tells of is over */
  tell(
    kind: Notice['kind'],
    key: string,
    params: Notice['params'] = {},
    retry: Notice['retry'] = null,
    action = 'place.retry',
  ): () => void {
    const same = (notice: Notice): boolean =>
      notice.key === key && JSON.stringify(notice.params) === JSON.stringify(params);
    const told = this.#items.find(same);
    if (!told) this.#lastId += 1;
    const id = told?.id ?? this.#lastId;
    if (!told) this.#items = [...this.#items, { id, kind, key, params, retry, action }];
    return () => {
      this.dismiss(id);
    };
  }

  dismiss(id: number): void {
    this.#items = this.#items.filter((notice) => notice.id !== id);
  }

  dismissKey(key: string): void {
    this.#items = this.#items.filter((notice) => notice.key !== key);
  }
}
