/** Layers of so many points that they are painted by the worker as long as they lie close. */
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Palette } from '../basemap/palette';
import { paintAddress, type PaintLook } from './address';
import { circlePaint } from './circles';
import type { OwnLayerView } from './view';

/** So far in, painted points lie below those that are drawn: nothing is missing while tiles arrive. */
const BOTH_ZOOMS = 0.3;
const NOTHING: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

/** How a layer's points are painted, and under which number. */
export type Painting = PaintLook & { readonly revision: number };

/** The features of a painted layer that stand out: there is one such source a layer. */
export const markedSourceOf = (layerId: string): string => `own-marked/${layerId}/1`;

export interface PaintedDrawing {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly layers: readonly LayerSpecification[];
}

/** All points painted into pictures, and over them those that stand out. */
export function paintedLayers(
  layer: OwnLayerView,
  palette: Palette,
  painting: Painting,
): PaintedDrawing {
  const { crowdedBelowZoom, opacity } = layer;
  const painted = `own-painted/${layer.id}/${painting.revision}`;
  const marked = markedSourceOf(layer.id);
  const visibility = layer.shown ? ('visible' as const) : ('none' as const);
  return {
    sources: {
      [painted]: {
        type: 'raster',
        tiles: [paintAddress(layer, painting)],
        tileSize: 512,
        maxzoom: crowdedBelowZoom,
      },
      [marked]: { type: 'geojson', data: NOTHING, promoteId: 'id' },
    },
    layers: [
      {
        id: `${painted}/painted`,
        type: 'raster',
        source: painted,
        maxzoom: crowdedBelowZoom + BOTH_ZOOMS,
        layout: { visibility },
        paint: { 'raster-opacity': opacity, 'raster-fade-duration': 0 },
      },
      {
        id: `${marked}/marked`,
        type: 'circle',
        source: marked,
        maxzoom: crowdedBelowZoom,
        layout: { visibility },
        paint: circlePaint(layer, palette),
      },
    ],
  };
}
