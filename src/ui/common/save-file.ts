/** The browser has to have begun with it by then. */
const LET_GO_MILLISECONDS = 60_000;

/** A name that every system takes for a file. */
export const fileName = (title: string): string =>
  title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-')
    .slice(0, 120)
    .trim() || 'atlas';

/** Hands a file to the person, as a download. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, LET_GO_MILLISECONDS);
}
