import type { Bounds, Camera, LngLat } from './site';

/** A point on the screen or in the world, in CSS pixels, y downwards. */
export type Pixel = readonly [x: number, y: number];

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** MapLibre counts zoom in tiles of 512 px: one less than the zoom of 256 px tiles. */
export const TILE_PX = 512;

/** Where Web Mercator ends: the latitude that makes the world a square, in degrees. */
export const MAX_LATITUDE = 85.0511287798066;

/** Equatorial radius of WGS 84 in metres, the radius of the sphere of EPSG:3857. */
const EARTH_RADIUS_METRES = 6378137;

const RADIANS = Math.PI / 180;

/** Width of the world in pixels at a zoom. */
export function worldSize(zoom: number): number {
  return TILE_PX * 2 ** zoom;
}

/**
 * World pixels of a position at a zoom, from the north-west corner of the world.
 * Latitudes beyond ±85.0511° are clamped. Formula: EPSG:3857; OpenStreetMap wiki, "Slippy map tilenames".
 */
export function project(lngLat: LngLat, zoom: number): Pixel {
  const size = worldSize(zoom);
  const lat = Math.min(MAX_LATITUDE, Math.max(-MAX_LATITUDE, lngLat[1]));
  const y = (1 - Math.asinh(Math.tan(lat * RADIANS)) / Math.PI) / 2;
  return [((lngLat[0] + 180) / 360) * size, y * size];
}

/** The inverse of {@link project}; longitudes are not wrapped. */
export function unproject(pixel: Pixel, zoom: number): LngLat {
  const size = worldSize(zoom);
  const lat = Math.atan(Math.sinh(Math.PI * (1 - (2 * pixel[1]) / size))) / RADIANS;
  return [(pixel[0] / size) * 360 - 180, lat];
}

/**
 * Metres on the ground that one pixel covers at a latitude in degrees.
 * Spherical as the projection is: up to 0.7 % off the ellipsoid.
 */
export function metresPerPixel(lat: number, zoom: number): number {
  return (2 * Math.PI * EARTH_RADIUS_METRES * Math.cos(lat * RADIANS)) / worldSize(zoom);
}

/** A function from positions to pixels of a view of that size; honours bearing, ignores pitch. */
export function screenProjection(camera: Camera, size: Size): (lngLat: LngLat) => Pixel {
  const [cx, cy] = project(camera.center, camera.zoom);
  const cos = Math.cos(camera.bearing * RADIANS);
  const sin = Math.sin(camera.bearing * RADIANS);
  return (lngLat) => {
    const [x, y] = project(lngLat, camera.zoom);
    const dx = x - cx;
    const dy = y - cy;
    return [size.width / 2 + dx * cos + dy * sin, size.height / 2 - dx * sin + dy * cos];
  };
}

/** Pixels of a position in a view; honours bearing (the direction that is up), ignores pitch. */
export function toScreen(camera: Camera, size: Size, lngLat: LngLat): Pixel {
  return screenProjection(camera, size)(lngLat);
}

/** The inverse of {@link toScreen}. */
export function fromScreen(camera: Camera, size: Size, pixel: Pixel): LngLat {
  const [cx, cy] = project(camera.center, camera.zoom);
  const cos = Math.cos(camera.bearing * RADIANS);
  const sin = Math.sin(camera.bearing * RADIANS);
  const dx = pixel[0] - size.width / 2;
  const dy = pixel[1] - size.height / 2;
  return unproject([cx + dx * cos - dy * sin, cy + dx * sin + dy * cos], camera.zoom);
}

/** The smallest bounds that hold all four corners of a view. */
export function viewBounds(camera: Camera, size: Size): Bounds {
  const corners = [
    fromScreen(camera, size, [0, 0]),
    fromScreen(camera, size, [size.width, 0]),
    fromScreen(camera, size, [size.width, size.height]),
    fromScreen(camera, size, [0, size.height]),
  ];
  const lngs = corners.map((corner) => corner[0]);
  const lats = corners.map((corner) => corner[1]);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}

