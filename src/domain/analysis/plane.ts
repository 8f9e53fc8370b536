/**
 * A plane in metres around a centre: the azimuthal equidistant projection of the WGS 84 ellipsoid.
 * Distances from the centre are true; across, they are off by a factor of (distance / radius of the
 * earth)² / 6, which is 0.004 % at 100 km. Source: J. P. Snyder, "Map Projections: A Working Manual",
 * USGS Professional Paper 1395 (1987), chapter 25; geodesics by C. F. F. Karney's library.
 */
import * as library from 'geographiclib-geodesic';
import type { Position } from 'geojson';
import type { LngLat } from '../site';
import { boundsOfAll, mapPositions, middleOf, type Item, type PlainGeometry } from './items';

// Node hands a CommonJS module over as the default export, bundlers as named ones.
const { Geodesic } = 'default' in library ? (library.default as typeof library) : library;
const wgs84 = Geodesic.WGS84;
const RADIANS = Math.PI / 180;

export class Plane {
  constructor(readonly center: LngLat) {}

  /** The plane that touches the middle of some items. */
  static around(items: readonly Item[]): Plane {
    return new Plane(middleOf(boundsOfAll(items)));
  }

  /** Metres to the east and to the north of the centre. */
  toPlane = ([lng = NaN, lat = NaN]: Position): [x: number, y: number] => {
    const { s12 = NaN, azi1 = NaN } = wgs84.Inverse(
      this.center[1],
      this.center[0],
      lat,
      lng,
      Geodesic.DISTANCE | Geodesic.AZIMUTH,
    );
    return [s12 * Math.sin(azi1 * RADIANS), s12 * Math.cos(azi1 * RADIANS)];
  };

  toGlobe = ([x = NaN, y = NaN]: Position): [lng: number, lat: number] => {
    const bearing = Math.atan2(x, y) / RADIANS;
    const { lat2 = NaN, lon2 = NaN } = wgs84.Direct(
      this.center[1],
      this.center[0],
      bearing,
      Math.hypot(x, y),
    );
    return [lon2, lat2];
  };

  flatten<G extends PlainGeometry>(geometry: G): G {
    return mapPositions(geometry, this.toPlane);
  }

  raise<G extends PlainGeometry>(geometry: G): G {
    return mapPositions(geometry, this.toGlobe);
  }
}
