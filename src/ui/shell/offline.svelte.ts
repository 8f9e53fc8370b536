/** What the device keeps of the atlas, and whether a newer one waits. */
export type OfflineStatus = 'unsupported' | 'preparing' | 'ready' | 'failed';

interface Stored {
  readonly files: number;
  readonly bytes: number;
  /** When the stored version was fetched; null when the server did not say. */
  readonly date: Date | null;
}

const SERVICE_WORKER_URL = 'service-worker.js';

export class Offline {
  #status = $state<OfflineStatus>('unsupported');
  #stored = $state.raw<Stored | null>(null);
  #waiting = $state.raw<ServiceWorker | null>(null);

  get status(): OfflineStatus {
    return this.#status;
  }

  get stored(): Stored | null {
    return this.#stored;
  }

  /** True when a newer version is stored and waits to be taken. */
  get hasUpdate(): boolean {
    return this.#waiting !== null;
  }

  /** Stores the atlas on the device. Called when the page is done with its own loading. */
  async keep(): Promise<void> {
    if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
    this.#status = 'preparing';
    try {
      const url = new URL(SERVICE_WORKER_URL, document.baseURI);
      const registration = await navigator.serviceWorker.register(url);
      this.#watch(registration);
      await navigator.serviceWorker.ready;
      await this.measure();
      this.#status = 'ready';
    } catch {
      // Private windows and some hosts refuse; the atlas works all the same, with a network.
      this.#status = 'failed';
    }
  }

  /** Takes the waiting version and opens it; what the address says is kept. */
  update(): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    navigator.serviceWorker.addEventListener(
      'controllerchange',
      () => {
        location.reload();
      },
      { once: true },
    );
    waiting.postMessage('take-over');
  }

  /** Counts what is stored. */
  async measure(): Promise<void> {
    let files = 0;
    let bytes = 0;
    let date: Date | null = null;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        if (!response) continue;
        files += 1;
        bytes += (await response.blob()).size;
        const said = response.headers.get('date');
        if (said !== null && (date === null || new Date(said) > date)) date = new Date(said);
      }
    }
    this.#stored = { files, bytes, date };
  }

  #watch(registration: ServiceWorkerRegistration): void {
    const check = (worker: ServiceWorker | null): void => {
      if (worker?.state === 'installed' && navigator.serviceWorker.controller)
        this.#waiting = worker;
    };
    check(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        check(worker);
      });
    });
  }
}
