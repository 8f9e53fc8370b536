/** Some items of a stream of unknown length, spread evenly over it, the same each time. */
export class Spread<T> {
  #kept: T[] = [];
  #step = 1;
  #seen = 0;

  /** @param most never more than this many are kept, and at least half as many when there are */
  constructor(readonly most: number) {}

  /** Whether the next item would be kept: for items that are costly to make. */
  get isNext(): boolean {
    return this.#seen % this.#step === 0;
  }

  /** Counts an item that was not made, since it would not be kept. */
  skip(): void {
    this.#seen += 1;
  }

  add(item: T): void {
    if (this.isNext) {
      this.#kept.push(item);
      if (this.#kept.length > this.most) {
        this.#kept = this.#kept.filter((_, index) => index % 2 === 0);
        this.#step *= 2;
      }
    }
    this.#seen += 1;
  }

  get items(): readonly T[] {
    return this.#kept;
  }
}
