import type { MessageKey } from '../../i18n/translate';
import type { Speech } from '../../i18n/speech.svelte';
import type { Atlas } from '../../state/atlas.svelte';
import { tellFailure } from '../common/failures';

/** Takes the last deed back, or does it again, and says which it was. */
export async function turnBack(atlas: Atlas, speech: Speech, way: 'undo' | 'redo'): Promise<void> {
  const { history } = atlas.workbench;
  const label = way === 'undo' ? history.undoLabel : history.redoLabel;
  if (label === null) return;
  try {
    await history[way]();
    atlas.announcer.say(speech.t(`history.${way}`, { deed: speech.t(label as MessageKey) }));
  } catch (error) {
    tellFailure(atlas.notices, error);
  }
}

/** Ctrl or ⌘ with Z, Shift and Z, or Y, where no text is written and no tool took the key. @returns stops listening */
export function listenForUndo(atlas: Atlas, speech: Speech): () => void {
  const onkeydown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey === event.metaKey) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    const { target } = event;
    const typing =
      target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]');
    // Drawing listens itself: it undoes the positions of a shape too.
    const draws = atlas.panel === 'tools' && atlas.workbench.tool === 'draw';
    if (typing || draws) return;
    event.preventDefault();
    void turnBack(atlas, speech, key === 'y' || event.shiftKey ? 'redo' : 'undo');
  };
  window.addEventListener('keydown', onkeydown);
  return () => {
    window.removeEventListener('keydown', onkeydown);
  };
}
