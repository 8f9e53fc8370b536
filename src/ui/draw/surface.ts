/** Where the keyboard draws: an element over the map. */
export const SURFACE_ID = 'drawing-surface';
