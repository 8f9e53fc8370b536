/** Drawings as the features of an own layer, and back. */
import type { Feature, FeatureCollection } from 'geojson';
import type { TableField } from '../table/model';
import { measuresOf } from './measures';
import { DRAWING_KINDS, type Drawing, type DrawingGeometry, type DrawingKind } from './model';
import { circleShape } from './shapes';

/** Columns of a layer of drawings; the interface gives them titles. */
export const DRAWING_FIELDS = [
  { name: 'name', type: 'text' },
  { name: 'kind', type: 'category' },
  { name: 'note', type: 'text' },
  { name: 'lengthMetres', type: 'number', unit: 'metre' },
  { name: 'areaSquareMetres', type: 'number', unit: 'squareMetre' },
  { name: 'perimeterMetres', type: 'number', unit: 'metre' },
  { name: 'radiusMetres', type: 'number', unit: 'metre' },
  { name: 'centerLng', type: 'number' },
  { name: 'centerLat', type: 'number' },
  { name: 'label', type: 'text' },
] as const satisfies readonly TableField[];

/** Property that is written beside a drawing on the map. */
export const LABEL_FIELD = 'label';

/** @param labelOf what is written beside a drawing */
export function drawingFeatures(
  drawings: readonly Drawing[],
  labelOf: (drawing: Drawing) => string,
): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: drawings.map((drawing): Feature => {
      const { id, kind, name, note, geometry, circle } = drawing;
      const measures = measuresOf(drawing);
      const rounded = (value: number | null): number | null =>
        value === null ? null : Math.round(value * 1000) / 1000;
      return {
        type: 'Feature',
        id,
        geometry,
        properties: {
          id,
          name,
          kind,
          note,
          lengthMetres: rounded(measures.lengthMetres),
          areaSquareMetres: rounded(measures.areaSquareMetres),
          perimeterMetres: rounded(measures.perimeterMetres),
          radiusMetres: circle?.radiusMetres ?? null,
          ...(circle ? { centerLng: circle.center[0], centerLat: circle.center[1] } : {}),
          [LABEL_FIELD]: labelOf(drawing),
        },
      };
    }),
  };
}

/** Reads drawings from features; what is none, a geometry of several parts say, is left out. */
export function drawingsOf(features: readonly Feature[]): Drawing[] {
  return features.flatMap(({ id, geometry, properties }): Drawing[] => {
    const form = drawable(geometry);
    if (!form || id === undefined) return [];
    const text = (key: string): string => {
      const value: unknown = properties?.[key];
      return typeof value === 'string' ? value : '';
    };
    const kind = kindOf(text('kind'), form);
    const number = (key: string): number => Number(properties?.[key] ?? NaN);
    const center = [number('centerLng'), number('centerLat')] as const;
    const radius = number('radiusMetres');
    const known = [...center, radius].every(Number.isFinite) && radius > 0;
    const circle = kind === 'circle' && known ? circleShape(center, radius) : null;
    const shape = circle ?? {
      kind: kind === 'circle' ? 'polygon' : kind,
      geometry: form,
      circle: null,
    };
    return [{ id: String(id), name: text('name'), note: text('note'), ...shape }];
  });
}

function drawable(geometry: Feature['geometry'] | null): DrawingGeometry | null {
  if (geometry?.type === 'Point' || geometry?.type === 'LineString') return geometry;
  return geometry?.type === 'Polygon' && geometry.coordinates.length === 1 ? geometry : null;
}

/** The kind that a feature says it is of, where its geometry can be of it. */
function kindOf(said: string, { type }: DrawingGeometry): DrawingKind {
  const kind = DRAWING_KINDS.find((known) => known === said);
  if (type === 'Point') return kind === 'text' ? 'text' : 'point';
  if (type === 'LineString') return 'line';
  return kind === 'rectangle' || kind === 'circle' ? kind : 'polygon';
}
