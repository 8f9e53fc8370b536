/**
 * Every request since the page was opened: of the page itself, of its workers, and of the map, whose own
 * worker cannot be watched and which is asked instead.
 */
const CHANNEL = 'atlas-requests';

/** For workers: tells the page what they ask for. */
export function reportRequests(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage([self.location.href]);
  new PerformanceObserver((list) => {
    channel.postMessage(list.getEntries().map(({ name }) => name));
  }).observe({ type: 'resource', buffered: true });
}

export interface RequestCount {
  /** Without query and fragment, which are the reader's own. */
  readonly address: string;
  readonly count: number;
}

const isWeb = (address: string): boolean => /^https?:/.test(address);

class RequestLog {
  readonly #counts = new Map<string, number>();
  readonly #byMap = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #watching = false;

  /** Starts to write down; what was asked before is not lost. */
  watch(): void {
    if (this.#watching) return;
    this.#watching = true;
    this.#add(performance.getEntriesByType('navigation').map(({ name }) => name));
    new PerformanceObserver((list) => {
      this.#add(list.getEntries().map(({ name }) => name));
    }).observe({ type: 'resource', buffered: true });
    new BroadcastChannel(CHANNEL).onmessage = ({ data }: MessageEvent<unknown>) => {
      if (Array.isArray(data)) this.#add(data.filter((name) => typeof name === 'string'));
    };
  }

  /** The map asks for an address, on this thread or on another. */
  byMap(address: string): void {
    if (!isWeb(address)) return;
    this.#byMap.add(this.#plain(address));
    this.#tell();
  }

  /** By address, in the order of their first time. */
  get entries(): readonly RequestCount[] {
    const all = new Map(this.#counts);
    for (const address of this.#byMap) if (!all.has(address)) all.set(address, 1);
    return [...all].map(([address, count]) => ({ address, count }));
  }

  /** @returns stops listening */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #plain(address: string): string {
    const { origin, pathname } = new URL(address, document.baseURI);
    return origin + pathname;
  }

  #add(names: readonly string[]): void {
    for (const name of names.filter(isWeb)) {
      const address = this.#plain(name);
      this.#counts.set(address, (this.#counts.get(address) ?? 0) + 1);
    }
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const requestLog = new RequestLog();
