/** Addresses of tiles: templates, and what is known of a set of tiles (TileJSON, PMTiles). */
import { MAX_LATITUDE } from '../mercator';
import type { Bounds } from '../site';
import {
  CONNECT_LIMITS,
  readBounds,
  type ConnectedSource,
  type FoundService,
  type LayerOffer,
  type PmtilesSource,
} from './model';
import { creditOf, lineOf, paragraphOf } from './text';

/** Half the width of the world of EPSG:3857 in metres. */
export const HALF_WORLD_METRES = Math.PI * 6378137;

export interface TileAt {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Whether an address is one of tiles. */
export const isTemplate = (address: string): boolean =>
  address.includes('{z}') && address.includes('{x}') && /\{-?y\}/.test(address);

/** What a template asks beyond the usual: the first of several hosts, rows from the south. */
export function readTemplate(address: string): { readonly tiles: string; readonly isTms: boolean } {
  const one = address.replace(/\{s\}|\{(?:switch:)?([a-z0-9])[-,][a-z0-9,]+\}/gi, (_, first) =>
    typeof first === 'string' ? first : 'a',
  );
  return { tiles: one.replaceAll('{-y}', '{y}'), isTms: one.includes('{-y}') };
}

/** Address of one tile. */
export const tileAddress = (tiles: string, { z, x, y }: TileAt, isTms = false): string =>
  tiles
    .replaceAll('{z}', String(z))
    .replaceAll('{x}', String(x))
    .replaceAll('{y}', String(isTms ? 2 ** z - 1 - y : y));

/** The tile that a position lies in, in the grid of web maps (OpenStreetMap wiki, "Slippy map tilenames"). */
export function tileOver([lng, lat]: readonly [number, number], z: number): TileAt {
  const bounded = Math.min(MAX_LATITUDE, Math.max(-MAX_LATITUDE, lat));
  const phi = (bounded * Math.PI) / 180;
  const last = 2 ** z - 1;
  const within = (value: number): number => Math.min(last, Math.max(0, Math.floor(value)));
  return {
    z,
    x: within(((lng + 180) / 360) * 2 ** z),
    y: within(((1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2) * 2 ** z),
  };
}

/** Edges of a tile in metres of EPSG:3857: west, south, east, north. */
export function mercatorBox({ z, x, y }: TileAt): Bounds {
  const side = (2 * HALF_WORLD_METRES) / 2 ** z;
  const west = x * side - HALF_WORLD_METRES;
  const north = HALF_WORLD_METRES - y * side;
  return [west, north - side, west + side, north];
}

/** What the ending of an address says of its tiles. */
export function kindByEnding(address: string): 'raster' | 'vector' | null {
  const path = address.replace(/[?#].*$/, '');
  if (/\.(mvt|pbf)$/i.test(path)) return 'vector';
  return /\.(png|jpe?g|webp|avif)$/i.test(path) ? 'raster' : null;
}

/** What the first bytes say: pictures have a signature (PNG, JPEG, WebP, GIF); all else is taken for vectors. */
export function kindByBytes(bytes: Uint8Array): 'raster' | 'vector' {
  const head = String.fromCharCode(...bytes.subarray(0, 12));
  const isPicture =
    head.startsWith('\x89PNG') ||
    head.startsWith('\xff\xd8\xff') ||
    head.startsWith('GIF8') ||
    (head.startsWith('RIFF') && head.endsWith('WEBP')) ||
    head.slice(4, 12) === 'ftypavif';
  return isPicture ? 'raster' : 'vector';
}

/** A whole zoom of tiles; the least and greatest of web maps where it is none. */
const zoomOf = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 24
    ? value
    : otherwise;

const layerNames = (layers: unknown): string[] =>
  (Array.isArray(layers) ? layers : [])
    .slice(0, CONNECT_LIMITS.sourceLayers)
    .flatMap((layer: unknown) => {
      const id: unknown = (layer as { id?: unknown } | null)?.id;
      return typeof id === 'string' && id !== '' ? [id.slice(0, 200)] : [];
    });

export const offerOf = (
  title: string,
  source: ConnectedSource,
  more: Partial<LayerOffer> = {},
): LayerOffer => ({
  key: title,
  title,
  abstract: '',
  attribution: '',
  bounds: null,
  styles: [{ name: '', title: '', legend: null, source }],
  obstacle: null,
  ...more,
});

type Members = Readonly<Record<string, unknown>>;

/**
 * What a TileJSON document says (https://github.com/mapbox/tilejson-spec, 3.0.0).
 * @param address of the document, for relative addresses in it
 * @returns null when it is none
 */
export function readTileJson(document: Members, address: string): FoundService | null {
  const templates: unknown = document['tiles'];
  const first: unknown = Array.isArray(templates) ? templates[0] : null;
  if (typeof first !== 'string' || !URL.canParse(first, address)) return null;
  const absolute = new URL(first, address).href.replaceAll('%7B', '{').replaceAll('%7D', '}');
  if (!isTemplate(absolute)) return null;
  const title = lineOf(document['name']) || new URL(address).host;
  const { tiles, isTms } = readTemplate(absolute);
  const sourceLayers = layerNames(document['vector_layers']);
  const grid = {
    tiles,
    isTms: isTms || document['scheme'] === 'tms',
    minZoom: zoomOf(document['minzoom'], 0),
    maxZoom: zoomOf(document['maxzoom'], 22),
  };
  const isVector = sourceLayers.length > 0 || kindByEnding(tiles) === 'vector';
  const source: ConnectedSource = isVector
    ? { kind: 'vector', ...grid, sourceLayers, hidden: [] }
    : { kind: 'raster', ...grid, tileSizePx: document['tileSize'] === 512 ? 512 : 256 };
  const bounds: unknown = document['bounds'];
  return {
    kind: 'tilejson',
    address,
    title,
    abstract: paragraphOf(document['description']),
    licence: '',
    layers: [
      offerOf(title, source, {
        abstract: paragraphOf(document['description']),
        attribution: creditOf(document['attribution']),
        bounds: readBounds(Array.isArray(bounds) ? bounds : null),
      }),
    ],
  };
}

/** What the head of a PMTiles file says (PMTiles specification, version 3). */
export interface PmtilesHead {
  /** 1 is MVT, 2 to 5 are pictures. */
  readonly tileType: number;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly minLon: number;
  readonly minLat: number;
  readonly maxLon: number;
  readonly maxLat: number;
}

/** @returns null for tiles of a kind that is neither MVT nor a picture */
export function readPmtiles(
  head: PmtilesHead,
  metadata: Members,
  address: string | null,
  fileName: string,
): FoundService | null {
  if (head.tileType < 1 || head.tileType > 5) return null;
  const title = lineOf(metadata['name']) || lineOf(fileName);
  const source: PmtilesSource = {
    kind: 'pmtiles',
    address,
    holds: head.tileType === 1 ? 'vector' : 'raster',
    minZoom: zoomOf(head.minZoom, 0),
    maxZoom: zoomOf(head.maxZoom, 22),
    sourceLayers: head.tileType === 1 ? layerNames(metadata['vector_layers']) : [],
    hidden: [],
  };
  const offer = offerOf(title, source, {
    abstract: paragraphOf(metadata['description']),
    attribution: creditOf(metadata['attribution']),
    bounds: readBounds([head.minLon, head.minLat, head.maxLon, head.maxLat]),
  });
  const { abstract } = offer;
  return { kind: 'pmtiles', address: address ?? '', title, abstract, licence: '', layers: [offer] };
}
