import type { Core } from '../domain/atlas';
import type { Range } from '../domain/calendar';
import {
  eventsToTell,
  presetsOf,
  sitesWithin,
  stepFrom,
  timelineOf,
  type TimeEvent,
  type Timeline,
} from '../domain/timeline';

/** Calls again and again. @returns stops it */
export type Every = (run: () => void, milliseconds: number) => () => void;

const PLAY_MILLISECONDS = 2600;

const byTheClock: Every = (run, milliseconds) => {
  const timer = setInterval(run, milliseconds);
  return () => {
    clearInterval(timer);
  };
};

/** The time that is shown: a range, or null for all times. */
export class Time {
  readonly timeline: Timeline;
  readonly presets: ReturnType<typeof presetsOf>;
  readonly #every: Every;
  #range = $state.raw<Range | null>(null);
  #isOpen = $state(false);
  #isPlaying = $state(false);
  #footPx = $state(0);
  #stop: (() => void) | null = null;
  readonly #events = $derived.by(() => eventsToTell(this.timeline.events, this.#range));
  readonly #sites = $derived.by(() =>
    this.#range === null ? null : sitesWithin(this.timeline.events, this.#range),
  );

  constructor(core: Core, every: Every = byTheClock) {
    this.timeline = timelineOf(core);
    this.presets = presetsOf(this.timeline.span, core.settings.article.date);
    this.#every = every;
  }

  get range(): Range | null {
    return this.#range;
  }

  /** True while the slider is shown. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  /** Events of the range, those dated within it first; all of them without one. */
  get events(): readonly TimeEvent[] {
    return this.#events;
  }

  /** Height in pixels that the slider takes from the foot of the map. */
  get footPx(): number {
    return this.#footPx;
  }

  /** True when the site has a statement dated in the range, or when no range is set. */
  has(siteId: string): boolean {
    return this.#sites?.has(siteId) ?? true;
  }

  /** True when a range is set and the claim of the site is dated in it. */
  marks(siteId: string, claimId: string): boolean {
    return (
      this.#range !== null &&
      this.events.some((event) => event.siteId === siteId && event.textId === claimId)
    );
  }

  canStep(by: 1 | -1): boolean {
    return stepFrom(this.timeline.steps, this.#range, by) !== null;
  }

  /** The slider has a height, or is gone. */
  occupy(px: number): void {
    this.#footPx = px;
  }

  open(): void {
    this.#isOpen = true;
  }

  /** Puts the slider away; all times are shown again. */
  close(): void {
    this.clear();
    this.#isOpen = false;
  }

  choose(range: Range): void {
    this.pause();
    this.#range = range;
    this.#isOpen = true;
  }

  clear(): void {
    this.pause();
    this.#range = null;
  }

  step(by: 1 | -1): void {
    this.pause();
    this.#advance(by);
  }

  /** Steps through the dates, from the first one when at the end. */
  play(): void {
    if (this.#isPlaying) return;
    this.#isOpen = true;
    if (!this.#advance(1)) {
      this.#range = null;
      if (!this.#advance(1)) return;
    }
    this.#isPlaying = true;
    this.#stop = this.#every(() => {
      if (!this.#advance(1)) this.pause();
    }, PLAY_MILLISECONDS);
  }

  pause(): void {
    this.#stop?.();
    this.#stop = null;
    this.#isPlaying = false;
  }

  #advance(by: 1 | -1): boolean {
    const step = stepFrom(this.timeline.steps, this.#range, by);
    if (step) this.#range = step.span;
    return step !== null;
  }
}
