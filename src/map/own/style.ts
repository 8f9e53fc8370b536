/** The style layers of a person's own layer. Pure: the same layer and palette give the same style. */
import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { mainColor } from '../../domain/own/colors';
import type { Palette } from '../basemap/palette';
import { isPainted, tileAddress } from './address';
import { circlePaint } from './circles';
import { AREAS, CLUSTER, POINTS, SINGLE } from './filters';
import { clusterCounts, labels } from './names';
import { colorOf, isHovered, isMarked } from './expressions';
import { paintedLayers, type Painting } from './painted';
import type { OwnLayerView } from './view';

type Expression = ExpressionSpecification;

export const OWN_SOURCE_PREFIX = 'own/';
/** The last zoom that tiles are cut for. */
const MAX_ZOOM = 16;

export interface OwnDrawing {
  /** By their ids. */
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  /** Areas, lines and circles, bottom first. */
  readonly shapes: readonly LayerSpecification[];
  readonly names: readonly LayerSpecification[];
}

/** A source of an own layer: other tiles, another revision. */
export const sourceIdOf = (layerId: string, revision: number): string =>
  `${OWN_SOURCE_PREFIX}${layerId}/${revision}`;

/** Id of the own layer that a source belongs to; null for other sources. */
export const layerOfSource = (sourceId: string): string | null =>
  /^own(?:-marked)?\/(.*)\/\d+$/.exec(sourceId)?.[1] ?? null;

/** What a source is of any revision. */
export const sourceFamily = (sourceId: string): string => sourceId.replace(/\/\d+$/, '');

/** @param painting of a layer whose points are painted */
export function compileOwnLayer(
  layer: OwnLayerView,
  palette: Palette,
  revision = 0,
  painting: Painting | null = null,
): OwnDrawing {
  const sourceId = sourceIdOf(layer.id, revision);
  const { style, opacity, geometryKinds } = layer;
  const base = { source: sourceId, 'source-layer': 'features' } as const;
  const visibility = layer.shown ? ('visible' as const) : ('none' as const);
  const color = colorOf(style.coloring);
  const hasLines = geometryKinds.includes('line') || geometryKinds.includes('polygon');

  const shapes: LayerSpecification[] = [];
  if (geometryKinds.includes('polygon')) {
    const fill = style.fillOpacity * opacity;
    shapes.push({
      id: `${sourceId}/fill`,
      type: 'fill',
      ...base,
      filter: AREAS,
      layout: { visibility },
      paint: {
        'fill-color': color,
        'fill-opacity': ['case', isMarked, Math.min(1, fill + 0.25), fill],
        'fill-antialias': false,
      },
    });
  }
  if (hasLines) {
    const width = style.lineWidthPx;
    shapes.push({
      id: `${sourceId}/line`,
      type: 'line',
      ...base,
      filter: ['!', POINTS],
      layout: { visibility, 'line-join': 'round', 'line-cap': style.dashed ? 'butt' : 'round' },
      paint: {
        'line-color': color,
        'line-width': ['case', isMarked, width * 1.6 + 2, isHovered, width + 1.5, width],
        'line-opacity': opacity,
        ...(style.dashed ? { 'line-dasharray': [3, 2] } : {}),
      },
    });
  }
  const painted = painting && paintedLayers(layer, palette, painting);
  if (painted) shapes.push(...painted.layers);
  if (geometryKinds.includes('point')) shapes.push(...pointLayers(layer, palette, sourceId));
  return {
    sources: {
      [sourceId]: {
        type: 'vector',
        tiles: [tileAddress(layer)],
        maxzoom: MAX_ZOOM,
        promoteId: 'id',
      },
      ...painted?.sources,
    },
    shapes,
    names: [...clusterCounts(layer, palette, sourceId), ...labels(layer, palette, sourceId)],
  };
}

function pointLayers(
  layer: OwnLayerView,
  palette: Palette,
  sourceId: string,
): LayerSpecification[] {
  const { style, opacity } = layer;
  const base = { source: sourceId, 'source-layer': 'features' } as const;
  const visibility = layer.shown ? ('visible' as const) : ('none' as const);
  if (style.points === 'heat') {
    const color = mainColor(style.coloring);
    return [
      {
        id: `${sourceId}/heat`,
        type: 'heatmap',
        ...base,
        filter: POINTS,
        layout: { visibility },
        paint: {
          'heatmap-radius': style.radiusPx * 4,
          'heatmap-opacity': opacity,
          'heatmap-color': [
            'interpolate',
            ['linear'],
            ['heatmap-density'],
            ...[0, transparent(color, 0), 0.15, transparent(color, 0.35), 0.6, color],
            ...[1, palette.label],
          ] as unknown as Expression,
        },
      },
    ];
  }
  const circles: LayerSpecification = {
    id: `${sourceId}/circle`,
    type: 'circle',
    ...base,
    filter: style.points === 'cluster' ? ['all', POINTS, SINGLE] : POINTS,
    ...(isPainted(layer) ? { minzoom: layer.crowdedBelowZoom } : {}),
    layout: { visibility },
    paint: circlePaint(layer, palette),
  };
  if (style.points === 'circle') return [circles];
  const bubble: Expression = [
    'step',
    ['get', 'point_count'],
    13,
    10,
    16,
    100,
    20,
    1000,
    25,
    10000,
    31,
  ];
  return [
    circles,
    {
      id: `${sourceId}/cluster`,
      type: 'circle',
      ...base,
      filter: ['all', POINTS, CLUSTER],
      layout: { visibility },
      paint: {
        'circle-color': mainColor(style.coloring),
        'circle-radius': bubble,
        'circle-opacity': opacity,
        'circle-stroke-color': palette.halo,
        'circle-stroke-opacity': opacity,
        'circle-stroke-width': 2,
      },
    },
  ];
}

/** A colour `#rrggbb` that lets through. */
function transparent(color: string, alpha: number): string {
  const byte = Math.round(alpha * 255);
  return `${color}${byte.toString(16).padStart(2, '0')}`;
}
