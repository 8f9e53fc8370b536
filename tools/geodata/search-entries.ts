/** What the search can find, gathered from the compiled geodata and the named basemap. */
import type { Feature, FeatureCollection, Position } from 'geojson';
import type { CompiledGeodata } from '../../src/domain/catalogue/compile';
import type { SearchEntry, SearchKind, SearchTarget } from '../../src/domain/search-model';
import type { Bounds, Lang, LayerFeature, LngLat, Localized } from '../../src/domain/site';

/** An entry with its names by language. */
export interface Candidate extends SearchEntry {
  readonly names: readonly Localized[];
}

/** Kinds of the features of layers; other layers are named lines and areas of the coast. */
const FEATURE_KINDS: Readonly<Record<string, SearchKind>> = {
  'district-areas': 'district',
  'metro-stations': 'station',
  'metro-lines': 'line',
  coastline: 'coast',
};
const DISTRICT_LAYER = 'districts';

/** Kinds of the features of the basemap and the zoom that shows them, by their own `kind`. */
const BASEMAP_KINDS: Readonly<Record<string, readonly [SearchKind, number]>> = {
  city: ['district', 9],
  county: ['district', 10],
  'county-city': ['district', 9.5],
  district: ['district', 10.5],
  town: ['locality', 11.5],
  subdistrict: ['locality', 12.5],
  locality: ['locality', 13],
  neighbour: ['locality', 9.5],
  mainland: ['locality', 8],
  island: ['island', 12],
  reclaimed: ['island', 12],
  bay: ['water', 10.5],
  sea: ['water', 7],
  lake: ['water', 11],
  airport: ['airport', 12.5],
  port: ['port', 12.5],
};
/** For files whose features have no kind that says what they are. */
const FILE_KINDS: Readonly<Record<string, readonly [SearchKind, number]>> = {
  peaks: ['peak', 12],
  reserves: ['reserve', 10],
};

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

function boundsOf(coordinates: unknown): Bounds {
  const all: Position[] = [];
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') all.push(value as Position);
    else value.forEach(visit);
  };
  visit(coordinates);
  const [lngs, lats] = [all.map(([lng = 0]) => lng), all.map(([, lat = 0]) => lat)];
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}

const roundBounds = ([west, south, east, north]: Bounds): Bounds => [
  round(west),
  round(south),
  round(east),
  round(north),
];

const middle = ([west, south, east, north]: Bounds): LngLat => [
  round((west + east) / 2),
  round((south + north) / 2),
];

/** The name of a feature of the basemap: by language, or in members `zh`, `en` … of its properties. */
function nameOf(
  { properties }: Feature,
  languages: readonly Lang[],
  local: Lang,
): Localized | null {
  const { name } = properties ?? {};
  if (typeof name === 'object' && name !== null) return name as Localized;
  const found = languages.flatMap((lang): [Lang, string][] => {
    const value: unknown = properties?.[lang] ?? properties?.[lang.replace(/-.*/, '')];
    return typeof value === 'string' && value !== '' ? [[lang, value]] : [];
  });
  return found.some(([lang]) => lang === local) ? Object.fromEntries(found) : null;
}

/** Sites, as places or as districts. */
export function siteCandidates({ core }: CompiledGeodata): Candidate[] {
  return core.sites.map((site) => ({
    kind: site.layer === DISTRICT_LAYER && site.kind === 'area' ? 'district' : 'place',
    id: site.id,
    target: { type: 'site', site: site.id },
    theme: site.theme,
    ...(site.position.point && { at: site.position.point }),
    names: site.shortName ? [site.name, site.shortName] : [site.name],
  }));
}

/** Indicators, by their titles. */
export function indicatorCandidates({ core, texts }: CompiledGeodata): Candidate[] {
  return core.indicators.map(({ id, theme }) => ({
    kind: 'indicator',
    id,
    target: { type: 'indicator', indicator: id },
    theme,
    names: [
      Object.fromEntries(
        core.settings.languages.map((lang) => [lang, texts[lang]?.indicators[id]?.title ?? '']),
      ),
    ],
  }));
}

