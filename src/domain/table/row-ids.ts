/** Ids of rows: as the data give them, unique; others count up, and what stands twice gets a number. */

const isGiven = (given: unknown): given is string | number =>
  typeof given === 'number' || (typeof given === 'string' && given !== '');

const counted = (row: number): string => `f${row + 1}`;

export class UniqueIds {
  /** Null as long as no row gave one. */
  #ids: string[] | null = null;
  #length = 0;

  add(given: unknown): void {
    if (isGiven(given))
      this.#ids ??= Array.from({ length: this.#length }, (_, row) => counted(row));
    this.#ids?.push(isGiven(given) ? String(given) : counted(this.#length));
    this.#length += 1;
  }

  /** All ids, each once; null when the rows are counted. */
  finish(): string[] | null {
    const ids = this.#ids;
    if (!ids) return null;
    const taken = new Set<string>();
    ids.forEach((base, row) => {
      let unique = base;
      for (let number = 2; taken.has(unique); number += 1) unique = `${base}~${number}`;
      taken.add(unique);
      ids[row] = unique;
    });
    return ids;
  }
}

/** The ids of a table, and the row of each. */
export class RowIds {
  #rowOf: Map<string, number> | null = null;

  /** @param given null when the rows are counted */
  constructor(
    readonly length: number,
    readonly given: readonly string[] | null,
  ) {}

  at(row: number): string {
    return this.given ? (this.given[row] ?? '') : counted(row);
  }

  rowOf(id: string): number | undefined {
    if (!this.given) {
      const row = /^f[1-9]\d*$/.test(id) ? Number(id.slice(1)) - 1 : NaN;
      return row < this.length ? row : undefined;
    }
    this.#rowOf ??= new Map(this.given.map((known, row) => [known, row]));
    return this.#rowOf.get(id);
  }
}
