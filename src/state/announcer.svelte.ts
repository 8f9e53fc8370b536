/** How long an announcement stands alone before the next, in milliseconds. */
const PAUSE_MILLISECONDS = 600;

/** What a screen reader is told: the important first, nothing twice in a row, never a pile of old news. */
export class Announcer {
  #text = $state('');
  #waiting: { readonly text: string; readonly priority: number } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What the live region holds now. */
  get text(): string {
    return this.#text;
  }

  /** Says a text; while another is being said, only the most important one waits. */
  say(text: string, priority: 'low' | 'high' = 'low'): void {
    const rank = priority === 'high' ? 1 : 0;
    if (text === '' || (text === this.#text && !this.#waiting)) return;
    if (this.#waiting && this.#waiting.priority > rank) return;
    this.#waiting = { text, priority: rank };
    if (this.#timer === undefined) this.#next();
  }

  #next(): void {
    const next = this.#waiting;
    this.#waiting = null;
    this.#timer = undefined;
    if (!next) return;
    this.#text = next.text;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#next();
    }, PAUSE_MILLISECONDS);
  }
}
