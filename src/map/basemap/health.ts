import { isRefusal } from '../../domain/basemap';

/** How a basemap fails as far as its tiles tell. */
export type TileFailure = 'refused' | 'unreachable';

/** Tiles in a row that fail before a basemap is given up; one alone may be a hiccup. */
const PATIENCE = 3;

/** Says when a basemap is to be given up, from what becomes of its tiles. */
export class BasemapHealth {
  #failures = 0;
  #lives = false;

  /** A tile came. */
  came(): void {
    this.#failures = 0;
    this.#lives = true;
  }

  /**
   * A tile, or what describes them, did not come.
   * @param status of HTTP; nothing where there was no answer
   * @param whole not a tile but the description of all
   */
  failed(status: number | null | undefined, whole: boolean): TileFailure | null {
    if (isRefusal(status)) return 'refused';
    this.#failures += 1;
    return whole || this.#failures >= PATIENCE ? 'unreachable' : null;
  }

  /** True while no tile has come at all. */
  get isSilent(): boolean {
    return !this.#lives;
  }
}
