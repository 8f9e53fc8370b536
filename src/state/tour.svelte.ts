import {
  dwellSeconds,
  flownShares,
  MINUTES_A_SECOND,
  type Tour,
  type Tours,
  type TourStep,
  type TourSummary,
} from '../domain/tour';
import type { Resource } from './resource.svelte';

/** Where a tour plays: what it shows, and what was there before it began. */
export interface TourStage<Before = unknown> {
  capture(): Before;
  restore(before: Before): void;
  show(step: TourStep, animate: boolean): void;
  /** What is selected: nothing, the place of the step, or something else. */
  selection(step: TourStep): 'none' | 'own' | 'other';
}

/** Time, as the page has it; tests have their own. */
export interface TourClock {
  /** Calls once after so many seconds. @returns stops waiting */
  wait(seconds: number, done: () => void): () => void;
  /** Calls with the seconds since the last call, for every frame. @returns stops */
  frames(each: (seconds: number) => void): () => void;
  /** True for a person who wants no motion. */
  isCalm(): boolean;
}

export interface TourAt {
  readonly id: string;
  /** Counted from 1, as in the address. */
  readonly step: number;
}

const nothing = (): void => undefined;
/** The camera arrives first, then the journey begins. */
const ARRIVAL_SECONDS = 1.2;

/** Takes a person through a tour, step by step, and brings back what was there before. */
export class TourPlayer<Before = unknown> {
  readonly #stage: TourStage<Before>;
  readonly #clock: TourClock;
  readonly #summaries: readonly TourSummary[];
  readonly #tours: () => Resource<Tours>;
  #at = $state.raw<{ readonly id: string; readonly index: number } | null>(null);
  #playing = $state(false);
  #reading = $state(false);
  /** The part of the step's journey that is done, 0 to 1. */
  #flown = $state(0);
  #flying = $state(false);
  #linked = $state(false);
  #left: string | null = null;
  #before: { readonly value: Before } | null = null;
  #stopWaiting = nothing;
  #stopFlying = nothing;

  /** @param tours the tours in the person's language, loaded when they are needed */
  constructor(
    stage: TourStage<Before>,
    clock: TourClock,
    summaries: readonly TourSummary[],
    tours: () => Resource<Tours>,
  ) {
    this.#stage = stage;
    this.#clock = clock;
    this.#summaries = summaries;
    this.#tours = tours;
  }

  /** The tour that runs. */
  get summary(): TourSummary | null {
    return this.#summaries.find(({ id }) => id === this.#at?.id) ?? null;
  }

  get isRunning(): boolean {
    return this.#at !== null;
  }

  /** The running tour in the person's language; null until it is loaded. */
  get tour(): Tour | null {
    return this.#at ? (this.#tours().value?.tours[this.#at.id] ?? null) : null;
  }

  get step(): TourStep | null {
    return this.tour?.steps[this.index] ?? null;
  }

  /** The tours in the person's language; ask `request()` of it before reading. */
  get texts(): Resource<Tours> {
    return this.#tours();
  }

  /** Index of the step, from 0. */
  get index(): number {
    return this.#at?.index ?? 0;
  }

  get count(): number {
    return this.summary?.stepCount ?? 0;
  }

  get isFirst(): boolean {
    return this.index === 0;
  }

  get isLast(): boolean {
    return this.index >= this.count - 1;
  }

  /** The part of the tour that has been seen, with this step, 0 to 1. */
  get progress(): number {
    return this.count === 0 ? 0 : (this.index + 1) / this.count;
  }

  get isPlaying(): boolean {
    return this.#playing;
  }

