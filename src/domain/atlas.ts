import type { AUDIENCES, Basemap } from './basemap';
import type { Surroundings } from './surroundings';
import type { Bounds, Indicator, Lang, Layer, Localized, Site, Source, Theme } from './site';
import type { TourSummary } from './tour';

/** The instance: what geodata/atlas.json says. */
export interface AtlasSettings {
  readonly id: string;
  readonly title: Localized;
  readonly description: Localized;
  /** Name of the city in the local language, as taxi drivers and Chinese map apps read it. */
  readonly city: string;
  readonly languages: readonly Lang[];
  readonly localLanguage: Lang;
  readonly fallbackLanguage: Lang;
  readonly bounds: Bounds;
  /** What a first visit shows, whatever the size of the screen. */
  readonly view: { readonly bounds: Bounds };
  readonly centre: { readonly name: Localized; readonly point: readonly [number, number] };
  readonly article: {
    readonly title: Localized;
    readonly publisher: Localized;
    readonly date: string;
    readonly language: Lang;
    readonly summary: Localized;
  };
  readonly audience?: (typeof AUDIENCES)[number];
  /** The first is shown until a person chooses another. */
  readonly basemaps: readonly Basemap[];
  /** Whom to write to about the site: `https://…` or `mailto:…`. */
  readonly contact?: string;
  /** Where the site lies, when it lies in one place; the build can be told another. */
  readonly canonical?: string;
  /** Origins of pages that may command the atlas in their frame; its own always may. */
  readonly messageOrigins?: readonly string[];
  /** Hosts that people may connect to: origins, or `https:` for any; see connect/may-ask. */
  readonly connect?: readonly string[];
}

/** Polygon rings of the coast, simplified for the sketch, [lng, lat]. */
export interface SketchLand {
  /** Rings for the whole atlas and finer ones for the city, each with the bounds it is meant for. */
  readonly levels: readonly {
    readonly minZoom: number;
    readonly rings: readonly (readonly (readonly [number, number])[])[];
  }[];
}

/** Everything the first paint needs. Texts and layer features come in files of their own. */
export interface Core {
  readonly settings: AtlasSettings;
  readonly themes: readonly Theme[];
  readonly layers: readonly Layer[];
  readonly sites: readonly Site[];
  readonly indicators: readonly Indicator[];
  readonly sources: readonly Source[];
  /** Bounds of the area features and layers that positions name. */
  readonly areaBounds: Readonly<Record<string, Bounds>>;
  readonly tours: readonly TourSummary[];
}

/** Where the sites lie; worked out by the build, since it never changes. */
export interface PlaceRelations {
  /** Pinyin of the sites' local names, with tone marks. */
  readonly pinyin: Readonly<Record<string, string>>;
  /** By site; none for sites without a point and for those that are regions themselves. */
  readonly sites: Readonly<Record<string, Surroundings>>;
  /** Names of the districts that the relations name by id. */
  readonly districts: Readonly<Record<string, Localized>>;
}
