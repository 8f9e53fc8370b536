/** The rules of files of sites, beyond what their schema can say. */
import type { Precision } from '../site';
import { checkLanguages, type RuleContext } from './language-rules';
import type { SiteFile } from './schema';

const LARGEST_RADIUS_METRES: Readonly<Record<Precision, number>> = {
  exact: 50,
  site: 500,
  locality: 3000,
  area: Infinity,
  none: 0,
};

type FileSite = SiteFile['features'][number];
type FileFigures = NonNullable<FileSite['properties']['claims'][number]['figures']>;

/** Every vertex of a line; a point is judged by itself. */
function verticesOf(geometry: FileSite['geometry']): readonly (readonly number[])[] {
  if (geometry?.type === 'LineString') return geometry.coordinates;
  return geometry?.type === 'MultiLineString' ? geometry.coordinates.flat() : [];
}

/** Figures of one statement have ids of their own: texts are found by them. */
export function checkFigures(
  figures: FileFigures | undefined,
  fault: (path: string, message: string) => void,
): void {
  const seen = new Set<string>();
  figures?.forEach(({ id }, index) => {
    if (seen.has(id)) fault(`figures[${index}].id`, 'another figure has this id');
    seen.add(id);
  });
}

/** Sites: positions, what they refer to, and ids. */
export function checkSites(context: RuleContext): void {
  const { geodata, report } = context;
  const [west, south, east, north] = geodata.atlas.bounds;
  const isInside = ([lng = NaN, lat = NaN]: readonly number[]): boolean =>
    lng >= west && lng <= east && lat >= south && lat <= north;
  for (const [layerId, { features }] of geodata.siteFiles) {
    const file = `layers/${layerId}.geojson`;
    const seen = new Set<string>();
    features.forEach((feature, index) => {
      const { id, geometry, properties } = feature;
      const at = `features[${index}]`;
      const fault = (path: string, message: string): void => {
        report(file, id, `${at}.${path}`, message);
      };
      if (seen.has(id) || context.siteIds.get(id) !== layerId)
        fault('id', 'another site has this id');
      seen.add(id);

      const { position, within, claims, background, unmapped, track } = properties;
      const point = geometry?.type === 'Point' ? geometry.coordinates : position.point;
      if (geometry?.type === 'Point' && position.point) {
        fault('properties.position.point', 'the geometry is the point; leave this out');
      }
      if (geometry && geometry.type !== 'Point' && !position.point) {
        fault('properties.position', 'a site drawn as a line needs position.point for its label');
      }
      if (geometry && geometry.type !== 'Point' && !track) {
        fault(
          'properties',
          'a site drawn as a line needs track, which says whether it is published',
        );
      }
      if ((position.precision === 'none') !== (geometry === null)) {
        fault('geometry', 'precision none and a null geometry go together');
      }
      if (position.precision === 'none' && !unmapped) {
        fault('properties', 'a site without a place needs unmapped, the reason');
      }
      if (position.precision !== 'none' && position.radiusMetres === null) {
        fault('properties.position.radiusMetres', 'a position needs its radius');
      }
      if (position.precision !== 'none' && position.certainty === null) {
        fault('properties.position.certainty', 'a position says how it was found');
      }
      if ((position.radiusMetres ?? 0) > LARGEST_RADIUS_METRES[position.precision]) {
        fault(
          'properties.position.radiusMetres',
          `precision ${position.precision} ends at ${LARGEST_RADIUS_METRES[position.precision]} m`,
        );
      }
      const vertices = [...(point ? [point] : []), ...verticesOf(geometry)];
      if (!unmapped && !vertices.every(isInside)) {
        fault('geometry', 'the place lies outside the bounds of the atlas');
      }
      if (within !== undefined) {
        if (!context.siteIds.has(within)) fault('properties.within', `there is no site ${within}`);
        if (within === id) fault('properties.within', 'a site does not lie in itself');
      }
      if (position.area !== undefined && !context.featureIds.has(position.area)) {
        fault('properties.position.area', `no layer has a feature ${position.area}`);
      }
      for (const source of position.sources) {
        if (!context.sourceIds.has(source)) {
          fault('properties.position.sources', `sources.json has no source ${source}`);
        }
      }
      const backgroundIds = new Set<string>();
      background.forEach((entry, entryIndex) => {
        if (backgroundIds.has(entry.id))
          fault(`properties.background[${entryIndex}].id`, 'another background has this id');
        backgroundIds.add(entry.id);
        for (const source of entry.sources) {
          if (!context.sourceIds.has(source)) {
            fault(
              `properties.background[${entryIndex}].sources`,
              `sources.json has no source ${source}`,
            );
          }
        }
      });
      const claimIds = new Set<string>();
      claims.forEach((claim, claimIndex) => {
        if (claimIds.has(claim.id))
          fault(`properties.claims[${claimIndex}].id`, 'another claim has this id');
        claimIds.add(claim.id);
        checkFigures(claim.figures, (path, message) => {
          fault(`properties.claims[${claimIndex}].${path}`, message);
        });
        if (claim.paragraph > geodata.atlas.article.paragraphs) {
          fault(`properties.claims[${claimIndex}].paragraph`, 'the article has no such paragraph');
        }
      });
      checkLanguages(file, id, properties, `${at}.properties`, context);
    });
  }
}
