import { createContext } from 'svelte';
import type { EmbedOptions, UiPart } from '../../domain/embed/options';
import type { LiveMap } from '../map/live-map.svelte';

/** The frame that the atlas is shown in. */
export class Frame {
  readonly options: EmbedOptions;
  #live = $state.raw<LiveMap | null>(null);

  constructor(options: EmbedOptions) {
    this.options = options;
  }

  get live(): LiveMap | null {
    return this.#live;
  }

  /** The stage tells which map it shows. */
  hold(live: LiveMap): void {
    this.#live = live;
  }

  isOn(part: UiPart): boolean {
    return this.options.ui[part] === 'on';
  }

  isInMenu(part: UiPart): boolean {
    return this.options.ui[part] === 'menu';
  }
}

/** Null on a page of its own. */
export const [getFrame, setFrame] = createContext<Frame | null>();
