/** `<dalian-atlas>`: a picture and a button, and after a press the atlas in a frame. */
import type { CommandArgs, CommandName, CommandResults } from '../domain/embed/protocol';
import { LIVE, frameAddress, pictureAddress } from './address';
import { connect, EmbedError, type Client, type Heard, type Ready } from './client';
import { STYLE } from './style';

/** Filled in by the build: titles by language, the language without one, and the words. */
declare const __ATLAS__: {
  readonly titles: Readonly<Record<string, string>>;
  readonly fallback: string;
  /** By language: show the map, interactive map. */
  readonly words: Readonly<Record<string, readonly [show: string, kind: string]>>;
};

const COMMANDS = [
  'setView',
  'select',
  'setLayers',
  'setFilter',
  'setTime',
  'startTour',
  'highlight',
  'addData',
  'getState',
  'exportImage',
] as const satisfies readonly CommandName[];

type Methods = {
  readonly [K in CommandName]: (args?: CommandArgs[K]) => Promise<CommandResults[K]>;
};

/** Apart from what follows: the build would take the two together for a file to ship. */
const here = import.meta.url;
const BASE = new URL('.', here).href;
const ORIGIN = new URL(here).origin;
const DEFAULT_HEIGHT_PX = 420;
const HEIGHT_RANGE_PX = [200, 4000] as const;
const PATIENCE_MILLISECONDS = 20_000;
/** What the atlas cannot do without: scripts, its own storage, links in new tabs, printing, saving. */
const SANDBOX =
  'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads';

let sheet: CSSStyleSheet | undefined;
function styles(): CSSStyleSheet {
  // Neither a style element nor a style attribute: a strict policy of the host refuses both.
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  return sheet;
}

class AtlasElement extends HTMLElement {
  static readonly observedAttributes = [...LIVE, 'height', 'load', 'label'];

