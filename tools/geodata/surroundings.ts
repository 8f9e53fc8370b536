import type {
  Feature,
  FeatureCollection,
  LineString,
  MultiLineString,
  MultiPolygon,
  Point,
  Polygon,
} from 'geojson';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlaceRelations } from '../../src/domain/atlas';
import type { CompiledGeodata } from '../../src/domain/catalogue/compile';
import type { Localized } from '../../src/domain/site';
import { spatialRelations, type SurroundingsContext } from '../../src/domain/surroundings';
import { pinyinWithTones } from './search-pinyin';

/** The files the relations are worked out from; a city without one of them has no such relation. */
const DISTRICTS = 'district-areas';
const COAST = 'coastline';
const STATIONS = 'metro-stations';

/** Works out where the sites lie: district, centre, coast, station; and how their names are said. */
export function placeRelations(
  folder: string,
  { core, features }: CompiledGeodata,
): PlaceRelations {
  const read = <G extends Feature['geometry']>(layer: string): Feature<G>[] => {
    const path = join(folder, `layers/${layer}.geojson`);
    if (!existsSync(path)) return [];
    return (JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection<G>).features;
  };
  const names = (layer: string): Map<string, Localized> =>
    new Map((features[layer] ?? []).map(({ id, name }) => [id, name]));
  const stationNames = names(STATIONS);
  const context: SurroundingsContext = {
    districts: read<Polygon | MultiPolygon>(DISTRICTS),
    districtAccuracyMetres: core.layers.find(({ id }) => id === DISTRICTS)?.accuracyMetres ?? 0,
    centre: [core.settings.centre.point[0], core.settings.centre.point[1]],
    coast: read<LineString | MultiLineString>(COAST),
    stations: read<Point>(STATIONS)
      .filter(
        ({ properties }) => properties?.['mode'] === 'metro' && properties['status'] === 'open',
      )
      .map(({ id, geometry: { coordinates } }) => ({
        id: String(id),
        name: stationNames.get(String(id)) ?? {},
        point: [coordinates[0] ?? 0, coordinates[1] ?? 0],
      })),
  };
  const local = core.settings.localLanguage;
  return {
    pinyin: local.startsWith('zh')
      ? Object.fromEntries(
          core.sites.map(({ id, name }) => [id, pinyinWithTones(name[local] ?? '')]),
        )
      : {},
    sites: Object.fromEntries(
      core.sites
        .filter(({ mapped, position, track }) => mapped && position.area === undefined && !track)
        .flatMap((site) => {
          const relations = spatialRelations(site, context);
          return relations ? [[site.id, relations] as const] : [];
        }),
    ),
    districts: Object.fromEntries(names(DISTRICTS)),
  };
}