/** The bounds of a feature, unless it is a point. */
function areaOf({ bounds }: LayerFeature): { bounds?: Bounds } {
  const isPoint = bounds[0] === bounds[2] && bounds[1] === bounds[3];
  return isPoint ? {} : { bounds: roundBounds(bounds) };
}

/** Features of layers that are no sites. */
export function featureCandidates({ core, features }: CompiledGeodata): Candidate[] {
  const kindOf = ({ layer, properties }: LayerFeature): SearchKind => {
    const kind = FEATURE_KINDS[layer] ?? 'coast';
    return kind === 'station' && properties['mode'] === 'tram' ? 'tram-stop' : kind;
  };
  return core.layers.flatMap((layer) =>
    (features[layer.id] ?? [])
      .filter(({ name }) => name[core.settings.localLanguage] !== undefined)
      .map((feature) => ({
        kind: kindOf(feature),
        id: feature.id,
        target: { type: 'feature', layer: layer.id, feature: feature.id, ...areaOf(feature) },
        theme: layer.theme,
        at: middle(feature.bounds),
        names: [feature.name],
      })),
  );
}

const overlap = (a: Bounds, b: Bounds): boolean =>
  a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

const union = (a: Bounds, b: Bounds): Bounds => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

/** Named roads: all parts of a road are one, by its number or by its name. */
function roadCandidates({ core }: CompiledGeodata, roads: FeatureCollection): Candidate[] {
  const { bounds: shown, languages, localLanguage } = core.settings;
  const parts = new Map<string, { id: string; name: Localized; ref: string; bounds: Bounds }>();
  for (const feature of roads.features) {
    const name = nameOf(feature, languages, localLanguage);
    if (!name || !('coordinates' in feature.geometry)) continue;
    const bounds = boundsOf(feature.geometry.coordinates);
    if (!overlap(bounds, shown)) continue;
    const ref: unknown = feature.properties?.['ref'];
    const number = typeof ref === 'string' ? ref : '';
    const key = number || (name[localLanguage] ?? '');
    const known = parts.get(key);
    const id = number ? number.toLowerCase() : String(feature.id);
    if (known) parts.set(key, { ...known, bounds: union(known.bounds, bounds) });
    else parts.set(key, { id, name, ref: number, bounds });
  }
  return [...parts.values()].map(({ id, name, ref, bounds }) => ({
    kind: 'road',
    id,
    target: { type: 'bounds', bounds: roundBounds(bounds) },
    at: middle(bounds),
    names: ref ? [name, { [localLanguage]: ref }] : [name],
  }));
}

/** Named features of the basemap, of files by their names. */
export function basemapCandidates(
  compiled: CompiledGeodata,
  files: Readonly<Record<string, FeatureCollection>>,
): Candidate[] {
  const { languages, localLanguage } = compiled.core.settings;
  return Object.entries(files).flatMap(([file, collection]): Candidate[] => {
    if (file === 'roads') return roadCandidates(compiled, collection);
    return collection.features.flatMap((feature): Candidate[] => {
      const name = nameOf(feature, languages, localLanguage);
      const own: unknown = feature.properties?.['kind'];
      const found = FILE_KINDS[file] ?? BASEMAP_KINDS[typeof own === 'string' ? own : ''];
      if (!name || !found || !('coordinates' in feature.geometry)) return [];
      const [kind, zoom] = found;
      const bounds = boundsOf(feature.geometry.coordinates);
      const at = middle(bounds);
      const target: SearchTarget =
        feature.geometry.type === 'Point'
          ? { type: 'point', point: at, zoom }
          : { type: 'bounds', bounds: roundBounds(bounds) };
      return [{ kind, id: String(feature.id), target, at, names: [name] }];
    });
  });
}
