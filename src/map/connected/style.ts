/** The source and the style layers of a connected layer. Pure. */
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { hasSourceLayers } from '../../domain/connect/model';
import { isMercator, mercatorTemplate, WMS_TILE_PX } from '../../domain/connect/wms';
import { AREAS, LINES, POINTS } from '../own/filters';
import { CONNECTED_SOURCE, type ConnectedView } from './view';

export interface ConnectedDrawing {
  readonly sourceId: string;
  readonly source: SourceSpecification;
  readonly layers: readonly LayerSpecification[];
}

/** Pictures of services that know no Web Mercator are brought into it by this protocol. */
export const GEOGRAPHIC_PROTOCOL = 'wms-geographic';

export const sourceIdOf = (layerId: string): string => `${CONNECTED_SOURCE}${layerId}`;

/** Id of the connected layer that a source belongs to; null for other sources. */
export const layerOfSource = (sourceId: string): string | null =>
  sourceId.startsWith(CONNECTED_SOURCE) ? sourceId.slice(CONNECTED_SOURCE.length) : null;

function sourceOf({ layer, archive }: ConnectedView): SourceSpecification {
  const { id, source, datum } = layer;
  switch (source.kind) {
    case 'raster':
      return {
        type: 'raster',
        tiles: datum === 'gcj02' ? [`gcj02://${id}/{z}/{x}/{y}`] : [source.tiles],
        tileSize: source.tileSizePx,
        minzoom: source.minZoom,
        maxzoom: source.maxZoom,
        scheme: source.isTms ? 'tms' : 'xyz',
      };
    case 'wms':
      return {
        type: 'raster',
        tiles: [
          isMercator(source.crs)
            ? mercatorTemplate(source)
            : `${GEOGRAPHIC_PROTOCOL}://${id}/{z}/{x}/{y}`,
        ],
        tileSize: WMS_TILE_PX,
      };
    case 'vector':
      return {
        type: 'vector',
        tiles: [source.tiles],
        minzoom: source.minZoom,
        maxzoom: source.maxZoom,
        scheme: source.isTms ? 'tms' : 'xyz',
      };
    case 'pmtiles': {
      const tiles = [`pmtiles://${archive?.getKey() ?? id}/{z}/{x}/{y}`];
      const zooms = { minzoom: source.minZoom, maxzoom: source.maxZoom };
      return source.holds === 'vector'
        ? { type: 'vector', tiles, ...zooms }
        : { type: 'raster', tiles, tileSize: 256, ...zooms };
    }
  }
}

/** Features by their geometry, in one colour: nothing is known of what they mean. */
function vectorLayers(
  sourceId: string,
  sourceLayer: string,
  index: number,
  { layer, color }: ConnectedView,
): LayerSpecification[] {
  const { opacity } = layer;
  const base = { source: sourceId, 'source-layer': sourceLayer } as const;
  const id = `${sourceId}/${index}`;
  return [
    {
      id: `${id}/fill`,
      type: 'fill',
      ...base,
      filter: AREAS,
      paint: { 'fill-color': color, 'fill-opacity': 0.25 * opacity },
    },
    {
      id: `${id}/line`,
      type: 'line',
      ...base,
      filter: ['any', LINES, AREAS],
      paint: { 'line-color': color, 'line-width': 1.5, 'line-opacity': opacity },
    },
    {
      id: `${id}/circle`,
      type: 'circle',
      ...base,
      filter: POINTS,
      paint: { 'circle-color': color, 'circle-radius': 4, 'circle-opacity': opacity },
    },
  ];
}

export function compileConnected(view: ConnectedView): ConnectedDrawing {
  const { source, id, opacity } = view.layer;
  const sourceId = sourceIdOf(id);
  const layers: readonly LayerSpecification[] = hasSourceLayers(source)
    ? source.sourceLayers.flatMap((name, index) =>
        source.hidden.includes(name) ? [] : vectorLayers(sourceId, name, index, view),
      )
    : [
        {
          id: `${sourceId}/raster`,
          type: 'raster',
          source: sourceId,
          paint: { 'raster-opacity': opacity },
        },
      ];
  return { sourceId, source: sourceOf(view), layers };
}
