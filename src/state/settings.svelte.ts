import type { Basemap } from '../domain/basemap';
import type { UnitSystem } from '../domain/measure-units';
import type { Lang } from '../domain/site';
import { Basemaps } from './basemaps.svelte';
import type { LabelChoice, ThemeChoice } from './url';

/** Language, theme and naming of the map, which the query of the address holds, and its basemap. */
export class Settings {
  #lang = $state<Lang>('');
  #theme = $state<ThemeChoice>('auto');
  #labels = $state<LabelChoice>('both');
  #prefersDark = $state(false);
  #units = $state<UnitSystem>('metric');

  readonly basemaps: Basemaps;

  constructor(lang: Lang, basemaps: readonly Basemap[]) {
    this.basemaps = new Basemaps(basemaps);
    this.#lang = lang;
  }

  get lang(): Lang {
    return this.#lang;
  }

  get theme(): ThemeChoice {
    return this.#theme;
  }

  get labels(): LabelChoice {
    return this.#labels;
  }

  /** The theme that is shown: the person's choice, or the system's. */
  get shownTheme(): 'light' | 'dark' {
    if (this.#theme !== 'auto') return this.#theme;
    return this.#prefersDark ? 'dark' : 'light';
  }

  /** In which units what was drawn or worked out is measured. */
  get units(): UnitSystem {
    return this.#units;
  }

  measureIn(units: UnitSystem): void {
    this.#units = units;
  }

  speak(lang: Lang): void {
    this.#lang = lang;
  }

  paint(theme: ThemeChoice): void {
    this.#theme = theme;
  }

  nameMapIn(labels: LabelChoice): void {
    this.#labels = labels;
  }

  systemPrefersDark(prefersDark: boolean): void {
    this.#prefersDark = prefersDark;
  }
}
