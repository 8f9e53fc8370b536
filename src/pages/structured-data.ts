/** schema.org for pages, as plain objects. Positions are given only as exactly as they are known. */
import type { AtlasSettings } from '../domain/atlas';
import { isApproximate, radiusOf } from '../domain/precision';
import type { Lang, Localized, Site } from '../domain/site';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type StructuredData = Readonly<Record<string, Json>>;

interface Names {
  readonly lang: Lang;
  readonly name: (names: Localized) => string;
  /** Absolute or relative address of a page of this language. */
  readonly address: (path: string) => string;
}

/** https://schema.org/Place and its kin, by the kind of the site; sights are those of the first theme. */
function typeOf({ kind, theme }: Site, sightsTheme: string): string {
  if (kind === 'organisation') return 'Organization';
  if (kind === 'programme') return 'Project';
  if (kind === 'route') return 'Trip';
  return theme === sightsTheme ? 'TouristAttraction' : 'Place';
}

/** A point for what is known as a point, else the circle it lies in; nothing where there is no place. */
export function geoOf({ position, mapped }: Site): StructuredData | null {
  const { point } = position;
  if (!point || !mapped) return null;
  // Four decimals are 10 m, two are 1 km: no more digits than are known.
  const digits = position.precision === 'exact' ? 5 : isApproximate(position) ? 2 : 4;
  const middle = {
    '@type': 'GeoCoordinates',
    latitude: Number(point[1].toFixed(digits)),
    longitude: Number(point[0].toFixed(digits)),
  };
  return isApproximate(position)
    ? { '@type': 'GeoCircle', geoMidpoint: middle, geoRadius: Math.ceil(radiusOf(position)) }
    : middle;
}

export function articleData({ article }: AtlasSettings, { name }: Names): StructuredData {
  return {
    '@type': 'NewsArticle',
    headline: name(article.title),
    datePublished: article.date,
    inLanguage: article.language,
    publisher: { '@type': 'Organization', name: name(article.publisher) },
  };
}

/** @param parent the site it lies in */
export function placeData(
  site: Site,
  summary: string,
  settings: AtlasSettings,
  sightsTheme: string,
  parent: Site | null,
  names: Names,
): StructuredData {
  const type = typeOf(site, sightsTheme);
  const geo = geoOf(site);
  const isPlace = type === 'Place' || type === 'TouristAttraction';
  const others = Object.entries(site.name).filter(([lang]) => lang !== names.lang);
  const place = { '@type': 'Place', ...(geo ? { geo } : {}) };
  return {
    '@context': 'https://schema.org',
    '@type': type,
    '@id': names.address(`place/${site.id}/`),
    url: names.address(`place/${site.id}/`),
    name: names.name(site.name),
    alternateName: [...new Set(others.map(([, text]) => text))],
    description: summary,
    ...(isPlace && geo ? { geo } : {}),
    ...(type === 'Organization' && geo ? { location: place } : {}),
    ...(isPlace && parent
      ? {
          containedInPlace: {
            '@type': 'Place',
            '@id': names.address(`place/${parent.id}/`),
            name: names.name(parent.name),
          },
        }
      : {}),
    subjectOf: articleData(settings, names),
  };
}

/** https://schema.org/BreadcrumbList */
export function breadcrumbData(
  steps: readonly { readonly text: string; readonly path: string }[],
  { address }: Names,
): StructuredData {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ text, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: text,
      item: address(path),
    })),
  };
}

/** https://schema.org/ItemList of places in their order. */
export function listData(
  title: string,
  sites: readonly Site[],
  names: Names,
  type: 'ItemList' | 'TouristTrip' = 'ItemList',
): StructuredData {
  const items = {
    '@type': 'ItemList',
    itemListElement: sites.map((site, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: names.name(site.name),
      url: names.address(`place/${site.id}/`),
    })),
  };
  return type === 'ItemList'
    ? { '@context': 'https://schema.org', ...items, name: title }
    : { '@context': 'https://schema.org', '@type': type, name: title, itinerary: items };
}
