import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature, Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import type { PlaceRelations } from '../../src/domain/atlas';
import type { CompiledGeodata } from '../../src/domain/catalogue/compile';
import type { FeatureFile } from '../../src/domain/catalogue/schema';
import { circleRing, geodesicArc } from '../../src/domain/measure';
import { isApproximate, radiusOf } from '../../src/domain/precision';
import type { Lang, Layer, LngLat, Localized, Site } from '../../src/domain/site';
import { fieldIn } from '../../src/domain/table/languages';
import type { LayerTable, TableField } from '../../src/domain/table/model';
import { DISTRICT_TITLE, NAME_TITLE, SITE_FIELDS } from './table-fields';

/** Corners of the circle in which a place lies: off by 0.2 % of the radius. */
const CIRCLE_STEPS = 48;
const ARC_STEPS = 32;

type Properties = Record<string, string | number | boolean | null>;

const inLanguages = (name: string, title: Localized, languages: readonly Lang[]): TableField[] =>
  languages.map((lang) => ({ name: fieldIn(name, lang), title, type: 'text' }));

const named = (name: string, texts: Localized, languages: readonly Lang[]): Properties =>
  Object.fromEntries(languages.map((lang) => [fieldIn(name, lang), texts[lang] ?? null]));

/**
 * Every shipped layer as a table, by layer. A place that is known only roughly is no point: its geometry
 * is the area in which it lies, or the circle; a place that is not on the map has none.
 */
export function layerTables(
  folder: string,
  compiled: CompiledGeodata,
  relations: PlaceRelations,
): Record<string, LayerTable> {
  const { core } = compiled;
  const files = new Map(
    core.layers
      .filter(({ draw }) => draw.kind !== 'sites')
      .map(({ id }) => {
        const text = readFileSync(join(folder, `layers/${id}.geojson`), 'utf8');
        return [id, JSON.parse(text) as FeatureFile] as const;
      }),
  );
  return Object.fromEntries(
    core.layers.map((layer) => {
      const file = files.get(layer.id);
      return [
        layer.id,
        file
          ? featureTable(layer, file, compiled)
          : siteTable(
              core.sites.filter((site) => site.layer === layer.id),
              { languages: core.settings.languages, relations, files },
            ),
      ];
    }),
  );
}

function featureTable(layer: Layer, file: FeatureFile, compiled: CompiledGeodata): LayerTable {
  const { languages } = compiled.core.settings;
  const attributes = new Map((compiled.features[layer.id] ?? []).map((entry) => [entry.id, entry]));
  return {
    fields: [...inLanguages('name', NAME_TITLE, languages), ...layer.fields],
    features: {
      type: 'FeatureCollection',
      features: file.features.map(({ id, geometry }) => {
        const known = attributes.get(id);
        const cells = layer.fields.map(
          (field) => [field.name, known?.properties[field.name] ?? null] as const,
        );
        return {
          type: 'Feature',
          id,
          geometry: geometry as unknown as Geometry,
          properties: {
            ...named('name', known?.name ?? {}, languages),
            ...Object.fromEntries(cells),
          },
        };
      }),
    },
  };
}

interface SiteContext {
  readonly languages: readonly Lang[];
  readonly relations: PlaceRelations;
  readonly files: ReadonlyMap<string, FeatureFile>;
}

function siteTable(sites: readonly Site[], context: SiteContext): LayerTable {
  const { languages } = context;
  return {
    fields: [
      ...inLanguages('name', NAME_TITLE, languages),
      ...SITE_FIELDS,
      ...inLanguages('district', DISTRICT_TITLE, languages),
    ],
    features: {
      type: 'FeatureCollection',
      features: sites.map((site): Feature => ({
        type: 'Feature',
        id: site.id,
        // GeoJSON knows features that are nowhere; its types say so only in a parameter.
        geometry: siteGeometry(site, context.files)!,
        properties: {
          ...named('name', site.name, languages),
          kind: site.kind,
          status: site.status.state,
          since: site.status.since ?? null,
          precision: site.position.precision,
          radiusMetres: site.position.radiusMetres,
          claims: site.claims.length,
          theme: site.theme,
          ...named('district', districtsOf(site, context), languages),
        },
      })),
    },
  };
}

/** The districts a place lies in or may lie in, likeliest first, in every language. */
function districtsOf(site: Site, { languages, relations }: SiteContext): Localized {
  const ids = relations.sites[site.id]?.district?.ids ?? [];
  return Object.fromEntries(
    languages.flatMap((lang) => {
      const names = ids.flatMap((id) => relations.districts[id]?.[lang] ?? []);
      return names.length > 0 ? [[lang, names.join(' / ')]] : [];
    }),
  );
}

function siteGeometry(
  { mapped, position, track }: Site,
  files: SiteContext['files'],
): Geometry | null {
  const { point, area } = position;
  if (!mapped || point === null) return null;
  if (track) return track.arc ? arcs(track.geometry) : track.geometry;
  if (!isApproximate(position)) return { type: 'Point', coordinates: [...point] };
  const outlines = area === undefined ? [] : outlinesOf(area, files);
  if (outlines.length > 0) return { type: 'MultiPolygon', coordinates: outlines };
  const ring = circleRing(point, radiusOf(position), CIRCLE_STEPS);
  return { type: 'Polygon', coordinates: [ring.map(rounded)] };
}

/** The polygons of an area feature, or of all features of an area layer. */
function outlinesOf(area: string, files: SiteContext['files']): Position[][][] {
  const features = [...files].flatMap(([layer, { features: all }]) =>
    all.filter(({ id }) => layer === area || id === area),
  );
  return features.flatMap(({ geometry }) => {
    const shape = geometry as unknown as Polygon | MultiPolygon;
    if (shape.type === 'Polygon') return [shape.coordinates];
    return shape.coordinates;
  });
}

function arcs(geometry: NonNullable<Site['track']>['geometry']): Geometry {
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  const points = lines.map((line) => line.map(([lng = 0, lat = 0]): LngLat => [lng, lat]));
  return {
    type: 'MultiLineString',
    coordinates: points.map((line) =>
      line.slice(1).flatMap((to, index) => geodesicArc(line[index]!, to, ARC_STEPS).map(rounded)),
    ),
  };
}

/** Six digits are 0.1 m. */
const rounded = ([lng, lat]: LngLat): Position => [Number(lng.toFixed(6)), Number(lat.toFixed(6))];
