import type { Camera } from './site';

/** True when two cameras show the same, to a hundredth of a pixel at the nearest zoom. */
export const isSameCamera = (a: Camera, b: Camera): boolean =>
  Math.abs(a.zoom - b.zoom) < 1e-6 &&
  Math.abs(a.center[0] - b.center[0]) < 1e-7 &&
  Math.abs(a.center[1] - b.center[1]) < 1e-7 &&
  Math.abs(a.bearing - b.bearing) < 1e-6 &&
  Math.abs(a.pitch - b.pitch) < 1e-6;