  readonly #root: ShadowRoot;
  readonly #box = document.createElement('div');
  #button: HTMLButtonElement | null = null;
  #frame: HTMLIFrameElement | null = null;
  #client: Client | null = null;
  #ready: Ready | null = null;
  #waiting: [resolve: () => void, reject: (error: EmbedError) => void][] = [];
  #observer: IntersectionObserver | null = null;
  #shown = '';

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: 'open' });
    this.#root.adoptedStyleSheets = [styles()];
    this.#root.append(this.#box);
  }

  /** Null until the atlas answers; `mode` says whether it takes commands of this page. */
  get ready(): Ready | null {
    return this.#ready;
  }

  connectedCallback(): void {
    this.#size();
    this.#rest();
    if (this.getAttribute('load') !== 'visible') return;
    this.#observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) void this.open();
    });
    this.#observer.observe(this);
  }

  disconnectedCallback(): void {
    this.#forget();
    this.#observer?.disconnect();
    this.#observer = this.#frame = this.#button = null;
    this.#box.replaceChildren();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.isConnected) return;
    if (name === 'height') this.#size();
    if (name === 'label' || name === 'lang') this.#name();
    if (!this.#frame) {
      if (name === 'load') {
        this.disconnectedCallback();
        this.connectedCallback();
      } else this.#rest();
    } else if (LIVE.includes(name) || name === 'height') this.#show();
  }

  /** Opens the atlas, whatever `load` says. Kept when the atlas answers. */
  open(): Promise<void> {
    if (!this.isConnected) return Promise.reject(new EmbedError('closed'));
    this.#observer?.disconnect();
    if (!this.#frame) {
      const frame = document.createElement('iframe');
      this.#frame = frame;
      // On the atlas' own site a sandbox with scripts and storage holds nothing, as browsers warn.
      if (ORIGIN !== location.origin) frame.setAttribute('sandbox', SANDBOX);
      const locates = /on|menu/.test(this.getAttribute('ui-locate') ?? '');
      frame.setAttribute('allow', locates ? 'geolocation' : '');
      frame.loading = 'lazy';
      frame.referrerPolicy = 'strict-origin-when-cross-origin';
      this.#name();
      frame.src = this.#shown = this.#address;
      frame.onload = () => {
        this.#greet(frame);
      };
      const hadFocus = this.#root.activeElement !== null;
      this.#box.replaceChildren(frame);
      this.#button = null;
      if (hadFocus) frame.focus();
    }
    if (this.#ready) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting.push([resolve, reject]);
      setTimeout(reject, PATIENCE_MILLISECONDS, new EmbedError('timeout'));
    });
  }

  /** What is wrong with this element and the page around it; see docs/embed.md. */
  async doctor(): Promise<readonly unknown[]> {
    const { examine } = (await import(
      /* @vite-ignore */ `${BASE}embed/doctor-${this.#lang}.js`
    )) as { examine: (element: HTMLElement, base: string) => Promise<readonly unknown[]> };
    return examine(this, BASE);
  }

  /** One of the atlas' languages: that of the attribute, else of the page. */
  get #lang(): string {
    const { words, fallback } = __ATLAS__;
    const asked = this.closest('[lang]')?.getAttribute('lang') ?? '';
    const close = (lang: string): boolean => lang.split('-')[0] === asked.split('-')[0];
    return asked in words ? asked : (Object.keys(words).find(close) ?? fallback);
  }

  get #address(): string {
    return frameAddress(BASE, (name) => this.getAttribute(name));
  }

  /** Before it is opened: the picture, or the element's own content, and the button. */
  #rest(): void {
    if (this.#frame) return;
    const slot = document.createElement('slot');
    const button = (this.#button ??= document.createElement('button'));
    button.type = 'button';
    button.onclick = () => {
      // The reader sees what becomes of it; a page that wants to know calls open() itself.
      this.open().catch(() => undefined);
    };
    const [show = ''] = __ATLAS__.words[this.#lang] ?? [];
    button.textContent = show;
    this.#box.replaceChildren(slot, button);
    if (this.getAttribute('load') === 'consent') return;
    const image = new Image();
    image.alt = '';
    image.onload = () => {
      if (button.isConnected) slot.replaceWith(image);
    };
    const theme = this.getAttribute('theme');
    const dark =
      theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme:dark)').matches);
    image.src = pictureAddress(BASE, this.#lang, (name) => this.getAttribute(name), dark);
  }

  #name(): void {
    const { titles, words } = __ATLAS__;
    const lang = this.#lang;
    const title = this.getAttribute('label') ?? `${titles[lang] ?? ''} – ${words[lang]?.[1] ?? ''}`;
    if (this.#frame) this.#frame.title = title;
  }

  #size(px?: number): void {
    const height = this.getAttribute('height') ?? '';
    const asked = height === 'auto' ? (px ?? NaN) : parseFloat(height);
    const [least, most] = HEIGHT_RANGE_PX;
    const shown = asked > 0 ? Math.min(Math.max(asked, least), most) : DEFAULT_HEIGHT_PX;
    this.#box.style.height = `${shown}px`;
  }

  /** Shows what the attributes say now, without a step in the history of the page. */
  #show(): void {
    const address = this.#address;
    if (address === this.#shown) return;
    this.#shown = address;
    this.#frame?.contentWindow?.location.replace(address);
  }

  #greet(frame: HTMLIFrameElement): void {
    this.#client?.close();
    this.#ready = null;
    if (!frame.contentWindow) return;
    const heard: Heard = (name, detail) => {
      if (name === 'ready') {
        this.#ready = detail as Ready;
        for (const [resolve] of this.#waiting.splice(0)) resolve();
      } else if (name === 'height') this.#size((detail as { px: number }).px);
      const type = `atlas-${name.toLowerCase()}`;
      this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
    };
    this.#client = connect(frame.contentWindow, ORIGIN, heard);
  }

  #forget(): void {
    this.#client?.close();
    this.#client = this.#ready = null;
    for (const [, reject] of this.#waiting.splice(0)) reject(new EmbedError('closed'));
  }

  async call<K extends CommandName>(command: K, args: CommandArgs[K]): Promise<CommandResults[K]> {
    // A script is no reader: it opens the atlas by open(), and by nothing else.
    if (!this.#frame) throw new EmbedError('closed', 'open() it first');
    await this.open();
    if (!this.#client) throw new EmbedError('closed');
    return this.#client.call(command, args);
  }
}

for (const command of COMMANDS) {
  Object.defineProperty(AtlasElement.prototype, command, {
    value(this: AtlasElement, args: CommandArgs[typeof command] = {}) {
      return this.call(command, args);
    },
  });
}

/** The element with a method for each command of the protocol. */
export const DalianAtlas = AtlasElement as unknown as new () => AtlasElement & Methods;
