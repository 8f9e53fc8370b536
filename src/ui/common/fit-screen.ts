const GAP_PX = 8;

/**
 * Tells a box that hangs from its top, as `--room`, how high it may be: down to the end of the
 * screen, or to the on-screen keyboard where one covers the page.
 */
export function fitScreen(node: HTMLElement): () => void {
  const viewport = window.visualViewport;
  const fit = (): void => {
    const bottom = viewport ? viewport.offsetTop + viewport.height : innerHeight;
    const room = bottom - node.getBoundingClientRect().top - GAP_PX;
    node.style.setProperty('--room', `${Math.max(0, Math.floor(room))}px`);
  };
  fit();
  viewport?.addEventListener('resize', fit);
  viewport?.addEventListener('scroll', fit);
  window.addEventListener('resize', fit);
  return () => {
    viewport?.removeEventListener('resize', fit);
    viewport?.removeEventListener('scroll', fit);
    window.removeEventListener('resize', fit);
  };
}
