import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { Geometries } from '../domain/table/geometries';

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

/** Lines and areas of a table, without its points; each carries its row. */
export function linesAndAreas(geometries: Geometries, rowCount: number): FeatureCollection {
  const features: Feature[] = [];
  for (let row = 0; row < rowCount; row += 1) {
    for (const geometry of shapesOf(geometries.at(row))) {
      features.push({ type: 'Feature', geometry, properties: { row } });
    }
  }
  return { type: 'FeatureCollection', features };
}
