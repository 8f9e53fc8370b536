import type { FeatureCollection } from 'geojson';
import type { FeatureFile } from '../../src/domain/catalogue/schema';

/**
 * A layer file as the map reads it: the id is a property too, since MapLibre keeps no ids that are
 * words, and names are `name:<language>`, as in the tiles of the basemap.
 */
export function mapFeatures(file: FeatureFile): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: file.features.map(({ id, geometry, properties }) => {
      const { name, ...rest } = properties;
      const names = typeof name === 'object' && name !== null ? Object.entries(name) : [];
      return {
        type: 'Feature',
        geometry: geometry as unknown as FeatureCollection['features'][number]['geometry'],
        properties: {
          ...rest,
          ...Object.fromEntries(names.map(([lang, text]) => [`name:${lang}`, text as unknown])),
          id,
        },
      };
    }),
  };
}
