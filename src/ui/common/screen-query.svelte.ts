/**
 * Whether a media query holds for the screen. While the page is laid out for paper the answer stays:
 * panels that moved then would take the sheet that is printed away with them.
 */
export class ScreenQuery {
  readonly #list: MediaQueryList;
  #holds = $state(false);

  constructor(query: string) {
    this.#list = matchMedia(query);
    this.#holds = this.#list.matches;
    $effect(() => {
      this.#list.addEventListener('change', this.#look);
      return () => {
        this.#list.removeEventListener('change', this.#look);
      };
    });
  }

  get current(): boolean {
    return this.#holds;
  }

  readonly #look = (): void => {
    if (!matchMedia('print').matches) this.#holds = this.#list.matches;
  };
}