/**
 * The camera (north up, no pitch) that shows the bounds as large as fits inside the padding.
 * @param padding pixels on each side; unequal sides move the centre, as behind a bottom sheet
 * @param maxZoom the zoom of bounds that are a point or smaller than the view
 */
export function cameraForBounds(
  bounds: Bounds,
  size: Size,
  padding: number | Padding,
  maxZoom: number,
): Camera {
  const pad =
    typeof padding === 'number'
      ? { top: padding, right: padding, bottom: padding, left: padding }
      : padding;
  const [west, north] = project([bounds[0], bounds[3]], 0);
  const [east, south] = project([bounds[2], bounds[1]], 0);
  const width = Math.max(1, size.width - pad.left - pad.right);
  const height = Math.max(1, size.height - pad.top - pad.bottom);
  const scale = Math.min(width / Math.abs(east - west), height / Math.abs(south - north));
  const zoom = Math.max(0, Math.min(maxZoom, Math.log2(scale)));
  const pixel = 2 ** -zoom;
  const x = (west + east) / 2 + ((pad.right - pad.left) / 2) * pixel;
  const y = (north + south) / 2 + ((pad.bottom - pad.top) / 2) * pixel;
  return { center: unproject([x, y], 0), zoom, bearing: 0, pitch: 0 };
}

/** True when no panel covers a position: it lies in the view, inside of the padding. */
export function isUncovered(camera: Camera, size: Size, padding: Padding, at: LngLat): boolean {
  const [x, y] = toScreen(camera, size, at);
  return (
    x >= padding.left &&
    x <= size.width - padding.right &&
    y >= padding.top &&
    y <= size.height - padding.bottom
  );
}

/**
 * The camera that moves as little as brings a position inside of the padding; the same camera when
 * it is there already.
 * @param marginPx distance kept from the padding, less where there is no room for it
 */
export function uncoveringCamera(
  camera: Camera,
  size: Size,
  padding: Padding,
  at: LngLat,
  marginPx: number,
): Camera {
  const [x, y] = toScreen(camera, size, at);
  const beyond = (value: number, low: number, high: number): number => {
    const margin = Math.max(0, Math.min(marginPx, (high - low) / 2));
    if (value < low + margin) return value - low - margin;
    return value > high - margin ? value - high + margin : 0;
  };
  const dx = beyond(x, padding.left, size.width - padding.right);
  const dy = beyond(y, padding.top, size.height - padding.bottom);
  if (dx === 0 && dy === 0) return camera;
  return {
    ...camera,
    center: fromScreen(camera, size, [size.width / 2 + dx, size.height / 2 + dy]),
  };
}

/**
 * The nearest camera whose visible part lies inside the bounds; where the view is larger than the
 * bounds it zooms in. `padding` is what panels cover: beyond the bounds may lie there unseen.
 */
export function constrainCamera(
  camera: Camera,
  size: Size,
  bounds: Bounds,
  padding: Padding,
  zoomRange: readonly [min: number, max: number],
): Camera {
  const [west, north] = project([bounds[0], bounds[3]], 0);
  const [east, south] = project([bounds[2], bounds[1]], 0);
  const width = Math.max(1, size.width - padding.left - padding.right);
  const height = Math.max(1, size.height - padding.top - padding.bottom);
  const widest = Math.log2(Math.max(width / (east - west), height / (south - north)));
  const zoom = Math.min(zoomRange[1], Math.max(zoomRange[0], widest, camera.zoom));
  const pixel = 2 ** -zoom;
  const clamp = (value: number, low: number, high: number): number =>
    low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value));
  const [x, y] = project(camera.center, 0);
  const center = unproject(
    [
      clamp(
        x,
        west + (size.width / 2 - padding.left) * pixel,
        east - (size.width / 2 - padding.right) * pixel,
      ),
      clamp(
        y,
        north + (size.height / 2 - padding.top) * pixel,
        south - (size.height / 2 - padding.bottom) * pixel,
      ),
    ],
    0,
  );
  return { ...camera, center, zoom };
}
