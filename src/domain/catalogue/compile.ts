/** Turns the parsed geodata into what is shipped: the core of the first paint and texts by language. */
import type { Core } from '../atlas';
import type {
  Bounds,
  Figure,
  IndicatorTexts,
  Lang,
  LayerFeature,
  Localized,
  Site,
  SiteTexts,
} from '../site';
import type { Tours } from '../tour';
import { compileTours, tourSummaries } from './compile-tours';
import type { Geodata } from './parse';
import type { FeatureFile, SiteFile } from './schema';

/** The texts of one language. */
export interface Texts {
  readonly lang: Lang;
  readonly sites: Readonly<Record<string, SiteTexts>>;
  readonly indicators: Readonly<Record<string, IndicatorTexts>>;
  readonly sources: Readonly<Record<string, string>>;
}

export interface CompiledGeodata {
  readonly core: Core;
  readonly texts: Readonly<Record<Lang, Texts>>;
  /** Attributes and bounds of the features of layers that are no sites, by layer id. */
  readonly features: Readonly<Record<string, readonly LayerFeature[]>>;
  /** By language; none when there are no tours. */
  readonly tours: Readonly<Record<Lang, Tours>>;
}

/** Drops members whose value is undefined, so that optional members are absent in the JSON. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const members: [string, unknown][] = Object.entries(value);
  return Object.fromEntries(members.filter(([, member]) => member !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

type FileSite = SiteFile['features'][number];
type FileFigure = NonNullable<FileSite['properties']['claims'][number]['figures']>[number];

const figure = ({ label: _label, ...rest }: FileFigure): Figure => defined(rest);

const labels = (figures: readonly FileFigure[], lang: Lang): Record<string, string> =>
  Object.fromEntries(figures.map(({ id, label }) => [id, label[lang] ?? '']));

function compileSite(feature: FileSite, layer: { id: string; theme: string }): Site {
  const { geometry, properties } = feature;
  const { basis: _basis, point, ...position } = properties.position;
  const anchor = geometry?.type === 'Point' ? geometry.coordinates : (point ?? null);
  return defined({
    id: feature.id,
    layer: layer.id,
    theme: layer.theme,
    kind: properties.kind,
    name: properties.name,
    shortName: properties.shortName,
    within: properties.within ?? null,
    status: defined(properties.status),
    position: defined({ ...position, point: anchor }),
    mapped: properties.unmapped === undefined,
    track:
      geometry !== null && geometry.type !== 'Point' && properties.track
        ? defined({ geometry, ...properties.track })
        : undefined,
    claims: properties.claims.map(({ text: _text, figures, ...claim }) =>
      defined({ ...claim, figures: figures.map(figure) }),
    ),
    background: properties.background.map(({ id, sources }) => ({ id, sources })),
  });
}

function siteTexts({ properties }: FileSite, lang: Lang): SiteTexts {
  return defined({
    summary: properties.summary[lang] ?? '',
    basis: properties.position.basis?.[lang],
    unmapped: properties.unmapped?.[lang],
    note: properties.note?.[lang],
    claims: Object.fromEntries(
      properties.claims.map((claim) => [
        claim.id,
        { text: claim.text[lang] ?? '', figures: labels(claim.figures, lang) },
      ]),
    ),
    background: Object.fromEntries(
      properties.background.map(({ id, text }) => [id, text[lang] ?? '']),
    ),
  });
}

/** West, south, east, north of any GeoJSON coordinates, however deep. */
function boundsOf(coordinates: unknown): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    const [lng, lat] = value as unknown[];
    if (typeof lng === 'number' && typeof lat === 'number') {
      west = Math.min(west, lng);
      east = Math.max(east, lng);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    } else {
      value.forEach(visit);
    }
  };
  visit(coordinates);
  return [west, south, east, north];
}

