/** OGC API – Features (OGC 17-069r4): what a service offers, and the pages of its features. */
import type { Feature, FeatureCollection } from 'geojson';
import { checkFeatures } from '../project/check-features';
import type { Bounds } from '../site';
import { CONNECT_LIMITS, readBounds, type FoundService, type LayerOffer } from './model';
import { creditOf, lineOf, paragraphOf } from './text';

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Link {
  readonly rel: string;
  readonly type: string;
  readonly href: string;
}

/** The links of a document, absolute. */
export function linksOf(document: Members, address: string): Link[] {
  const links: unknown = document['links'];
  return (Array.isArray(links) ? (links as unknown[]) : []).flatMap((link): Link[] => {
    if (!isMembers(link)) return [];
    const { rel, type, href } = link;
    if (typeof rel !== 'string' || typeof href !== 'string' || !URL.canParse(href, address))
      return [];
    return [{ rel, type: typeof type === 'string' ? type : '', href: new URL(href, address).href }];
  });
}

const isGeoJson = ({ type }: Link): boolean => /^application\/(geo\+)?json/.test(type);

/** The link of a relation, in JSON where there is a choice. */
export function linkOf(document: Members, address: string, ...rels: string[]): string | null {
  const links = linksOf(document, address).filter(({ rel }) => rels.includes(rel));
  return (links.find(isGeoJson) ?? links.find(({ type }) => type === ''))?.href ?? null;
}

/** Relations under which the collections are found: the standard's, and their full names. */
const DATA_RELATIONS = ['data', 'http://www.opengis.net/def/rel/ogc/1.0/data'];
const ITEMS_RELATIONS = ['items', 'http://www.opengis.net/def/rel/ogc/1.0/items'];

/** Address of the collections that a landing page names; null when it is none. */
export const collectionsAddress = (document: Members, address: string): string | null =>
  linkOf(document, address, ...DATA_RELATIONS);

function offer(collection: Members, address: string): LayerOffer | null {
  const { id, itemType = 'feature', extent } = collection;
  if (typeof id !== 'string' || id === '' || itemType !== 'feature') return null;
  const items = linkOf(collection, address, ...ITEMS_RELATIONS);
  const spatial = isMembers(extent) ? extent['spatial'] : null;
  const boxes: unknown = isMembers(spatial) ? spatial['bbox'] : null;
  const box: unknown = Array.isArray(boxes) ? boxes[0] : null;
  const title = lineOf(collection['title']) || lineOf(id);
  return {
    key: id,
    title,
    abstract: paragraphOf(collection['description']),
    attribution: creditOf(collection['attribution']),
    bounds: readBounds(Array.isArray(box) ? box : null),
    styles: items
      ? [{ name: '', title: '', legend: null, source: { kind: 'features', items } }]
      : [],
    obstacle: items ? null : 'format',
  };
}

/** @param landing the landing page, for title and terms; null where only the collections are known */
export function readCollections(
  document: Members,
  address: string,
  landing: Members | null,
): FoundService | null {
  const collections: unknown = document['collections'];
  if (!Array.isArray(collections)) return null;
  const about = landing ?? document;
  const licence = linksOf(about, address).find(({ rel }) => rel === 'license');
  return {
    kind: 'features',
    address,
    title: lineOf(about['title']) || new URL(address).host,
    abstract: paragraphOf(about['description']),
    licence: licence?.href ?? '',
    layers: (collections as unknown[])
      .slice(0, CONNECT_LIMITS.layers)
      .flatMap((one) => (isMembers(one) ? (offer(one, address) ?? []) : [])),
  };
}

/** Features that one page is asked for. */
const PAGE_SIZE = 1000;

/** The first page of the features in bounds: west, south, east, north in CRS84 (OGC 17-069r4, 7.15.3). */
export function itemsAddress(items: string, bounds: Bounds): string {
  const url = new URL(items);
  url.searchParams.set('f', 'json');
  url.searchParams.set('limit', String(PAGE_SIZE));
  url.searchParams.set('bbox', bounds.map((edge) => edge.toFixed(6)).join(','));
  return url.href;
}

export interface FeaturePage {
  readonly features: readonly Feature[];
  /** Features that were left out because they are none. */
  readonly broken: number;
  /** How many there are in all, where the service says so. */
  readonly matched: number | null;
  readonly next: string | null;
}

/** Values that are no cells are kept as JSON text. */
function flat(properties: unknown): Members {
  if (!isMembers(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
    ]),
  );
}

/** @returns null when it is no page of features */
export function readPage(document: unknown, address: string): FeaturePage | null {
  if (!isMembers(document)) return null;
  const { type, features, numberMatched } = document;
  if (type !== 'FeatureCollection' || !Array.isArray(features)) return null;
  let broken = 0;
  const read = (features as unknown[]).flatMap((one): Feature[] => {
    try {
      if (!isMembers(one)) throw new TypeError();
      const { geometry = null, properties, id } = one;
      const known = typeof id === 'string' || typeof id === 'number' ? { id: String(id) } : {};
      const feature = { type: 'Feature', ...known, geometry, properties: flat(properties) };
      return checkFeatures({ type, features: [feature] }, '').features;
    } catch {
      broken += 1;
      return [];
    }
  });
  return {
    features: read,
    broken,
    matched: typeof numberMatched === 'number' && numberMatched >= 0 ? numberMatched : null,
    next: linkOf(document, address, 'next'),
  };
}

export const collectionOf = (features: readonly Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: [...features],
});
