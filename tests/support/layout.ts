// What is wrong with how a page is laid out, found by measuring and by asking what lies where.
import type { Page } from '@playwright/test';

/** WCAG 2.2: 2.5.5 for what is pressed with a finger, 2.5.8 for what stands in text. */
const FINGER_PX = 44;
const INLINE_PX = 24;

/**
 * Scrolling sideways, controls that stick out or lie under others, targets too small for a finger,
 * boxes too low to be scrolled.
 * @param overlaid something was opened that may cover other controls
 */
export async function layoutFaults(page: Page, overlaid: boolean): Promise<string[]> {
  return page.evaluate(
    ([finger, inline, covered]) => {
      const faults: string[] = [];
      const [width, height] = [window.innerWidth, window.innerHeight];
      const wide = document.documentElement.scrollWidth;
      if (wide > width || (window.visualViewport?.scale ?? 1) !== 1)
        faults.push(`the page is ${wide} px wide on ${width}`);

      const scrolls = (node: Element): boolean =>
        /auto|scroll/.test(getComputedStyle(node).overflow);
      const scrollerOf = (node: Element): Element | null => {
        for (let at = node.parentElement; at; at = at.parentElement) if (scrolls(at)) return at;
        return null;
      };
      const nameOf = (node: Element): string =>
        `${node.localName} “${(node.getAttribute('aria-label') ?? node.textContent).trim().slice(0, 30)}”`;
      /** Whether a press there is one on the node; an element around a field belongs to it. */
      const hits = (node: Element, x: number, y: number): boolean => {
        const at = document.elementFromPoint(x, y);
        const whole =
          node instanceof HTMLInputElement ? (node.labels?.[0] ?? node.parentElement) : node;
        return at !== null && (node.contains(at) || (whole?.contains(at) ?? false));
      };

      for (const node of document.querySelectorAll('*')) {
        if (!scrolls(node) || node.clientHeight === 0 || node.closest('[inert]')) continue;
        if (node.scrollHeight > node.clientHeight + 1 && node.clientHeight < finger)
          faults.push(`${nameOf(node)} scrolls in ${node.clientHeight} px`);
      }
      const controls = 'button, a[href], input, select, summary, [role=tab], [role=option]';
      for (const node of document.querySelectorAll(controls)) {
        // What is pressed of a box or a switch is all of its label.
        const label = node instanceof HTMLInputElement ? node.labels?.[0] : undefined;
        const box = (label ?? node).getBoundingClientRect();
        const shown =
          box.width > 1 &&
          box.height > 1 &&
          node.checkVisibility({ visibilityProperty: true, opacityProperty: false });
        if (!shown || node.closest('[inert], .visually-hidden') || box.bottom <= 0) continue;
        const scroller = scrollerOf(node)?.getBoundingClientRect();
        const frame = scroller ?? new DOMRect(0, 0, width, height);
        const inside =
          box.left >= frame.left - 1 &&
          box.right <= frame.right + 1 &&
          box.top >= frame.top - 1 &&
          box.bottom <= frame.bottom + 1;
        if (!inside) {
          if (!scroller) faults.push(`${nameOf(node)} sticks out of the screen`);
          continue;
        }
        if (getComputedStyle(node).pointerEvents === 'none') continue;
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        // What a menu or a list of findings covers is right, and so is what was scrolled under a foot.
        const opened = node.closest('[style*="--room"]') !== null;
        if (covered && !opened) continue;
        const above = document.elementFromPoint(x, y);
        if (!hits(node, x, y)) {
          const scrolled = above !== null && scrollerOf(node)?.contains(above);
          if (!scrolled)
            faults.push(`${nameOf(node)} lies under ${above ? nameOf(above) : 'nothing'}`);
          continue;
        }
        const small =
          node.localName === 'summary' ||
          (node.localName === 'a' && box.height < finger) ||
          // The marks of time stand as close as their dates.
          node.closest('.marks') !== null;
        const reach = (small ? inline : finger) / 2 - 1;
        const near = [
          [x - reach, y],
          [x + reach, y],
          [x, y - reach],
          [x, y + reach],
        ] as const;
        const free = near.filter(
          ([px, py]) =>
            px > frame.left &&
            px < frame.right &&
            py > frame.top &&
            py < Math.min(height, frame.bottom),
        );
        if (!free.every(([px, py]) => hits(node, px, py)))
          faults.push(`${nameOf(node)} is ${Math.round(box.width)} x ${Math.round(box.height)} px`);
      }
      return faults;
    },
    [FINGER_PX, INLINE_PX, overlaid] as const,
  );
}