const unionOf = (all: readonly Bounds[]): Bounds => [
  Math.min(...all.map(([west]) => west)),
  Math.min(...all.map(([, south]) => south)),
  Math.max(...all.map(([, , east]) => east)),
  Math.max(...all.map(([, , , north]) => north)),
];

const isScalar = (value: unknown): value is string | number | boolean | null =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

function compileFeature(
  { id, geometry, properties }: FeatureFile['features'][number],
  layer: string,
): LayerFeature {
  const { name: given, zh, en, ja, ko, ru, ...rest } = properties;
  // The base geography has its names in flat members; the catalogue's own layers have a name by language.
  const name = given ?? defined({ 'zh-Hans': zh, en, ja, ko, ru });
  return {
    id,
    layer,
    name: typeof name === 'object' ? (name as Localized) : { und: id },
    properties: Object.fromEntries(
      Object.entries(rest)
        .map(([key, value]) => [key, Array.isArray(value) ? value.join(', ') : value] as const)
        .filter((entry): entry is [string, string | number | boolean | null] => isScalar(entry[1])),
    ),
    bounds: boundsOf(geometry.coordinates),
  };
}

/** Compiles parsed geodata. The order of layers and of sites is the order of the files. */
export function compileGeodata(geodata: Geodata): CompiledGeodata {
  const { atlas, catalogue, sources, indicators, siteFiles, featureFiles } = geodata;
  const layers = catalogue.layers.map((layer) =>
    defined({
      ...layer,
      featureCount:
        siteFiles.get(layer.id)?.features.length ??
        featureFiles.get(layer.id)?.features.length ??
        0,
    }),
  );
  const siteFeatures = catalogue.layers.flatMap((layer) =>
    (siteFiles.get(layer.id)?.features ?? []).map((feature) => ({ feature, layer })),
  );
  const compiledFeatures = Object.fromEntries(
    [...featureFiles].map(([id, { features }]) => [
      id,
      features.map((feature) => compileFeature(feature, id)),
    ]),
  );
  const areaBounds: Record<string, Bounds> = {};
  for (const { feature } of siteFeatures) {
    const { area } = feature.properties.position;
    if (area === undefined) continue;
    const members =
      compiledFeatures[area] ??
      Object.values(compiledFeatures)
        .flat()
        .filter(({ id }) => id === area);
    areaBounds[area] = unionOf(members.map(({ bounds }) => bounds));
  }
  const { paragraphs: _paragraphs, ...article } = atlas.article;
  const { $schema: _schema, ...settings } = atlas;

  const texts = Object.fromEntries(
    atlas.languages.map((lang): [Lang, Texts] => [
      lang,
      {
        lang,
        sites: Object.fromEntries(
          siteFeatures.map(({ feature }) => [feature.id, siteTexts(feature, lang)]),
        ),
        indicators: Object.fromEntries(
          indicators.indicators.map((indicator) => [
            indicator.id,
            {
              title: indicator.title[lang] ?? '',
              text: indicator.text[lang] ?? '',
              figures: labels(indicator.figures, lang),
            },
          ]),
        ),
        sources: Object.fromEntries(
          sources.sources.map(({ id, title }) => [id, title[lang] ?? '']),
        ),
      },
    ]),
  );

  return {
    core: {
      settings: { ...settings, article } as Core['settings'],
      themes: catalogue.themes,
      layers: layers as Core['layers'],
      sites: siteFeatures.map(({ feature, layer }) => compileSite(feature, layer)),
      indicators: indicators.indicators.map(({ title: _t, text: _x, figures, ...indicator }) =>
        defined({ ...indicator, figures: figures.map(figure) }),
      ),
      sources: sources.sources.map(({ title: _title, ...source }) => defined(source)),
      areaBounds,
      tours: tourSummaries(geodata),
    },
    texts,
    features: compiledFeatures,
    tours: Object.fromEntries(
      geodata.tours.tours.length === 0
        ? []
        : atlas.languages.map((lang) => [lang, compileTours(geodata, lang)]),
    ),
  };
}
