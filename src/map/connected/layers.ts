/** Keeps connected layers on a map, below the areas and lines of the atlas. Loaded with the first of them. */
import type { LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import type { Bounds, LngLat } from '../../domain/site';
import { serveArchive } from '../basemap/archive';
import type { TilePicture } from '../basemap/gcj02';
import { serveShifted } from '../basemap/gcj02-protocol';
import { BasemapHealth } from '../basemap/health';
import { UNDER_ANCHOR } from '../own/anchors';
import { change } from '../own/own-layers';
import { serveGeographic } from './geographic';
import { compileConnected, layerOfSource, type ConnectedDrawing } from './style';
import type { ConnectedPick, ConnectedView, TellConnected } from './view';
import { isMercator } from '../../domain/connect/wms';

/** Half the side of the square that a pointer hits, in pixels. */
const HIT_PX = 4;
/** Features of vector tiles that one press may mean. */
const MOST_PICKS = 5;

const isIn = ([lng, lat]: LngLat, bounds: Bounds | null): boolean =>
  bounds === null || (lng >= bounds[0] && lng <= bounds[2] && lat >= bounds[1] && lat <= bounds[3]);

export class ConnectedLayers {
  readonly #map: MapLibreMap;
  readonly #picture: TilePicture;
  #views: readonly ConnectedView[] = [];
  #applied: readonly ConnectedDrawing[] = [];
  readonly #health = new Map<string, BasemapHealth>();
  #tell: TellConnected = () => undefined;

  constructor(map: MapLibreMap, picture: TilePicture) {
    this.#map = map;
    this.#picture = picture;
    map.on('sourcedata', ({ sourceId, tile }) => {
      const id = layerOfSource(sourceId);
      if (id !== null && tile) this.#healthOf(id).came();
    });
    map.on('error', (event) => {
      const { sourceId = '', tile } = event as { sourceId?: string; tile?: object };
      const id = layerOfSource(sourceId);
      if (id !== null) this.#failed(id, event.error, tile === undefined);
    });
  }

  /** @param views topmost first */
  show(views: readonly ConnectedView[], tell: TellConnected): void {
    this.#views = views.filter(({ layer }) => layer.shown);
    this.#tell = tell;
    // Shown again, a layer is tried again.
    const ids = new Set(this.#views.map(({ layer }) => layer.id));
    for (const id of this.#health.keys()) if (!ids.has(id)) this.#health.delete(id);
  }

  /** A new style has none of the layers. */
  forget(): void {
    this.#applied = [];
  }

  /** Brings a loaded style up to date. */
  apply(): void {
    const map = this.#map;
    for (const view of this.#views) this.#serve(view);
    const next = [...this.#views].reverse().map(compileConnected);
    const before = new Map(this.#applied.map((drawing) => [drawing.sourceId, drawing]));
    const isSame = (drawing: ConnectedDrawing): boolean =>
      JSON.stringify(before.get(drawing.sourceId)?.source) === JSON.stringify(drawing.source);
    const kept = new Map(next.filter(isSame).map((drawing) => [drawing.sourceId, drawing]));
    for (const { sourceId, layers } of this.#applied) {
      const stay = new Set(kept.get(sourceId)?.layers.map(({ id }) => id));
      for (const { id } of layers) if (!stay.has(id)) map.removeLayer(id);
      if (!kept.has(sourceId)) map.removeSource(sourceId);
    }
    const anchor = this.#anchor();
    for (const { sourceId, source, layers } of next) {
      if (!kept.has(sourceId)) map.addSource(sourceId, source);
      const old = new Map(
        (kept.has(sourceId) ? before.get(sourceId) : undefined)?.layers.map(
          (layer): [string, LayerSpecification] => [layer.id, layer],
        ),
      );
      for (const layer of layers) {
        const known = old.get(layer.id);
        if (known) change(map, known, layer);
        else map.addLayer(layer, anchor);
        map.moveLayer(layer.id, anchor);
      }
    }
    this.#applied = next;
  }

  /** What lies under a point of the screen: features first, then services that can be asked. */
  picksAt([x, y]: readonly [number, number]): ConnectedPick[] {
    const { lng, lat } = this.#map.unproject([x, y]);
    const at: LngLat = [lng, lat];
    const zoom = this.#map.getZoom();
    const drawn = this.#applied.flatMap(({ layers }) =>
      layers.flatMap(({ id, type }) => (type === 'raster' ? [] : [id])),
    );
    const found = drawn.length
      ? this.#map.queryRenderedFeatures(
          [
            [x - HIT_PX, y - HIT_PX],
            [x + HIT_PX, y + HIT_PX],
          ],
          { layers: drawn },
        )
      : [];
    const picks = new Map<string, ConnectedPick>();
    for (const { source, sourceLayer = '', properties } of found) {
      const layer = layerOfSource(source) ?? '';
      // A feature is drawn in several tiles, and an area as fill and as line.
      const key = `${layer}/${sourceLayer}/${JSON.stringify(properties)}`;
      if (picks.size < MOST_PICKS)
        picks.set(key, { kind: 'connected', layer, at, zoom, sourceLayer, properties });
    }
    const asked = this.#views.flatMap(({ layer }): ConnectedPick[] => {
      const { id, source, bounds } = layer;
      const isAsked = source.kind === 'wms' && source.infoFormat !== null && isIn(at, bounds);
      const about = { layer: id, at, zoom, sourceLayer: '', properties: null };
      return isAsked ? [{ kind: 'connected', ...about }] : [];
    });
    return [...picks.values(), ...asked];
  }

  /** Makes what a layer's addresses name reachable for the map. */
  #serve({ layer, archive }: ConnectedView): void {
    const { id, source, datum } = layer;
    if (archive && !this.#applied.some((one) => layerOfSource(one.sourceId) === id))
      serveArchive(archive);
    if (source.kind === 'raster' && datum === 'gcj02')
      serveShifted(id, { templates: [source.tiles], size: source.tileSizePx }, this.#picture);
    if (source.kind === 'wms' && !isMercator(source.crs))
      serveGeographic(id, source, this.#picture);
  }

  /** Below own layers that lie below the atlas's, so that the order does not depend on who came last. */
  #anchor(): string {
    const ids = this.#map.getLayersOrder();
    const under = ids.indexOf(UNDER_ANCHOR);
    return ids.slice(0, under).find((id) => id.startsWith('own/')) ?? UNDER_ANCHOR;
  }

  #healthOf(id: string): BasemapHealth {
    const known = this.#health.get(id);
    if (known) return known;
    const health = new BasemapHealth();
    this.#health.set(id, health);
    return health;
  }

  #failed(id: string, error: { message: string }, whole: boolean): void {
    const status = (error as { status?: number }).status ?? null;
    const why = this.#healthOf(id).failed(status, whole);
    if (why === null) return;
    const isPicture = /image type|decode|broken/i.test(error.message);
    const told = why === 'refused' ? why : isPicture ? 'broken' : status ? 'status' : why;
    this.#tell(id, { why: told, status });
  }
}
