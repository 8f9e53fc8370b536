/** Does what takes its time one after the other. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** Waits for those before. One that fails does not hold up those after it; its caller hears of it. */
  async take(act: () => Promise<void>): Promise<void> {
    const mine = this.#last.then(act);
    this.#last = mine.catch(() => undefined);
    await mine;
  }
}
