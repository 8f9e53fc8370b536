import { distanceMetres, initialBearingDegrees } from './measure';
import { compassPoint, type CompassPoint } from './relation';
import type { Bounds, LngLat } from './site';

/** What a device says of where it is. */
export interface Fix {
  readonly point: LngLat;
  /** Radius in metres in which the device is with 95 % (W3C Geolocation). */
  readonly accuracyMetres: number;
}

/** The way from a person to a place. */
export interface Way {
  readonly distanceMetres: number;
  /** Null where the person may already be there, so that every direction would be a guess. */
  readonly direction: { readonly bearingDegrees: number; readonly compass: CompassPoint } | null;
}

export interface Whereabouts {
  /** Within the bounds of the atlas, no further than NEAR_METRES from them, or elsewhere. */
  readonly zone: 'inside' | 'near' | 'far';
  /** Nothing about the zone would be another anywhere within the accuracy. */
  readonly certain: boolean;
  /** To the bounds; 0 inside. */
  readonly outsideMetres: number;
  readonly toCentre: Way;
  readonly toSelected: Way | null;
}

/** As far as one drives within the hour: the atlas is still of use, the map can still show both. */
export const NEAR_METRES = 50_000;

/**
 * Where a person is, seen from the atlas; null for a fix that is no position on the earth.
 * @param selected the place that is open, with the radius in metres in which it lies, or null
 */
export function whereabouts(
  fix: Fix,
  atlas: { readonly bounds: Bounds; readonly centre: LngLat },
  selected: { readonly point: LngLat; readonly radiusMetres: number } | null,
): Whereabouts | null {
  const [lng, lat] = fix.point;
  if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) return null;
  // Devices say 0 for "unknown" now and then, and hostile pages say anything.
  const accuracy = fix.accuracyMetres > 0 ? fix.accuracyMetres : 0;
  const edge = distanceToEdge(fix.point, atlas.bounds);
  const zone = zoneAt(edge);
  return {
    zone,
    certain: zoneAt(edge - accuracy) === zone && zoneAt(edge + accuracy) === zone,
    outsideMetres: Math.max(0, edge),
    toCentre: wayTo(fix.point, atlas.centre, accuracy),
    toSelected: selected && wayTo(fix.point, selected.point, accuracy + selected.radiusMetres),
  };
}

function zoneAt(metresOutside: number): Whereabouts['zone'] {
  if (metresOutside <= 0) return 'inside';
  return metresOutside <= NEAR_METRES ? 'near' : 'far';
}

/**
 * Metres to the edge of the bounds, below zero inside. To the point of the box with the nearest
 * longitude and latitude: for a box of a few degrees that is the nearest one within 1 %.
 */
function distanceToEdge(point: LngLat, [west, south, east, north]: Bounds): number {
  const lng = nearestTurn(point[0], (west + east) / 2);
  const lat = point[1];
  const nearest: LngLat = [clamp(lng, west, east), clamp(lat, south, north)];
  if (nearest[0] !== lng || nearest[1] !== lat) return distanceMetres([lng, lat], nearest);
  const edges: LngLat[] = [
    [west, lat],
    [east, lat],
    [lng, south],
    [lng, north],
  ];
  return -Math.min(...edges.map((edge) => distanceMetres([lng, lat], edge)));
}

/** The longitude within half a turn of another: from Alaska the shorter way is westwards. */
function nearestTurn(lng: number, to: number): number {
  return lng - 360 * Math.round((lng - to) / 360);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function wayTo(from: LngLat, to: LngLat, doubtMetres: number): Way {
  const distance = distanceMetres(from, to);
  if (distance <= doubtMetres) return { distanceMetres: distance, direction: null };
  const bearingDegrees = initialBearingDegrees(from, to);
  return {
    distanceMetres: distance,
    direction: { bearingDegrees, compass: compassPoint(bearingDegrees) },
  };
}
