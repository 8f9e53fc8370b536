import type { TourClock } from '../../state/tour.svelte';

/** Time as the page has it. */
export const pageClock: TourClock = {
  wait(seconds, done) {
    const timer = setTimeout(done, seconds * 1000);
    return () => {
      clearTimeout(timer);
    };
  },
  frames(each) {
    let last: number | null = null;
    const step = (now: number): void => {
      // Asked for first: what is called may stop it.
      frame = requestAnimationFrame(step);
      each(last === null ? 0 : (now - last) / 1000);
      last = now;
    };
    let frame = requestAnimationFrame(step);
    return () => {
      cancelAnimationFrame(frame);
    };
  },
  isCalm: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
};
