import type { Fix } from '../../domain/whereabouts';

export type WhereaboutsStatus = 'off' | 'asking' | 'shown' | 'denied' | 'unavailable';

/** Where the device is. Asked only when a person taps; nothing of it leaves the device or is stored. */
export class WhereaboutsWatch {
  #status = $state<WhereaboutsStatus>('off');
  #fix = $state.raw<Fix | null>(null);
  #watch: number | null = null;

  get status(): WhereaboutsStatus {
    return this.#status;
  }

  get fix(): Fix | null {
    return this.#fix;
  }

  start(): void {
    if (!('geolocation' in navigator)) {
      this.#status = 'unavailable';
      return;
    }
    this.stop();
    this.#status = 'asking';
    this.#watch = navigator.geolocation.watchPosition(
      ({ coords }) => {
        this.#fix = {
          point: [coords.longitude, coords.latitude],
          accuracyMetres: coords.accuracy,
        };
        this.#status = 'shown';
      },
      (error) => {
        if (error.code === error.PERMISSION_DENIED) {
          this.stop();
          this.#status = 'denied';
          return;
        }
        // In a tunnel the device knows nothing for a while: it is listened to until it does again.
        this.#fix = null;
        this.#status = 'unavailable';
      },
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 10_000 },
    );
  }

  stop(): void {
    if (this.#watch !== null) navigator.geolocation.clearWatch(this.#watch);
    this.#watch = null;
    this.#fix = null;
    this.#status = 'off';
  }
}
