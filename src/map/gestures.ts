import type { MapOptions } from 'maplibre-gl';

/** What is said over a map in a frame when the page around it scrolls instead. */
export interface GestureWords {
  readonly windows: string;
  readonly mac: string;
  readonly touch: string;
}

/** The wheel and one finger belong to the page around the frame. */
export const cooperativeGestures = (words: GestureWords): Partial<MapOptions> => ({
  cooperativeGestures: true,
  locale: {
    'CooperativeGesturesHandler.WindowsHelpText': words.windows,
    'CooperativeGesturesHandler.MacHelpText': words.mac,
    'CooperativeGesturesHandler.MobileHelpText': words.touch,
  },
});
