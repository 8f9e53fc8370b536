/** One stop of the Tab key for a row of buttons; arrow keys, Home and End move along it. */
export function roving(node: HTMLElement): () => void {
  const items = (): HTMLElement[] => [...node.querySelectorAll<HTMLElement>('button')];
  const stopAt = (stop: HTMLElement | undefined): void => {
    for (const item of items()) item.tabIndex = item === stop ? 0 : -1;
  };
  const settle = (): void => {
    const all = items();
    stopAt(all.find((item) => item.tabIndex === 0 && item === document.activeElement) ?? all[0]);
  };
  const onkeydown = (event: KeyboardEvent): void => {
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    const next = {
      ArrowRight: Math.min(all.length - 1, at + 1),
      ArrowLeft: Math.max(0, at - 1),
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (next === undefined || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    stopAt(all[next]);
    all[next]?.focus();
  };
  const onfocusin = ({ target }: FocusEvent): void => {
    const all = items();
    stopAt(all.find((item) => item === target) ?? all[0]);
  };
  const observer = new MutationObserver(settle);
  settle();
  observer.observe(node, { childList: true, subtree: true });
  node.addEventListener('keydown', onkeydown);
  node.addEventListener('focusin', onfocusin);
  return () => {
    observer.disconnect();
    node.removeEventListener('keydown', onkeydown);
    node.removeEventListener('focusin', onfocusin);
  };
}
