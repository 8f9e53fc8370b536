/** What of drags and pastes on the page is data that a person brings along. */

/** True while files are dragged: not for text, links or what the page itself moves. */
export const isFileDrag = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false;

/** The dropped files; a folder has no bytes of its own and is left out. */
export function droppedFiles({ dataTransfer }: DragEvent): File[] {
  return [...(dataTransfer?.items ?? [])].flatMap((item) => {
    if (item.kind !== 'file' || item.webkitGetAsEntry()?.isDirectory) return [];
    return item.getAsFile() ?? [];
  });
}

/** True where a paste is no typing, and nothing lies over the page but the import's own dialog. */
export function takesPaste({ defaultPrevented, target }: ClipboardEvent): boolean {
  const typing =
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]');
  const modal = document.querySelector('dialog:modal');
  return !defaultPrevented && !typing && (modal === null || modal.matches(':has([data-import])'));
}
