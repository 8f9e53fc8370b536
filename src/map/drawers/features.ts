/** The drawers of layers that are no sites: line, fill, circle, and what the basemap draws itself. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { basemapSourceId } from '../basemap/embedded';
import { name } from '../basemap/expressions';
import { SELECTED_AREA, SELECTED_FEATURE, shownKey } from '../state-keys';
import { FONT, themeColor, type DrawContext, type Drawer } from './context';
import type { Layer } from '../../domain/site';

const visibility = (layer: Layer): ExpressionSpecification => [
  'case',
  ['global-state', shownKey(layer.id)],
  'visible',
  'none',
];

const sourceName = (layer: Layer): string => `layer-${layer.id}`;

/** The archive also carries features that belong to no layer, such as the coast beyond: they have no id. */
const place = (
  layer: Layer,
): { source: string; 'source-layer'?: string; filter?: ExpressionSpecification } =>
  layer.source.type === 'basemap'
    ? { source: basemapSourceId, 'source-layer': layer.source.sourceLayer, filter: ['has', 'id'] }
    : { source: sourceName(layer) };

const selected = (layer: Layer): ExpressionSpecification => [
  '==',
  ['concat', `${layer.id}/`, ['get', 'id']],
  ['global-state', SELECTED_FEATURE],
];

const ownSource: (layer: Layer, url: string | undefined) => ReturnType<Drawer>['sources'] = (
  layer,
  url,
) =>
  layer.source.type === 'geojson' && url !== undefined
    ? { [sourceName(layer)]: { type: 'geojson', data: url, promoteId: 'id' } }
    : {};

/** Names of areas and points of a file; those of the archive are written by the basemap. */
const names = (layer: Layer, { palette }: DrawContext): LayerSpecification[] =>
  layer.source.type === 'geojson'
    ? [
        {
          id: `layer-${layer.id}-label`,
          type: 'symbol',
          ...place(layer),
          layout: {
            visibility: visibility(layer),
            'text-field': name,
            'text-font': FONT,
            'text-size': 11.5,
            'text-max-width': 9,
            ...(layer.draw.kind === 'circle'
              ? {
                  'text-variable-anchor': ['left', 'right', 'top', 'bottom'] as const,
                  'text-radial-offset': 0.8,
                  'text-justify': 'auto' as const,
                }
              : {}),
          },
          paint: {
            'text-color': palette.label,
            'text-halo-color': palette.halo,
            'text-halo-width': 1.6,
          },
        },
      ]
    : [];

export const drawLine: Drawer = (layer, context) => {
  if (layer.draw.kind !== 'line') return { sources: {}, layers: [] };
  const color = themeColor(context, layer.theme);
  const { widthPx, dashed } = layer.draw;
  const numberField = layer.fields.find(({ type }) => type === 'number');
  const text: ExpressionSpecification = numberField
    ? [
        'concat',
        name,
        ' · ',
        ['number-format', ['to-number', ['get', numberField.name]], { 'max-fraction-digits': 1 }],
        numberField.unit === 'kilometre' ? ' km' : '',
      ]
    : name;
  const layers: LayerSpecification[] = [
    {
      id: `layer-${layer.id}`,
      type: 'line',
      ...place(layer),
      layout: {
        visibility: visibility(layer),
        'line-cap': dashed ? 'butt' : 'round',
        'line-join': 'round',
      },
      paint: {
        'line-color': color,
        'line-width': ['case', selected(layer), widthPx * 2.2, widthPx],
        'line-opacity': ['case', selected(layer), 1, 0.75],
        ...(dashed ? { 'line-dasharray': [2, 1.6] } : {}),
      },
    },
    {
      id: `layer-${layer.id}-label`,
      type: 'symbol',
      ...place(layer),
      minzoom: 8,
      layout: {
        visibility: visibility(layer),
        'symbol-placement': 'line',
        'symbol-spacing': 600,
        'text-field': text,
        'text-font': FONT,
        'text-size': 11.5,
        'text-offset': [0, 0.9],
        'text-max-angle': 35,
      },
      paint: {
        'text-color': color,
        'text-halo-color': context.palette.halo,
        'text-halo-width': 1.6,
      },
    },
  ];
  return { sources: ownSource(layer, context.layerUrl(layer.id)), layers };
};

export const drawFill: Drawer = (layer, context) => {
  if (layer.draw.kind !== 'fill') return { sources: {}, layers: [] };
  const color = themeColor(context, layer.theme);
  const { opacity } = layer.draw;
  // The area of a selected place is shown whether the layer is on or not.
  const chosen: ExpressionSpecification = [
    'any',
    ['==', ['global-state', SELECTED_AREA], layer.id],
    ['==', ['get', 'id'], ['global-state', SELECTED_AREA]],
  ];
  return {
    sources: ownSource(layer, context.layerUrl(layer.id)),
    layers: [
      {
        id: `layer-${layer.id}`,
        type: 'fill',
        ...place(layer),
        layout: { visibility: visibility(layer) },
        paint: {
          'fill-color': color,
          'fill-opacity': ['case', selected(layer), opacity * 2.2, opacity],
          'fill-antialias': false,
        },
      },
      {
        id: `layer-${layer.id}-line`,
        type: 'line',
        ...place(layer),
        layout: { visibility: visibility(layer), 'line-join': 'round' },
        paint: {
          'line-color': color,
          'line-width': ['case', selected(layer), 2.6, 1],
          'line-opacity': 0.7,
        },
      },
      {
        id: `layer-${layer.id}-chosen`,
        type: 'fill',
        ...place(layer),
        filter: chosen,
        paint: { 'fill-color': color, 'fill-opacity': 0.16, 'fill-antialias': false },
      },
      {
        id: `layer-${layer.id}-chosen-line`,
        type: 'line',
        ...place(layer),
        filter: chosen,
        layout: { 'line-join': 'round' },
        paint: { 'line-color': color, 'line-width': 2.2, 'line-blur': 0.6 },
      },
      ...names(layer, context),
    ],
  };
};

export const drawCircle: Drawer = (layer, context) => {
  if (layer.draw.kind !== 'circle') return { sources: {}, layers: [] };
  const { radiusPx } = layer.draw;
  return {
    sources: ownSource(layer, context.layerUrl(layer.id)),
    layers: [
      {
        id: `layer-${layer.id}`,
        type: 'circle',
        ...place(layer),
        layout: { visibility: visibility(layer) },
        paint: {
          'circle-color': themeColor(context, layer.theme),
          'circle-radius': ['case', selected(layer), radiusPx * 1.6, radiusPx],
          'circle-stroke-color': context.palette.halo,
          'circle-stroke-width': 1.5,
        },
      },
      ...names(layer, context),
    ],
  };
};

/** The basemap draws the layer itself and reads its shown key. */
export const drawByBasemap: Drawer = () => ({ sources: {}, layers: [] });
