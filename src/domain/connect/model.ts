/** What a person connects the map to: tiles and services of others, asked each time they are looked at. */
import type { Bounds } from '../site';

/** Ids of connected layers begin with this; no other layer has such an id. */
export const CONNECTED_PREFIX = 'svc-';

export const WMS_VERSIONS = ['1.1.1', '1.3.0'] as const;
export type WmsVersion = (typeof WMS_VERSIONS)[number];

/** Pictures in the usual grid of web maps, by an address with {z}, {x} and {y}. */
export interface RasterTiles {
  readonly kind: 'raster';
  readonly tiles: string;
  readonly tileSizePx: 256 | 512;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Rows are counted from the south. */
  readonly isTms: boolean;
}

/** A layer of a Web Map Service. */
export interface WmsSource {
  readonly kind: 'wms';
  /** Where GetMap is asked, without the parameters of the request. */
  readonly address: string;
  readonly version: WmsVersion;
  readonly layer: string;
  readonly style: string;
  readonly format: string;
  readonly crs: string;
  /** What GetFeatureInfo is asked in; null where the layer cannot be asked. */
  readonly infoFormat: string | null;
  readonly infoAddress: string;
}

/** Mapbox vector tiles by an address with {z}, {x} and {y}. */
export interface VectorTiles {
  readonly kind: 'vector';
  readonly tiles: string;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly isTms: boolean;
  readonly sourceLayers: readonly string[];
  readonly hidden: readonly string[];
}

/** One PMTiles file, read by ranges. */
export interface PmtilesSource {
  readonly kind: 'pmtiles';
  /** Null for a file of the device, which is to be chosen again after a reload. */
  readonly address: string | null;
  readonly holds: 'raster' | 'vector';
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly sourceLayers: readonly string[];
  readonly hidden: readonly string[];
}

export type ConnectedSource = RasterTiles | WmsSource | VectorTiles | PmtilesSource;

export const CONNECTED_DATUMS = ['wgs84', 'gcj02'] as const;
export type ConnectedDatum = (typeof CONNECTED_DATUMS)[number];

export interface ConnectedLayer {
  readonly id: string;
  readonly title: string;
  readonly shown: boolean;
  /** 0 to 1. */
  readonly opacity: number;
  /** As the person declares it. */
  readonly datum: ConnectedDatum;
  /** Title of the service, plain text as everything that it says. */
  readonly service: string;
  readonly attribution: string;
  readonly licence: string;
  readonly bounds: Bounds | null;
  readonly source: ConnectedSource;
}

/** Only pictures in the grid can be moved from GCJ-02 to where they belong. */
export const canBeCorrected = ({ kind }: ConnectedSource): boolean => kind === 'raster';

export const hasSourceLayers = (source: ConnectedSource): source is VectorTiles | PmtilesSource =>
  source.kind === 'vector' || (source.kind === 'pmtiles' && source.holds === 'vector');

/** The address that a layer asks; null for a file of the device. */
export function addressOf(source: ConnectedSource): string | null {
  return source.kind === 'raster' || source.kind === 'vector' ? source.tiles : source.address;
}

/** A collection of OGC API – Features: it becomes a layer of one's own, with a table. */
export interface FeaturesSource {
  readonly kind: 'features';
  /** Address of the items. */
  readonly items: string;
}

/** One way to draw an offered layer. */
export interface OfferedStyle {
  readonly name: string;
  readonly title: string;
  /** Address of a picture that explains it; null without one. */
  readonly legend: string | null;
  readonly source: ConnectedSource | FeaturesSource;
}

/** A layer that a service offers. */
export interface LayerOffer {
  readonly key: string;
  readonly title: string;
  readonly abstract: string;
  readonly attribution: string;
  readonly bounds: Bounds | null;
  /** The first is the service's own choice; none where the layer cannot be drawn here. */
  readonly styles: readonly OfferedStyle[];
  /** Why it cannot: no projection or grid of web maps, no format of pictures. */
  readonly obstacle: 'crs' | 'grid' | 'format' | null;
}

export const SERVICE_KINDS = [
  'xyz',
  'tilejson',
  'vector',
  'pmtiles',
  'wms',
  'wmts',
  'features',
] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

/** What was found at an address. */
export interface FoundService {
  readonly kind: ServiceKind;
  readonly address: string;
  readonly title: string;
  readonly abstract: string;
  /** Terms of use, as the service words them. */
  readonly licence: string;
  readonly layers: readonly LayerOffer[];
}

/** Limits on what strangers send. */
export const CONNECT_LIMITS = {
  documentBytes: 30_000_000,
  tileBytes: 20_000_000,
  infoBytes: 1_000_000,
  layers: 5000,
  titleCharacters: 200,
  textCharacters: 2000,
  addressCharacters: 2000,
  sourceLayers: 200,
  features: 100_000,
  pages: 500,
  answerMilliseconds: 30_000,
} as const;

/** Whether bounds meet: a layer that lies over the atlas. Unknown bounds may. */
export function liesOver(bounds: Bounds | null, [west, south, east, north]: Bounds): boolean {
  if (bounds === null) return true;
  return bounds[0] <= east && bounds[2] >= west && bounds[1] <= north && bounds[3] >= south;
}

/** Four numbers that can be bounds on the earth; null for others. */
export function readBounds(values: readonly unknown[] | null | undefined): Bounds | null {
  const numbers = (values ?? []).map(Number);
  // A box with heights has six numbers (RFC 7946, 5).
  const [west, south, east, north] =
    numbers.length === 6 ? [0, 1, 3, 4].map((at) => numbers[at]!) : numbers;
  if (![west, south, east, north].every((one) => Number.isFinite(one))) return null;
  if (south! > north! || Math.abs(south!) > 90.1 || Math.abs(north!) > 90.1) return null;
  if (Math.abs(west!) > 360 || Math.abs(east!) > 360) return null;
  return [west!, Math.max(-90, south!), east!, Math.min(90, north!)];
}
