import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Core } from '../domain/atlas';
import { basemapImages } from './basemap/images';
import type { Palette, Theme } from './basemap/palette';
import { paintPin, parsePinImageId } from './pin-image';

/** Paints signs and pins when the style first asks for them. */
export function paintImages(
  map: MapLibreMap,
  core: Core,
  colors: () => { readonly theme: Theme; readonly palette: Palette },
): void {
  map.setMissingStyleImageResolver((id) => {
    if (map.hasImage(id)) return;
    const sign = basemapImages()[id];
    if (sign) map.addImage(id, sign.image, sign.options);
    const image = parsePinImageId(id);
    if (!image) return;
    const pixelRatio = Math.min(window.devicePixelRatio, 2);
    const { theme, palette } = colors();
    map.addImage(id, paintPin(image, core, theme, palette, pixelRatio), { pixelRatio });
  });
}
