/**
 * Puts a text on the clipboard.
 * @returns false when the browser refuses: the text then stays to be copied by hand
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
