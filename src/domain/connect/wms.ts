/** Requests of the Web Map Service: OGC 01-068r3 (1.1.1) and OGC 06-042 (1.3.0). */
import type { Bounds, LngLat } from '../site';
import type { WmsSource, WmsVersion } from './model';
import { HALF_WORLD_METRES, mercatorBox, type TileAt } from './tiles';

/** Web Mercator under its names, the right one first. */
export const MERCATOR_NAMES = ['EPSG:3857', 'EPSG:900913', 'EPSG:102100', 'EPSG:102113'] as const;
/** Longitude and latitude under their names. */
export const GEOGRAPHIC_NAMES = ['EPSG:4326', 'CRS:84'] as const;

export const isMercator = (crs: string): boolean =>
  (MERCATOR_NAMES as readonly string[]).includes(crs);

/** An address with parameters set; WMS and WMTS do not tell capitals from small letters in their names. */
export function withParameters(
  address: string,
  parameters: Readonly<Record<string, string>>,
  base?: string,
): string {
  const url = new URL(address, base);
  const names = new Set(Object.keys(parameters).map((name) => name.toUpperCase()));
  for (const name of [...url.searchParams.keys()])
    if (names.has(name.toUpperCase())) url.searchParams.delete(name);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/**
 * BBOX in the order of the axes. In 1.3.0 that is the order that the CRS defines: EPSG:4326 has latitude
 * first (OGC 06-042, 6.7.2), CRS:84 longitude. In 1.1.1 it is x before y always.
 */
export function bboxOf(version: WmsVersion, crs: string, box: Bounds): string {
  const [west, south, east, north] = box;
  const order =
    version === '1.3.0' && crs === 'EPSG:4326'
      ? [south, west, north, east]
      : [west, south, east, north];
  return order.join(',');
}

/** Longitude and latitude of edges in EPSG:3857. */
export function geographicBox([west, south, east, north]: Bounds): Bounds {
  const lng = (x: number): number => (x / HALF_WORLD_METRES) * 180;
  const lat = (y: number): number =>
    (Math.atan(Math.sinh((y / HALF_WORLD_METRES) * Math.PI)) * 180) / Math.PI;
  return [lng(west), lat(south), lng(east), lat(north)];
}

const mapParameters = (source: WmsSource, sizePx: number): Record<string, string> => ({
  SERVICE: 'WMS',
  VERSION: source.version,
  REQUEST: 'GetMap',
  LAYERS: source.layer,
  STYLES: source.style,
  [source.version === '1.3.0' ? 'CRS' : 'SRS']: source.crs,
  WIDTH: String(sizePx),
  HEIGHT: String(sizePx),
  FORMAT: source.format,
  TRANSPARENT: 'TRUE',
});

/** The size of the pictures that are asked for, in pixels: each is a tile. */
export const WMS_TILE_PX = 512;

/** GetMap as a template that MapLibre fills in; only of a layer in Web Mercator. */
export function mercatorTemplate(source: WmsSource): string {
  const address = withParameters(source.address, mapParameters(source, WMS_TILE_PX));
  return `${address}&BBOX={bbox-epsg-3857}`;
}

/** GetMap of a tile, in the layer's own CRS. */
export function getMapAddress(source: WmsSource, tile: TileAt, sizePx = WMS_TILE_PX): string {
  const box = mercatorBox(tile);
  const inCrs = isMercator(source.crs) ? box : geographicBox(box);
  return withParameters(source.address, {
    ...mapParameters(source, sizePx),
    BBOX: bboxOf(source.version, source.crs, inCrs),
  });
}

/** Side of the picture in which a position is asked about, in pixels: odd, so that one is in the middle. */
const INFO_PX = 101;

/**
 * GetFeatureInfo at a position as it is seen at a zoom.
 * @param zoom of the map, whose tiles of 512 px are those of {@link mercatorBox}
 */
export function featureInfoAddress(
  source: WmsSource,
  at: LngLat,
  zoom: number,
  infoFormat: string,
): string {
  const metresPerPixel = (2 * HALF_WORLD_METRES) / (512 * 2 ** zoom);
  const x = (at[0] / 180) * HALF_WORLD_METRES;
  const phi = (at[1] * Math.PI) / 180;
  const y = (Math.asinh(Math.tan(phi)) / Math.PI) * HALF_WORLD_METRES;
  const half = (INFO_PX / 2) * metresPerPixel;
  const box: Bounds = [x - half, y - half, x + half, y + half];
  const inCrs = isMercator(source.crs) ? box : geographicBox(box);
  const middle = String((INFO_PX - 1) / 2);
  const isNew = source.version === '1.3.0';
  return withParameters(source.infoAddress, {
    ...mapParameters(source, INFO_PX),
    REQUEST: 'GetFeatureInfo',
    BBOX: bboxOf(source.version, source.crs, inCrs),
    QUERY_LAYERS: source.layer,
    INFO_FORMAT: infoFormat,
    FEATURE_COUNT: '10',
    [isNew ? 'I' : 'X']: middle,
    [isNew ? 'J' : 'Y']: middle,
  });
}
