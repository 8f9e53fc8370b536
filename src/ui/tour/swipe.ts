/** How far a finger goes for a swipe, and how much straighter than a scroll. */
const LEAST_PX = 48;
const STRAIGHTNESS = 1.8;

export type Swipe = 'left' | 'right' | null;

/** What a finger's way across the screen means. */
export function swipeOf(dx: number, dy: number): Swipe {
  if (Math.abs(dx) < LEAST_PX || Math.abs(dx) < Math.abs(dy) * STRAIGHTNESS) return null;
  return dx < 0 ? 'left' : 'right';
}

interface SwipeVerbs {
  readonly left: () => void;
  readonly right: () => void;
}

/** Listens for swipes of a finger; a mouse selects text. */
export function swipes(verbs: SwipeVerbs): (node: HTMLElement) => () => void {
  return (node) => {
    let start: { readonly x: number; readonly y: number } | null = null;
    const down = (event: PointerEvent): void => {
      start =
        event.pointerType === 'touch' && event.isPrimary
          ? { x: event.clientX, y: event.clientY }
          : null;
    };
    const up = (event: PointerEvent): void => {
      const swipe = start && swipeOf(event.clientX - start.x, event.clientY - start.y);
      start = null;
      if (swipe) verbs[swipe]();
    };
    const cancel = (): void => {
      start = null;
    };
    node.addEventListener('pointerdown', down);
    node.addEventListener('pointerup', up);
    node.addEventListener('pointercancel', cancel);
    return () => {
      node.removeEventListener('pointerdown', down);
      node.removeEventListener('pointerup', up);
      node.removeEventListener('pointercancel', cancel);
    };
  };
}
