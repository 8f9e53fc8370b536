import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { ExpressionSpecification, GeoJSONSourceSpecification } from 'maplibre-gl';
import type { Localized } from '../../domain/site';
import { siteHovered, siteSelected } from './context';

export type SiteFeature = Feature<Geometry, Record<string, unknown>>;

export const siteSource = (features: readonly SiteFeature[]): GeoJSONSourceSpecification => ({
  type: 'geojson',
  data: { type: 'FeatureCollection', features: [...features] } satisfies FeatureCollection,
});

/** A value at rest, and a stronger one for what is selected or hovered. */
export const emphasis = (rest: number, strong: number): ExpressionSpecification => [
  'case',
  ['any', siteSelected, siteHovered],
  strong,
  rest,
];

/** `name:<lang>` for each language, as the basemap's tiles have it, and `name:local`. */
export function nameProperties(name: Localized, localLanguage: string): Record<string, string> {
  const names = Object.entries(name).map(([lang, text]) => [`name:${lang}`, text] as const);
  const local = name[localLanguage] ?? Object.values(name)[0] ?? '';
  return { ...Object.fromEntries(names), 'name:local': local };
}
