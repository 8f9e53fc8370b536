/** Acts whenever something becomes true; call it while a component starts. */
export function whenever(holds: () => boolean, act: () => void): void {
  let held = false;
  $effect.pre(() => {
    const now = holds();
    if (now && !held) act();
    held = now;
  });
}