  /** True while the step is what the person looks at, and no place that was opened from it. */
  get isOnStage(): boolean {
    if (!this.#at) return false;
    const { step } = this;
    const selection = step ? this.#stage.selection(step) : 'none';
    return selection === 'none' || (selection === 'own' && !this.#reading);
  }

  /** True while the step is the one a link led to. */
  get isLinked(): boolean {
    return this.#linked;
  }

  /** Id of the tour that was left last: where a list of tours goes on. */
  get left(): string | null {
    return this.#left;
  }

  get at(): TourAt | null {
    return this.#at && { id: this.#at.id, step: this.#at.index + 1 };
  }

  get flown(): number {
    return this.#flown;
  }

  get isFlying(): boolean {
    return this.#flying;
  }

  /** What of the step's journeys is done; null where the step has none. */
  get shares(): { now: number; before: number } | null {
    const flight = this.step?.flight;
    return flight ? flownShares(flight, this.#flown) : null;
  }

  /**
   * Begins a tour, or goes to another one; what was there before the first is kept.
   * @param arrived runs when a link's step is shown, for what the link says beyond it
   */
  start(id: string, index = 0, arrived?: () => void): void {
    this.#before ??= { value: this.#stage.capture() };
    this.#playing = false;
    this.#linked = arrived !== undefined;
    this.#move(id, index, arrived);
  }

  goTo(index: number): void {
    if (!this.#at || index < 0 || index >= this.count) return;
    this.#move(this.#at.id, index);
  }

  next(): void {
    this.goTo(this.index + 1);
  }

  previous(): void {
    this.goTo(this.index - 1);
  }

  /** Goes on by itself; at the end it begins anew. */
  play(): void {
    if (!this.#at) return;
    this.#playing = true;
    if (this.isLast) this.goTo(0);
    else if (!this.isOnStage) this.resume();
    else {
      this.#await();
      if (this.#flown < 1) this.fly();
    }
  }

  /** The person moves the map: the tour does not take it out of their hands. */
  interrupt(): void {
    this.#playing = false;
    this.#stopWaiting();
  }

  pause(): void {
    this.interrupt();
    this.land();
  }

  /** The person opens the place of the step; the tour waits. */
  read(): void {
    this.pause();
    this.#reading = true;
    this.#linked = false;
  }

  /** Back from a place to the step, as it was. */
  resume(): void {
    if (this.#at) this.#move(this.#at.id, this.#at.index);
  }

  /** Ends the tour and brings back what was there before it. */
  leave(): void {
    const before = this.#before;
    this.#left = this.#at?.id ?? null;
    this.drop();
    if (before) this.#stage.restore(before.value);
  }

  /** Ends the tour and leaves everything as it is: the address says what comes. */
  drop(): void {
    this.#halt();
    this.#playing = false;
    this.#reading = false;
    this.#at = null;
    this.#before = null;
    this.#flown = 0;
  }

  /** Sets the journey of the step going, from its beginning when it has ended. */
  fly(): void {
    const flight = this.step?.flight;
    if (!flight) return;
    this.#stopFlying();
    if (this.#clock.isCalm()) {
      this.#flown = 1;
      return;
    }
    if (this.#flown >= 1) this.#flown = 0;
    const seconds = flight.now.minutes / MINUTES_A_SECOND;
    this.#flying = true;
    const stop = this.#clock.frames((passed) => {
      this.#flown = Math.min(1, this.#flown + passed / seconds);
      if (this.#flown >= 1) this.land();
    });
    this.#stopFlying = stop;
  }

  /** Stops the journey where it is. */
  land(): void {
    this.#stopFlying();
    this.#stopFlying = nothing;
    this.#flying = false;
  }

  #move(id: string, index: number, arrived?: () => void): void {
    this.#halt();
    this.#at = { id, index };
    this.#reading = false;
    this.#flown = 0;
    const tours = this.#tours();
    if (tours.value) this.#show(arrived);
    else
      void tours.request().then(() => {
        this.#show(arrived);
      });
  }

  #show(arrived?: () => void): void {
    const { step } = this;
    if (!step) return;
    this.#stage.show(step, !arrived);
    arrived?.();
    if (step.flight && !this.#reading) {
      if (this.#clock.isCalm()) this.fly();
      else
        this.#stopFlying = this.#clock.wait(ARRIVAL_SECONDS, () => {
          this.fly();
        });
    }
    if (this.#playing) this.#await();
  }

  #await(): void {
    this.#stopWaiting();
    const { step } = this;
    if (!step) return;
    const flight = step.flight ? step.flight.now.minutes / MINUTES_A_SECOND : 0;
    const seconds = Math.max(
      dwellSeconds(step.text, this.#tours().value?.lang ?? 'und'),
      flight + 4,
    );
    this.#stopWaiting = this.#clock.wait(seconds, () => {
      if (!this.isOnStage || this.isLast) this.pause();
      else this.next();
    });
  }

  #halt(): void {
    this.#stopWaiting();
    this.#stopWaiting = nothing;
    this.land();
  }
}
