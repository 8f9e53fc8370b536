import type { Atlas } from '../../state/atlas.svelte';
import { formatUrl, parseUrl } from '../../state/url';
import { tellUrlProblems } from '../common/failures';

/** How long the camera rests before the address follows; browsers refuse more than a hundred writes a minute. */
const REST_MILLISECONDS = 250;

/** Keeps the address and the atlas the same: what is chosen makes an entry to go back to, moving does not. */
export class AddressBar {
  readonly #atlas: Atlas;
  readonly #firstLang: string;
  readonly #langAsked: boolean;
  readonly #quiet: boolean;
  #written: string;
  #entry: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param quiet makes no entries to go back to: in a frame they would be steps of the page around it */
  constructor(atlas: Atlas, quiet = false) {
    this.#atlas = atlas;
    this.#quiet = quiet;
    this.#firstLang = atlas.settings.lang;
    this.#langAsked = new URLSearchParams(location.search).has('lang');
    this.#written = location.search + location.hash;
    this.#entry = this.#entryOf();
  }

  /** Follows back, forward and an address edited by hand. @returns stops following */
  listen(): () => void {
    const follow = (): void => {
      const address = location.search + location.hash;
      if (address === this.#written) return;
      this.#catchUp();
      this.#written = address;
      const { state, problems } = parseUrl(location.search, location.hash, this.#atlas.urlContext);
      // Going back leaves the looks alone: they are no step of the way.
      const { theme, labels } = this.#atlas.settings;
      this.#atlas.follow({ ...state, theme, labels });
      tellUrlProblems(this.#atlas.notices, problems);
      this.#entry = this.#entryOf();
    };
    window.addEventListener('popstate', follow);
    window.addEventListener('hashchange', follow);
    return () => {
      window.removeEventListener('popstate', follow);
      window.removeEventListener('hashchange', follow);
      this.#catchUp();
    };
  }

  /** Reads the atlas' state; to be called in an effect, so that it runs again when that changes. */
  write(): void {
    const { lang } = this.#atlas.settings;
    const named = this.#langAsked || lang !== this.#firstLang;
    const { search, hash } = formatUrl({ ...this.#atlas.url, lang: named ? lang : null });
    const foreign = [...new URLSearchParams(location.search)].filter(
      ([name]) => !['lang', 'theme', 'labels'].includes(name),
    );
    const query = [search.slice(1), new URLSearchParams(foreign).toString()]
      .filter(Boolean)
      .join('&');
    const address = `${query ? `?${query}` : ''}${hash}`;
    const entry = this.#entryOf();
    this.#catchUp();
    if (address === this.#written) return;
    const isNewEntry = entry !== this.#entry && !this.#quiet;
    const put = (): void => {
      const url = location.pathname + address;
      this.#catchUp();
      this.#written = address;
      if (isNewEntry) history.pushState(null, '', url);
      else history.replaceState(null, '', url);
    };
    this.#entry = entry;
    if (isNewEntry) put();
    else {
      this.#timer = setTimeout(put, REST_MILLISECONDS);
      document.documentElement.dataset['address'] = 'behind';
    }
  }

  /** Nothing waits to be written any more; while something does, the page says that its address is behind. */
  #catchUp(): void {
    clearTimeout(this.#timer);
    delete document.documentElement.dataset['address'];
  }

  /** What makes an entry of the history: the thing or the panel that is open. */
  #entryOf(): string {
    const { place, feature, panel, tour } = this.#atlas.url;
    return JSON.stringify([place, feature, panel, tour?.id]);
  }
}
