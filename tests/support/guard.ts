import type { BrowserContext } from '@playwright/test';

// What the software renderer and the test runner say about themselves, not about the site.
const harmless = [
  /GL Driver Message/,
  /GPU stall due to ReadPixels/,
  /Service Worker registration blocked by Playwright/,
];

/** Watches every page of a context, pop-ups, frames and workers included. */
export class Guard {
  readonly #complaints: string[] = [];
  readonly #allowed: RegExp[] = [...harmless];
  readonly #origins: Set<string>;

  constructor(context: BrowserContext, site: string) {
    this.#origins = new Set([new URL(site).origin]);
    context.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      this.#note(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => {
      this.#note(`uncaught: ${error.error().stack ?? error.error().message}`);
    });
    context.on('request', (request) => {
      this.#noteForeign(request.url());
    });
    context.on('page', (page) => {
      page.on('websocket', (socket) => {
        this.#noteForeign(socket.url());
      });
    });
  }

  /** In a test that provokes it: this console message or error is expected. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  /** In a test with a second host of its own: requests to it are no fault. */
  allowHost(url: string): void {
    this.#origins.add(new URL(url).origin);
  }

  /** What went wrong so far. */
  complaints(): readonly string[] {
    return this.#complaints.filter((text) => !this.#allowed.some((pattern) => pattern.test(text)));
  }

  #note(complaint: string): void {
    this.#complaints.push(complaint);
  }

  #noteForeign(url: string): void {
    const { protocol, origin } = new URL(url);
    if (protocol === 'data:' || protocol === 'blob:') return;
    if (!this.#origins.has(origin)) this.#note(`foreign request: ${url}`);
  }
}
