/**
 * The address forms of map apps. Sources: lbs.amap.com "URI API", lbsyun.baidu.com "地图调起API",
 * lbs.qq.com "URI API", Apple "Map Links", Google "Maps URLs", RFC 5870. Apple and Google draw the
 * mainland in GCJ-02 and take coordinates as they draw them; Amap and Baidu convert what says wgs84.
 */
import type { Datum } from './datum';
import { metresPerPixel } from './mercator';
import type { LngLat } from './site';

export const MAP_APPS = ['amap', 'baidu', 'tencent', 'apple', 'google', 'geo'] as const;
export type MapApp = (typeof MAP_APPS)[number];

export const TRAVEL_MODES = ['car', 'transit', 'walk'] as const;
export type TravelMode = (typeof TRAVEL_MODES)[number];

/**
 * What the app is given: a point; a point whose title says how uncertain it is; a search by name
 * around the area; a view of the area without a pin; a point with its uncertainty in metres.
 */
export type HandoffForm = 'point' | 'titled' | 'search' | 'view' | 'uncertainty';

export interface HandoffOptions {
  /** Who links, as the Chinese apps ask for: the id of the atlas. */
  readonly referrer: string;
  /** The city in its own language: where the Chinese apps search, and all the address they get. */
  readonly city: string;
}

export interface Link {
  readonly id: MapApp;
  readonly url: string;
  /** Of the coordinates in the address. */
  readonly datum: Datum;
  readonly form: HandoffForm;
}

/** A place made ready: plain names, and its point in both datums. */
export interface Target {
  readonly name: string;
  readonly localName: string;
  readonly wgs84: LngLat;
  readonly gcj02: LngLat;
  readonly radiusMetres: number;
}

/** Links to a point with its name. */
export function pointLinks(target: Target, { referrer, city }: HandoffOptions): Link[] {
  const { name, localName, wgs84, gcj02 } = target;
  const shifted = latLng(gcj02);
  return [
    link('amap', 'wgs84', 'point', 'https://uri.amap.com/marker', {
      position: lngLat(wgs84),
      name: localName,
      src: referrer,
      coordinate: 'wgs84',
      callnative: '1',
    }),
    link('baidu', 'wgs84', 'point', 'https://api.map.baidu.com/marker', {
      location: latLng(wgs84),
      title: localName,
      content: localName,
      output: 'html',
      coord_type: 'wgs84',
      src: baiduSource(referrer),
    }),
    link('tencent', 'gcj02', 'point', 'https://apis.map.qq.com/uri/v1/marker', {
      marker: `coord:${shifted};title:${localName};addr:${city}`,
      referer: referrer,
    }),
    link('apple', 'gcj02', 'point', 'https://maps.apple.com/', { ll: shifted, q: name }),
    link('google', 'gcj02', 'point', 'https://www.google.com/maps/search/', {
      api: '1',
      query: shifted,
    }),
  ];
}

/** Searches by name around an area in the Chinese apps, its view in the others: no pin of ours. */
export function areaLinks(target: Target, { referrer, city }: HandoffOptions): Link[] {
  const { localName, wgs84, gcj02 } = target;
  const radius = String(target.radiusMetres);
  return [
    link('amap', 'gcj02', 'search', 'https://uri.amap.com/search', {
      keyword: localName,
      center: lngLat(gcj02),
      city,
      view: 'map',
      src: referrer,
      coordinate: 'gaode',
      callnative: '1',
    }),
    link('baidu', 'wgs84', 'search', 'https://api.map.baidu.com/place/search', {
      query: localName,
      location: latLng(wgs84),
      radius,
      region: city,
      output: 'html',
      coord_type: 'wgs84',
      src: baiduSource(referrer),
    }),
    link('tencent', 'gcj02', 'search', 'https://apis.map.qq.com/uri/v1/search', {
      keyword: localName,
      region: city,
      center: latLng(gcj02),
      radius,
      referer: referrer,
    }),
    ...viewLinks(target),
  ];
}

/** Apple and Google centred on the area and as wide as it, without a pin. */
export function viewLinks({ gcj02, radiusMetres }: Target): Link[] {
  const center = latLng(gcj02);
  const zoom = String(viewZoom(gcj02[1], radiusMetres));
  return [
    link('apple', 'gcj02', 'view', 'https://maps.apple.com/', { ll: center, z: zoom }),
    link('google', 'gcj02', 'view', 'https://www.google.com/maps/@', {
      api: '1',
      map_action: 'map',
      center,
      zoom,
    }),
  ];
}

