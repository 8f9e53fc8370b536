import type { Bounds, Indicator, Lang, Layer, Localized, Site, Source, Theme } from './site';
import type { TourSummary } from './tour';

export interface Basemap {
  readonly id: string;
  readonly kind: 'embedded';
  readonly title: Localized;
  readonly attribution: readonly { readonly text: string; readonly url?: string }[];
}

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
  readonly basemaps: readonly Basemap[];
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

/** Where a site lies; worked out by the build, since it never changes. */
export interface SiteSurroundings {
  /** Areas that hold all of what is known of the position, or part of it: then `certain` is false. */
  readonly districts: readonly {
    readonly id: string;
    readonly name: Localized;
    readonly certain: boolean;
  }[];
  readonly fromCentre: { readonly distanceMetres: number; readonly bearingDegrees: number } | null;
  readonly coastMetres: number | null;
  readonly station: {
    readonly id: string;
    readonly name: Localized;
    readonly distanceMetres: number;
    readonly walking: 'minutes-5' | 'minutes-10' | 'minutes-20' | 'minutes-30' | 'far';
  } | null;
  /** By how much distances may be wrong; 0 for places that are known well. */
  readonly uncertaintyMetres: number;
}

export interface Surroundings {
  /** Pinyin of the sites' local names, with tone marks. */
  readonly pinyin: Readonly<Record<string, string>>;
  readonly sites: Readonly<Record<string, SiteSurroundings>>;
}
