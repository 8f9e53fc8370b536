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
