/**
 * The types of what an atlas shows. They describe the compiled catalogue that is shipped;
 * schema.ts describes the files under geodata/ that people write.
 */
import type { Feature, LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';

/** BCP 47 tag of a content language, for example `zh-Hans`. */
export type Lang = string;

/** One text in several languages. */
export type Localized = Readonly<Record<Lang, string>>;

/** Longitude and latitude in degrees, WGS 84. */
export type LngLat = readonly [lng: number, lat: number];

/** West, south, east, north in degrees, WGS 84. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Where the map looks: centre, MapLibre zoom (512 px tiles), bearing and pitch in degrees. */
export interface Camera {
  readonly center: LngLat;
  readonly zoom: number;
  readonly bearing: number;
  readonly pitch: number;
}

/** How exactly a position is known: 50 m, 500 m, 3 km, only an area, not at all. */
export const PRECISIONS = ['exact', 'site', 'locality', 'area', 'none'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** How a position was found. */
export const CERTAINTIES = ['verified', 'inferred', 'mixed', 'estimate'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export const SITE_KINDS = ['place', 'area', 'route', 'coast', 'organisation', 'programme'] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

export const STATUSES = [
  'operating',
  'opened',
  'under-construction',
  'announced',
  'unknown',
] as const;
export type Status = (typeof STATUSES)[number];

export const UNITS = [
  'count',
  'percent',
  'percentagePoint',
  'minute',
  'hour',
  'day',
  'year',
  'kilometre',
  'metre',
  'kilometrePerHour',
  'squareKilometre',
  'squareMetre',
  'hectare',
  'cny',
  'tonnePerYear',
  'people',
] as const;
export type Unit = (typeof UNITS)[number];

export const QUALIFIERS = ['about', 'over', 'nearly', 'at-least', 'up-to'] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/** A number with its unit as a source gives it. */
export interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: Unit;
  readonly qualifier?: Qualifier;
  /** The value before the change that the article tells of. */
  readonly before?: { readonly value: number; readonly unit: Unit };
  /** The target the value is measured against, in the same unit. */
  readonly target?: number;
  /** A percentage that tells of growth, not of a share of a whole. */
  readonly growth?: boolean;
}

/** What the article says, without its text, which is in SiteTexts. */
export interface Claim {
  readonly id: string;
  readonly paragraph: number;
  /** ISO 8601 year, month, day or interval (`2022-04/2025`). */
  readonly date?: string;
  /** The claim tells of something that was still to come when the article appeared. */
  readonly announced?: boolean;
  readonly figures: readonly Figure[];
}

export interface Background {
  readonly id: string;
  readonly sources: readonly string[];
}

export interface Position {
  /** The anchor of the place; null when no place is named. */
  readonly point: LngLat | null;
  readonly precision: Precision;
  /** Radius in which the place lies; null when no place is named. */
  readonly radiusMetres: number | null;
  readonly certainty: Certainty | null;
  readonly sources: readonly string[];
  /** Id of an area feature (or of a whole area layer) that bounds the place better than a circle. */
  readonly area?: string;
}

/** What a route or a coast is drawn as; `published` false is drawn dashed. */
export interface Track {
  readonly geometry: LineString | MultiLineString;
  readonly published: boolean;
  /** Draw each pair of positions as a geodesic arc. */
  readonly arc?: boolean;
  /** What is written along the line. */
  readonly label?: Localized;
}

export interface Site {
  readonly id: string;
  readonly layer: string;
  readonly theme: string;
  readonly kind: SiteKind;
  readonly name: Localized;
  readonly shortName?: Localized;
  readonly within: string | null;
  readonly status: { readonly state: Status; readonly since?: string };
  readonly position: Position;
  /** False for places that are listed and not drawn; SiteTexts.unmapped says why. */
  readonly mapped: boolean;
  readonly track?: Track;
  readonly claims: readonly Claim[];
  readonly background: readonly Background[];
}

/** The texts of a site in one language; loaded apart from the sites. */
export interface SiteTexts {
  readonly summary: string;
  readonly basis?: string;
  readonly unmapped?: string;
  readonly note?: string;
  readonly claims: Readonly<
    Record<string, { readonly text: string; readonly figures: Readonly<Record<string, string>> }>
  >;
  readonly background: Readonly<Record<string, string>>;
}

export interface Indicator {
  readonly id: string;
  readonly theme: string;
  readonly paragraph: number;
  readonly date?: string;
  readonly announced?: boolean;
  readonly figures: readonly Figure[];
  readonly sites: readonly string[];
}

export interface IndicatorTexts {
  readonly title: string;
  readonly text: string;
  readonly figures: Readonly<Record<string, string>>;
}

export interface Source {
  readonly id: string;
  readonly kind: 'data' | 'web' | 'press' | 'estimate' | 'article';
  readonly url?: string;
  readonly licence?: string;
}

export interface Theme {
  readonly id: string;
  readonly title: Localized;
  readonly description: Localized;
  /** Path data of a 24 × 24 line icon. */
  readonly icon: string;
  readonly color: { readonly light: string; readonly dark: string };
}

/** How a layer is drawn: one drawer per kind. */
export type Draw =
  | { readonly kind: 'sites' }
  | { readonly kind: 'line'; readonly widthPx: number; readonly dashed?: boolean }
  | { readonly kind: 'fill'; readonly opacity: number }
  | { readonly kind: 'circle'; readonly radiusPx: number }
  | { readonly kind: 'basemap' };

export interface Field {
  readonly name: string;
  readonly title: Localized;
  readonly type: 'text' | 'number' | 'date' | 'category';
  readonly unit?: Unit;
}

export type LayerSource =
  | { readonly type: 'geojson' }
  /** Features that the embedded basemap's archive carries as a source layer of that name. */
  | { readonly type: 'basemap'; readonly sourceLayer: string };

export interface Layer {
  readonly id: string;
  readonly theme: string;
  readonly title: Localized;
  readonly source: LayerSource;
  readonly draw: Draw;
  readonly fields: readonly Field[];
  readonly attribution: string;
  readonly licence: string;
  readonly accuracyMetres?: number;
  readonly note?: Localized;
  readonly initiallyVisible: boolean;
  readonly featureCount: number;
}

/** A feature of a layer that is no site: a coast stretch, a district, a metro line. */
export interface LayerFeature {
  readonly id: string;
  readonly layer: string;
  readonly name: Localized;
  readonly properties: Readonly<Record<string, string | number | boolean | null>>;
  readonly bounds: Bounds;
}

export type SiteGeometry = Point | LineString | MultiLineString | Polygon | MultiPolygon;
export type PinFeature = Feature<Point, PinProperties>;

/** Properties of a feature of the pin source: one pin or a cluster of pins. */
export interface PinProperties {
  readonly id: string;
  readonly theme: string;
  readonly name: string;
  readonly localName: string;
  readonly precision: Precision;
  /** Ids of the clustered sites; empty for a single pin. */
  readonly members: readonly string[];
  readonly count: number;
}
