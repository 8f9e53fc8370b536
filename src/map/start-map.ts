import { LngLat, Map as MapLibreMap, type MapOptions as MapLibreOptions } from 'maplibre-gl';
import { cooperativeGestures } from './gestures';
import type { MapOptions } from './map-contract';
import { stillOptions } from './snapshot';

/**
 * A map in its container that shows nothing beyond the atlas and is no stop of the keyboard.
 * @throws when the browser has no WebGL 2
 */
export function startMap(
  options: MapOptions,
  style: MapLibreOptions['style'],
  globalState: MapLibreOptions['globalState'],
): MapLibreMap {
  const { center, ...camera } = options.camera;
  const map = new MapLibreMap({
    container: options.container,
    // Who mounts it tells it its size.
    trackResize: false,
    ...(style ? { style } : {}),
    ...(globalState ? { globalState } : {}),
    center: [center[0], center[1]],
    ...camera,
    minZoom: options.zoomRange[0],
    maxZoom: options.zoomRange[1],
    transformConstrain: ({ lng, lat }, zoom) => {
      const at = options.constrain({ center: [lng, lat], zoom, bearing: 0, pitch: 0 });
      return { center: new LngLat(at.center[0], at.center[1]), zoom: at.zoom };
    },
    transformRequest: (address) => {
      options.requested?.(address);
      return undefined;
    },
    attributionControl: false,
    renderWorldCopies: false,
    fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150,
    keyboard: false,
    ...(options.cooperative && cooperativeGestures(options.cooperative)),
    pixelRatio: Math.min(window.devicePixelRatio, 2),
    ...(options.still && stillOptions(options.still)),
  });
  map.getCanvas().removeAttribute('tabindex');
  map.getCanvas().setAttribute('aria-hidden', 'true');
  return map;
}
