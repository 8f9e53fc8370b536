import type { CircleLayerSpecification } from 'maplibre-gl';
import type { Palette } from '../basemap/palette';
import { strokePxOf } from './address';
import { colorOf, isHovered, isMarked, radiusOf } from './expressions';
import type { OwnLayerView } from './view';

type CirclePaint = NonNullable<CircleLayerSpecification['paint']>;

/** How single points look, and what stands out among them. */
export function circlePaint(layer: OwnLayerView, palette: Palette): CirclePaint {
  const { style, opacity } = layer;
  const radius = radiusOf(style);
  return {
    'circle-color': colorOf(style.coloring),
    'circle-radius': ['case', isMarked, ['+', radius, 2.5], isHovered, ['+', radius, 1.5], radius],
    'circle-opacity': opacity,
    'circle-stroke-color': ['case', isMarked, palette.label, palette.halo],
    'circle-stroke-opacity': opacity,
    'circle-stroke-width': ['case', isMarked, 3, isHovered, 1.2, strokePxOf(layer)],
  };
}
