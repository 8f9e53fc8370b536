import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Camera } from '../domain/site';

/** Where a map looks, in the atlas's words. */
export function cameraOf(map: MapLibreMap): Camera {
  const { lng, lat } = map.getCenter();
  return {
    center: [lng, lat],
    zoom: map.getZoom(),
    bearing: map.getBearing(),
    pitch: map.getPitch(),
  };
}

/** Shows a camera; `animate` false, or a person's wish for less motion, cuts. */
export function moveTo(
  map: MapLibreMap,
  { center, zoom, bearing, pitch }: Camera,
  animate: boolean,
): void {
  const target = { center: [center[0], center[1]] as [number, number], zoom, bearing, pitch };
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (animate && !still) map.flyTo({ ...target, duration: 900, essential: false });
  else map.jumpTo(target);
}
