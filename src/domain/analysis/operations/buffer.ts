import { buffer as turfBuffer, feature as turfFeature } from '@turf/turf';
import type { Feature, Position } from 'geojson';
import { areaSquareMetres, circleRing } from '../../measure';
import type { LngLat } from '../../site';
import { ItemSet } from '../item-set';
import { pathsOf } from '../../geometry-paths';
import { boundsOf, mapPositions, middleOf, roughness, type Item } from '../items';
import { operation, type Made } from '../operation';
import { Plane } from '../plane';
import { indexOf } from '../polygon-index';
import { unionOf, type Area } from '../polygons';
import { AREA, COUNT, POSITION_RADIUS, withFields } from '../result-fields';

/** Corners of a quarter circle: the outline is at most 0.13 % of the radius too near. */
const CORNERS_OF_QUARTER = 16;
/** Mean radius of the earth in metres, as Turf has it. */
const TURF_RADIUS = 6371008.8;
const RADIANS = Math.PI / 180;

/**
 * All that lies within metres of an item. Points get circles on the ellipsoid. Lines and areas are
 * buffered by JSTS in the ellipsoidal plane around them: Turf's own plane is a sphere's, off by up to
 * 0.5 %, so it is handed the plane's metres as positions near 0° 0°, where both planes are the same.
 */
export function bufferOf(item: Item, metres: number): Area | null {
  if (item.kind === 'point') {
    const circles = pathsOf(item.geometry).map(([position]) => ({
      type: 'Polygon' as const,
      coordinates: [
        circleRing(lngLat(position), metres, CORNERS_OF_QUARTER * 4).map((corner) => [...corner]),
      ],
    }));
    return unionOf(circles);
  }
  const plane = new Plane(middleOf(item.bounds));
  const nearZero = mapPositions(item.geometry, (position) => {
    const [x, y] = plane.toPlane(position);
    return fromMetres(x, y);
  });
  const made = turfBuffer(turfFeature(nearZero), metres, {
    units: 'meters',
    steps: CORNERS_OF_QUARTER,
  })?.geometry;
  if (!made) return null;
  return mapPositions(made, (position) => plane.toGlobe(toMetres(position)));
}

const lngLat = ([lng = NaN, lat = NaN]: Position = []): LngLat => [lng, lat];

/** Azimuthal equidistant projection of Turf's sphere around 0° 0°, and back. Source: as plane.ts. */
function fromMetres(x: number, y: number): Position {
  const distance = Math.hypot(x, y) / TURF_RADIUS;
  if (distance === 0) return [0, 0];
  const bearing = Math.atan2(x, y);
  const lat = Math.asin(Math.sin(distance) * Math.cos(bearing));
  const lng = Math.atan2(Math.sin(bearing) * Math.sin(distance), Math.cos(distance));
  return [lng / RADIANS, lat / RADIANS];
}

function toMetres([lng = NaN, lat = NaN]: Position): Position {
  const [sinLat, cosLat] = [Math.sin(lat * RADIANS), Math.cos(lat * RADIANS)];
  const [sinLng, cosLng] = [Math.sin(lng * RADIANS), Math.cos(lng * RADIANS)];
  const distance = Math.atan2(Math.hypot(cosLat * sinLng, sinLat), cosLat * cosLng);
  const bearing = Math.atan2(cosLat * sinLng, sinLat);
  return [distance * TURF_RADIUS * Math.sin(bearing), distance * TURF_RADIUS * Math.cos(bearing)];
}

export const buffer = operation('buffer', ([input], { distanceMetres, dissolved }, progress) => {
  const { items, fields } = input!;
  const share = dissolved ? 0.3 : 1;
  const areas = items.flatMap((item, index) => {
    progress((share * index) / items.length);
    const geometry = bufferOf(item, distanceMetres);
    return geometry ? [{ item, geometry }] : [];
  });
  if (!dissolved) {
    const features = areas.map(({ item, geometry }): Feature => ({
      type: 'Feature',
      id: item.id,
      geometry,
      properties: { ...item.properties, [AREA.name]: areaSquareMetres(geometry) },
    }));
    return { features, fields: withFields(fields, AREA) };
  }
  const united = unionOf(
    areas.map(({ geometry }) => geometry),
    (done) => {
      progress(share + (1 - share) * done);
    },
  );
  return dissolvedResult(united, items);
});

/** Each connected part of a union as a feature of its own, with the number of items that went into it. */
export function dissolvedResult(united: Area | null, items: readonly Item[]): Made {
  const parts =
    united === null ? [] : united.type === 'Polygon' ? [united.coordinates] : united.coordinates;
  const set = new ItemSet(items);
  let total = 0;
  const features = parts.map((coordinates, index): Feature => {
    const geometry = { type: 'Polygon' as const, coordinates };
    const members = set
      .itemsIn(boundsOf(geometry))
      .filter((item) => indexOf(geometry).touches(item));
    const area = areaSquareMetres(geometry);
    total += area;
    return {
      type: 'Feature',
      id: `part-${index + 1}`,
      geometry,
      properties: { [COUNT.name]: members.length, [AREA.name]: area, ...roughness(members) },
    };
  });
  const rough = items.some(({ radiusMetres }) => radiusMetres !== null);
  return {
    features,
    fields: [COUNT, AREA, ...(rough ? [POSITION_RADIUS] : [])],
    figures: [{ name: 'areaSquareMetres', value: total }],
  };
}
