/** What the map's background is, and whether it comes: watches the basemap that is shown. */
import type { Map as MapLibreMap, VectorTileSource } from 'maplibre-gl';
import { CONNECTED_SOURCE } from '../connected/view';
import type { MapEvents } from '../map-contract';
import { serveArchive } from './archive';
import { basemapSourceId, basemapUrl } from './embedded';
import type { TilePicture } from './gcj02';
import { serveShifted } from './gcj02-protocol';
import { BasemapHealth } from './health';
import type { Theme } from './palette';
import { OTHER_BASEMAP, type ShownBasemap } from './shown';

/** Colours and basemap: what a style is compiled for. Another one is another object. */
export interface Look {
  readonly theme: Theme;
  readonly basemap: ShownBasemap;
}

/** Makes what a basemap's addresses name reachable for the map. */
export function serveBasemap(shown: ShownBasemap, picture: TilePicture): void {
  if (shown.kind === 'pmtiles') serveArchive(shown.archive);
  if (shown.kind === 'raster' && shown.basemap.datum === 'gcj02') {
    const size = shown.basemap.tileSize ?? 256;
    serveShifted(shown.basemap.id, { templates: shown.tiles, size }, picture);
  }
}

/** Asks for the tiles of the embedded basemap once more. */
export const reloadEmbedded = (map: MapLibreMap): void => {
  map.getSource<VectorTileSource>(basemapSourceId)?.setUrl(basemapUrl);
};

type Why = 'refused' | 'unreachable' | 'broken';

/** Tells once for each look when its basemap is to be given up, and every problem that is not its. */
export function watchBasemap(
  map: MapLibreMap,
  look: () => { readonly look: Look; readonly isStyled: boolean },
  on: Pick<MapEvents, 'basemapFailed' | 'problem'>,
): void {
  let health = new BasemapHealth();
  let watched: Look | null = null;
  let told = false;
  const current = (): ShownBasemap => {
    const now = look().look;
    if (now !== watched) {
      watched = now;
      health = new BasemapHealth();
      told = false;
    }
    return now.basemap;
  };
  const tell = (why: Why | null): void => {
    const shown = current();
    if (why === null || told || shown.kind === 'embedded') return;
    told = true;
    on.basemapFailed(shown.basemap.id, why);
  };
  map.on('sourcedata', ({ sourceId, tile }) => {
    current();
    if (tile && sourceId.startsWith(OTHER_BASEMAP)) health.came();
  });
  map.on('idle', () => {
    // A host that has none of the tiles in sight answers 404 to all: MapLibre says nothing of it.
    const shown = current();
    const isRaster = shown.kind === 'raster' || shown.kind === 'tianditu';
    const from = shown.kind === 'raster' ? (shown.basemap.minZoom ?? 0) : 0;
    if (isRaster && look().isStyled && health.isSilent && map.getZoom() >= from)
      tell('unreachable');
  });
  /** @returns true when it was the basemap's */
  const isOfBasemap = (event: object): boolean => {
    const {
      sourceId = '',
      tile,
      error,
    } = event as {
      sourceId?: string;
      tile?: object;
      error?: { status?: number };
    };
    const shown = current();
    if (sourceId.startsWith(OTHER_BASEMAP)) {
      tell(health.failed(error?.status, tile === undefined));
      return true;
    }
    // A style of somebody else that MapLibre does not take never loads.
    if (shown.kind !== 'style' || look().isStyled) return false;
    tell('broken');
    return true;
  };
  map.on('error', (event) => {
    // Of connected layers it is told by who shows them, with their names.
    if (
      isOfBasemap(event) ||
      (event as { sourceId?: string }).sourceId?.startsWith(CONNECTED_SOURCE)
    )
      return;
    const { error } = event;
    on.problem(error instanceof Error ? error : new Error(error.message));
  });
}