/** RFC 5870 knows WGS 84 only, and has a word for the uncertainty. */
export function geoLink({ wgs84, radiusMetres }: Target): Link {
  const url = `geo:${latLng(wgs84)};u=${radiusMetres}`;
  return { id: 'geo', datum: 'wgs84', form: 'uncertainty', url };
}

/** Each app's word for a way to travel. */
const MODE_WORDS: Record<
  TravelMode,
  Record<'amap' | 'baidu' | 'tencent' | 'apple' | 'google', string>
> = {
  car: { amap: 'car', baidu: 'driving', tencent: 'drive', apple: 'd', google: 'driving' },
  transit: { amap: 'bus', baidu: 'transit', tencent: 'bus', apple: 'r', google: 'transit' },
  walk: { amap: 'walk', baidu: 'walking', tencent: 'walk', apple: 'w', google: 'walking' },
};

/** Directions in the Chinese apps; `form` says whether the title tells of an uncertainty. */
export function chineseRoutes(
  { wgs84, gcj02 }: Target,
  title: string,
  form: 'point' | 'titled',
  { referrer, city }: HandoffOptions,
  mode: TravelMode,
): Link[] {
  return [
    link('amap', 'wgs84', form, 'https://uri.amap.com/navigation', {
      to: `${lngLat(wgs84)},${title}`,
      mode: MODE_WORDS[mode].amap,
      src: referrer,
      coordinate: 'wgs84',
      callnative: '1',
    }),
    link('baidu', 'wgs84', form, 'https://api.map.baidu.com/direction', {
      // "My position", in the only words the app understands.
      origin: '我的位置',
      destination: `latlng:${latLng(wgs84)}|name:${title}`,
      mode: MODE_WORDS[mode].baidu,
      region: city,
      output: 'html',
      coord_type: 'wgs84',
      src: baiduSource(referrer),
    }),
    link('tencent', 'gcj02', form, 'https://apis.map.qq.com/uri/v1/routeplan', {
      type: MODE_WORDS[mode].tencent,
      to: title,
      tocoord: latLng(gcj02),
      referer: referrer,
    }),
  ];
}

/** Directions in Apple's and Google's maps, which take a point without a title. */
export function westernRoutes({ gcj02 }: Target, mode: TravelMode): Link[] {
  const destination = latLng(gcj02);
  return [
    link('apple', 'gcj02', 'point', 'https://maps.apple.com/', {
      daddr: destination,
      dirflg: MODE_WORDS[mode].apple,
    }),
    link('google', 'gcj02', 'point', 'https://www.google.com/maps/dir/', {
      api: '1',
      destination,
      travelmode: MODE_WORDS[mode].google,
    }),
  ];
}

function link(
  id: MapApp,
  datum: Datum,
  form: HandoffForm,
  base: string,
  query: Readonly<Record<string, string>>,
): Link {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeValue(value)}`);
  return { id, datum, form, url: `${base}?${pairs.join('&')}` };
}

/**
 * Percent-encoding by RFC 3986. The separators of the apps' own small grammars stay bare, as their
 * documents write them, save for the bar, which no address may hold; quotes and brackets do not.
 */
function encodeValue(value: string): string {
  return encodeURIComponent(value)
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%(2C|3A|3B)/g, (code) => decodeURIComponent(code));
}

/** Baidu wants "webapp.company.app". */
function baiduSource(referrer: string): string {
  return `webapp.${referrer}.atlas`;
}

function lngLat(point: LngLat): string {
  return `${degrees(point[0])},${degrees(point[1])}`;
}

function latLng(point: LngLat): string {
  return `${degrees(point[1])},${degrees(point[0])}`;
}

/** Six decimals, 0.1 m, are the most that the apps take; never an exponent, never "-0". */
function degrees(value: number): string {
  return Number(value.toFixed(6))
    .toFixed(6)
    .replace(/\.?0+$/, '');
}

/** A narrow phone, in CSS pixels. */
const NARROW_VIEW_PX = 320;

/** The whole zoom, of tiles of 256 px, at which a circle of that radius fits a narrow phone. */
function viewZoom(lat: number, radiusMetres: number): number {
  const pixels = (2 * radiusMetres) / metresPerPixel(lat, 0);
  // One more than MapLibre's zoom, which counts tiles of 512 px.
  return Math.min(18, Math.max(3, Math.floor(Math.log2(NARROW_VIEW_PX / pixels)) + 1));
}
