/** Messages to keep of a page that greets before anybody listens. */
const MOST = 8;

/**
 * Hears the page around the frame from the first moment: it greets when the frame has loaded, and
 * what answers comes a little later.
 */
export class Greetings {
  #early: MessageEvent[] = [];
  #listener: ((event: MessageEvent) => void) | null = null;

  constructor() {
    window.addEventListener('message', (event) => {
      if (this.#listener) this.#listener(event);
      else if (this.#early.length < MOST) this.#early.push(event);
    });
  }

  /** From here on they go there, those that were kept first. */
  deliver(listener: (event: MessageEvent) => void): void {
    this.#listener = listener;
    for (const event of this.#early.splice(0)) listener(event);
  }
}
