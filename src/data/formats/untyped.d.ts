/** Packages without types of their own; only what is used of them. */
declare module '@terraformer/wkt' {
  import type { Geometry } from 'geojson';
  /** @throws Error when it is no WKT */
  export function wktToGeoJSON(wkt: string): Geometry;
}
