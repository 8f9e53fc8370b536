import { convert } from './datum';
import {
  areaLinks,
  chineseRoutes,
  geoLink,
  pointLinks,
  viewLinks,
  westernRoutes,
  type HandoffOptions,
  type Link,
  type Target,
  type TravelMode,
} from './handoff-apps';
import { isApproximate, radiusOf } from './precision';
import type { LngLat, Position } from './site';

export {
  MAP_APPS,
  TRAVEL_MODES,
  type HandoffForm,
  type HandoffOptions,
  type MapApp,
  type TravelMode,
} from './handoff-apps';

export interface HandoffPlace {
  /** In the person's language, for Apple and Google. */
  readonly name: string;
  /** In the language of the place, for the Chinese apps, which know no other. */
  readonly localName: string;
  readonly position: Pick<Position, 'point' | 'precision' | 'radiusMetres'>;
  /** "≈ 3 km" in the person's language: it joins the title of a place that is not known exactly. */
  readonly approximation: string;
}

/** A link that opens a place in a person's own map app. */
export interface Handoff extends Link {
  /** The place is only known to lie somewhere around. */
  readonly approximate: boolean;
}

/**
 * A link for each app, in the order of MAP_APPS; none for a place without a point.
 * No app gets a bare point for a place that is only known to a locality or an area.
 */
export function handoffLinks(place: HandoffPlace, options: HandoffOptions): Handoff[] {
  const target = targetOf(place);
  if (!target) return [];
  const approximate = isApproximate(place.position);
  const links = approximate ? areaLinks(target, options) : pointLinks(target, options);
  return [...links, geoLink(target)].map((link) => ({ ...link, approximate }));
}

/**
 * Directions from where the person is, in the order of MAP_APPS without `geo`, which knows none.
 * Of an approximate place Amap, Baidu and Tencent show the uncertainty in the title; Apple and Google,
 * which have no title there, get the view of the area.
 */
export function directionLinks(
  place: HandoffPlace,
  options: HandoffOptions,
  mode: TravelMode = 'car',
): Handoff[] {
  const target = targetOf(place);
  if (!target) return [];
  const approximate = isApproximate(place.position);
  const title = approximate
    ? plainText(`${target.localName} ${place.approximation}`)
    : target.localName;
  const form = approximate ? 'titled' : 'point';
  return [
    ...chineseRoutes(target, title, form, options, mode),
    ...(approximate ? viewLinks(target) : westernRoutes(target, mode)),
  ].map((link) => ({ ...link, approximate }));
}

function targetOf({ name, localName, position }: HandoffPlace): Target | null {
  const { point } = position;
  if (!point || !isOnEarth(point)) return null;
  const fallback = `${point[1].toFixed(5)} ${point[0].toFixed(5)}`;
  return {
    name: plainText(name) || fallback,
    localName: plainText(localName) || fallback,
    wgs84: point,
    gcj02: convert(point, 'wgs84', 'gcj02'),
    radiusMetres: Math.ceil(radiusOf(position)),
  };
}

function isOnEarth([lng, lat]: LngLat): boolean {
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
}

/** Longer titles are cut by the apps anyway. */
const TITLE_LENGTH = 80;

/**
 * A name without control characters, turns of the direction of writing and broken surrogates, which
 * would make an address fail or lie; and without the separators of the apps' own grammars (`,;:|`),
 * with which a name could bring its own coordinates.
 */
function plainText(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control},;:|]+/gu, ' ');
  return Array.from(plain.replace(/\s+/gu, ' ').trim()).slice(0, TITLE_LENGTH).join('').trim();
}
