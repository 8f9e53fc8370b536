/** True when the browser can draw the live map. */
export function hasWebgl2(): boolean {
  try {
    // A canvas off the screen may have what one of the page has not.
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
