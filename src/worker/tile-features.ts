import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';

/** Units across a tile. */
export const EXTENT = 4096;

/** A feature of a tile as geojson-vt writes it: 1 point, 2 line, 3 polygon. */
export interface TileFeature {
  readonly type: 1 | 2 | 3;
  readonly geometry: readonly (readonly number[])[] | readonly (readonly (readonly number[])[])[];
  readonly tags: Record<string, unknown>;
}

/** Every single point of a geometry. */
export function pointsOf(geometry: Geometry | null): Position[] {
  switch (geometry?.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'MultiPoint':
      return geometry.coordinates;
    case 'GeometryCollection':
      return geometry.geometries.flatMap(pointsOf);
    default:
      return [];
  }
}

function shapesOf(geometry: Geometry | null): Geometry[] {
  if (geometry?.type === 'GeometryCollection') return geometry.geometries.flatMap(shapesOf);
  const isShape = geometry && geometry.type !== 'Point' && geometry.type !== 'MultiPoint';
  return isShape ? [geometry] : [];
}

/** The features as lines and areas, without their points; the id is a property, as tiles keep only numbers. */
export function linesAndAreas(features: readonly Feature<Geometry | null>[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: features.flatMap(({ id, geometry, properties }) =>
      shapesOf(geometry).map((shape): Feature => ({
        type: 'Feature',
        geometry: shape,
        properties: { ...properties, id: String(id) },
      })),
    ),
  };
}
