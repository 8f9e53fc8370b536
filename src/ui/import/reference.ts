import type { FeatureCollection } from 'geojson';
import { pathsOf } from '../../domain/geometry-paths';
import type { ReferencePositions } from '../../domain/import/model';
import type { LngLat } from '../../domain/site';
import type { Atlas } from '../../state/atlas.svelte';
import { geo } from '../../worker/geo';
import { tellFailure } from '../common/failures';

/** What of the atlas data is held against: single points, and lines with their vertices. */
export interface Reference extends ReferencePositions {
  readonly points: readonly LngLat[];
  readonly lines: readonly (readonly LngLat[])[];
}

/**
 * Points and lines of the shipped layers that are no places: stations, tracks, coast. Their positions are
 * known to some metres. A layer that cannot be loaded is told of and left out: data can be read without.
 */
export async function loadReference(atlas: Atlas): Promise<Reference> {
  const layers = atlas.core.layers.filter(
    ({ draw }) => draw.kind === 'line' || draw.kind === 'circle' || draw.kind === 'basemap',
  );
  const loaded = await Promise.all(
    layers.map(async ({ id }): Promise<FeatureCollection | null> => {
      try {
        const { geometryKinds } = await geo().load(id, { kind: 'shipped' });
        return geometryKinds.includes('polygon') ? null : await geo().features(id);
      } catch (error) {
        tellFailure(atlas.notices, error);
        return null;
      }
    }),
  );
  const paths = loaded.flatMap((one) => (one ? pathsOfAll(one) : []));
  return {
    points: paths.filter(({ length }) => length === 1).flat(),
    lines: paths.filter(({ length }) => length > 1),
    positions: paths.flat(),
  };
}

/** Paths of all features; a point is a path of one. */
export const pathsOfAll = ({ features }: FeatureCollection): LngLat[][] =>
  features.flatMap(({ geometry }) =>
    // A feature without a place has a null there, which the types do not know.
    (geometry as typeof geometry | null) === null
      ? []
      : pathsOf(geometry).map((path) => path.map(([lng = NaN, lat = NaN]): LngLat => [lng, lat])),
  );
