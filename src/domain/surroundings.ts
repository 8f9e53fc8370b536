import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { distanceMetres, initialBearingDegrees } from './measure';
import { nearestOnLines } from './nearest-line';
import { isApproximate, radiusOf } from './precision';
import { compassPoint, isInside, type CompassPoint } from './relation';
import type { LngLat, Localized, Site } from './site';

/** What places are related to. Prepared once; the relations of all sites come from the same one. */
export interface SurroundingsContext {
  readonly districts: readonly Feature<Polygon | MultiPolygon>[];
  /** By how much the outlines of the districts may be wrong, in metres. */
  readonly districtAccuracyMetres: number;
  readonly centre: LngLat;
  readonly coast: readonly Feature<LineString | MultiLineString>[];
  /** Only those one can board at. */
  readonly stations: readonly Station[];
}

export interface Station {
  readonly id: string;
  readonly name: Localized;
  readonly point: LngLat;
}

/** How long a walk takes at most; `far` is more than half an hour. */
export const WALKS = ['minutes-5', 'minutes-10', 'minutes-20', 'minutes-30', 'far'] as const;
export type Walk = (typeof WALKS)[number];

/**
 * Where a place lies, as data. Every fact is that of its anchor; `certain` says that it holds wherever
 * in its circle the place may be. All distances are off by up to `uncertaintyMetres`.
 */
export interface Surroundings {
  /** 0 for places that are known as a point; else the radius of the circle. */
  readonly uncertaintyMetres: number;
  /**
   * Ids of the districts the place lies in or may lie in, likeliest first; null outside of all.
   * A single id that is not certain: the rest of the circle is sea, or no district that is known.
   */
  readonly district: { readonly ids: readonly string[]; readonly certain: boolean } | null;
  readonly fromCentre: {
    readonly distanceMetres: number;
    readonly bearingDegrees: number;
    readonly compass: CompassPoint;
    /** Of the compass point. */
    readonly certain: boolean;
  };
  /** The nearest stretch of coast; `certain` false when it may be nought. */
  readonly coast: {
    readonly id: string;
    readonly distanceMetres: number;
    readonly certain: boolean;
  } | null;
  /** The nearest station as the crow flies; `certain` of both the station and the walk. */
  readonly station: {
    readonly id: string;
    readonly name: Localized;
    readonly distanceMetres: number;
    readonly walk: Walk;
    readonly certain: boolean;
  } | null;
}

/** The relations of a site to what lies around it; null for a site without a point. */
export function spatialRelations(
  { position }: Pick<Site, 'position'>,
  context: SurroundingsContext,
): Surroundings | null {
  const { point } = position;
  if (!point) return null;
  const uncertainty = isApproximate(position) ? radiusOf(position) : 0;
  return {
    uncertaintyMetres: uncertainty,
    district: district(point, uncertainty, context),
    fromCentre: fromCentre(point, uncertainty, context.centre),
    coast: coast(point, uncertainty, context.coast),
    station: station(point, uncertainty, context.stations),
  };
}

/**
 * Near an outline a place may lie on either side: within the uncertainty of the place, and, against
 * another district, within that of the outline. The shore is no such doubt for a known point.
 */
function district(
  point: LngLat,
  uncertainty: number,
  { districts, districtAccuracyMetres }: SurroundingsContext,
): Surroundings['district'] {
  const reach = Math.max(uncertainty, districtAccuracyMetres);
  const near = districts
    .map(({ id, geometry }) => {
      const rings =
        geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
      const inside = isInside(point, geometry);
      const border = nearestOnLines(point, rings)?.distanceMetres ?? Infinity;
      return { id: String(id), inside, border };
    })
    .filter(({ inside, border }) => inside || border <= reach)
    .sort((a, b) => Number(b.inside) - Number(a.inside) || a.border - b.border);
  const [first, ...others] = near;
  if (!first) return null;
  return {
    ids: near.map(({ id }) => id),
    certain: first.inside && first.border >= uncertainty && others.length === 0,
  };
}

function fromCentre(
  point: LngLat,
  uncertainty: number,
  centre: LngLat,
): Surroundings['fromCentre'] {
  const distance = distanceMetres(centre, point);
  const bearing = initialBearingDegrees(centre, point);
  const compass = compassPoint(bearing);
  // Half of the angle under which the circle is seen; from inside of it there is no direction.
  const half = (Math.asin(Math.min(1, uncertainty / distance)) * 180) / Math.PI;
  const certain =
    uncertainty < distance &&
    compassPoint(bearing - half) === compass &&
    compassPoint(bearing + half) === compass;
  return { distanceMetres: distance, bearingDegrees: bearing, compass, certain };
}

function coast(
  point: LngLat,
  uncertainty: number,
  stretches: SurroundingsContext['coast'],
): Surroundings['coast'] {
  const lines = stretches.flatMap(({ id, geometry }) =>
    (geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates).map(
      (positions) => ({ id: String(id), positions }),
    ),
  );
  const nearest = nearestOnLines(
    point,
    lines.map(({ positions }) => positions),
  );
  const line = nearest && lines[nearest.line];
  if (!line) return null;
  const { distanceMetres: distance } = nearest;
  return { id: line.id, distanceMetres: distance, certain: distance > uncertainty };
}

function station(
  point: LngLat,
  uncertainty: number,
  stations: readonly Station[],
): Surroundings['station'] {
  const [nearest, second] = stations
    .map(({ id, name, point: at }) => ({ id, name, distanceMetres: distanceMetres(point, at) }))
    .sort((a, b) => a.distanceMetres - b.distanceMetres);
  if (!nearest) return null;
  const { distanceMetres: distance } = nearest;
  const walk = walkOf(distance);
  // Moved by the uncertainty towards the second, it comes nearer by as much as the first goes away.
  const stays = (second?.distanceMetres ?? Infinity) - distance >= 2 * uncertainty;
  const certain =
    stays && walkOf(distance - uncertainty) === walk && walkOf(distance + uncertainty) === walk;
  return { ...nearest, walk, certain };
}

/** Metres on foot in a minute: the rule of Japan's fair competition code for real estate, 80 m. */
const METRES_PER_MINUTE = 80;

/** Streets are longer than the crow flies: 1.2 to 1.4 in cities (Barthélemy, Phys. Rep. 499, 2011). */
const DETOUR = 1.3;

/** 308 m as the crow flies are five minutes, 615 ten, 1,231 twenty, 1,846 half an hour. */
function walkOf(metres: number): Walk {
  const minutes = (metres * DETOUR) / METRES_PER_MINUTE;
  if (minutes <= 5) return 'minutes-5';
  if (minutes <= 10) return 'minutes-10';
  if (minutes <= 20) return 'minutes-20';
  return minutes <= 30 ? 'minutes-30' : 'far';
}
