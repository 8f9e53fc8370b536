/** The one adapter of the live map, in the atlas's words. MapLibre's types do not leave this folder. */
import 'maplibre-gl/dist/maplibre-gl.css';
import './worker-url';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { clusterZoom } from '../domain/cluster';
import type { Camera, LngLat as LngLatOf } from '../domain/site';
import tokens from '../styles/tokens.css?raw';
import { serveArchive } from './basemap/archive';
import { reloadEmbedded, serveBasemap, watchBasemap, type Look } from './basemap/look';
import { parsePalette, type Palette, type Theme } from './basemap/palette';
import type { DrawingBoard, DrawingBoardEvents } from '../domain/drawing/model';
import type { Whereabouts } from './drawers/whereabouts';
import { cameraOf, moveTo } from './camera-of';
import { ConnectedOnMap } from './connected/connected-on-map';
import type { MapBoard } from './drawing';
import { globalStateOf } from './global-state';
import type { MapOptions, MapState } from './map-contract';
import type { MovingMarker } from './moving';
import { Overlays } from './overlays';
import { OwnLayersOnMap } from './own/own-layers';
import { addOwnProtocols } from './own/protocol';
import type { OwnLayerView, OwnMarks } from './own/view';
import { picksAt, type Pick } from './picking';
import { listenToPointer } from './pointer';
import { paintImages } from './painted-images';
import { pinFeatures } from './pins';
import { snapshotOf } from './snapshot';
import { startMap } from './start-map';
import { compileStyle } from './style';

export type { OwnLayerView, OwnMarks, OwnSupply } from './own/view';
export type { MapEvents, MapOptions, MapState } from './map-contract';
export type { Pick } from './picking';
export type { ShownBasemap } from './basemap/shown';

export class MapView {
  readonly #map: MapLibreMap;
  readonly #options: MapOptions;
  #look: Look;
  #state: MapState;
  #shownSites: ReadonlySet<string>;
  #pinKey = '';
  readonly #overlays = new Overlays((id, data) => {
    this.#fill(id, data);
  });
  readonly #own: OwnLayersOnMap;
  /** Layers of services and tiles of others. */
  readonly connected: ConnectedOnMap;
  #styled = false;
  #board: MapBoard | null = null;
  /** The look in which the graphics context was lost, until it is back. */
  #lostLook: Look | null = null;

  /** @throws when the browser has no WebGL 2 */
  constructor(options: MapOptions) {
    this.#options = options;
    this.#look = { theme: options.theme, basemap: options.basemap ?? { kind: 'embedded' } };
    this.#state = options.view;
    this.#shownSites = new Set(options.view.shownSites);
    addOwnProtocols(options.own);
    this.#own = new OwnLayersOnMap(options.own, (error) => {
      options.on.problem(error);
    });
    serveArchive(options.archive);
    serveBasemap(this.#look.basemap, options.tilePicture);
    const globalState = globalStateOf(options.core, options.view);
    this.#map = startMap(options, this.#style(), globalState);
    this.connected = new ConnectedOnMap(this.#map, () => this.#styled, options.tilePicture);
    this.#listen();
  }

  get camera(): Camera {
    return cameraOf(this.#map);
  }

  /** Shows a camera; `animate` false, or a person's wish for less motion, cuts. */
  show(camera: Camera, animate: boolean): void {
    moveTo(this.#map, camera, animate);
  }

  panBy(offset: readonly [x: number, y: number]): void {
    this.#map.panBy([offset[0], offset[1]], { duration: 200 });
  }

  /** Shows what changed in the person's choices. */
  update(state: MapState): void {
    const before = this.#state;
    this.#state = state;
    this.#shownSites = new Set(state.shownSites);
    if (!this.#styled) return;
    const next = globalStateOf(this.#options.core, state);
    const previous = globalStateOf(this.#options.core, before);
    for (const [key, value] of Object.entries(next)) {
      if (JSON.stringify(value) !== JSON.stringify(previous[key])) {
        this.#map.setGlobalStateProperty(key, value);
      }
    }
    this.#placePins();
  }

  /** Shows a person's own layers, topmost first, in place of those that were shown. */
  showOwnLayers(layers: readonly OwnLayerView[]): void {
    this.#own.set(layers);
    if (this.#styled) this.#own.apply(this.#map, this.#palette);
  }

  /** Lets features of own layers stand out, in place of those that did. */
  markOwn(marks: OwnMarks): void {
    this.#own.mark(this.#map, marks, this.#styled);
  }

  /** Puts a marker on its way along a site's track, or takes it away. */
  moveMarker(id: string, marker: MovingMarker | null): void {
    this.#overlays.move(id, marker);
  }

  /** Outlines features, or none. */
  markChosen(features: GeoJSON.FeatureCollection): void {
    this.#overlays.lay('chosen', features);
  }

  /** Shows where the device is, or takes it away. */
  showWhereabouts(whereabouts: Whereabouts | null): void {
    this.#overlays.locate(whereabouts);
  }

  /** Points places out, in place of those before. */
  highlight(points: readonly LngLatOf[]): void {
    this.#overlays.highlight(points);
  }

  /** What is drawn now, in the pixels of the device. */
  snapshot(): Promise<HTMLCanvasElement> {
    return snapshotOf(this.#map);
  }

  /** A board to draw on. While one of its tools is in use, presses are the board's: nothing is picked. */
  async openBoard(on: DrawingBoardEvents): Promise<DrawingBoard> {
    const { MapBoard } = await import('./drawing');
    this.#board?.destroy();
    this.#board = new MapBoard(this.#map, () => this.#palette, on);
    return this.#board;
  }

  /** Light or dark. */
  paint(theme: Theme): void {
    if (theme !== this.#look.theme) this.#wear({ ...this.#look, theme });
  }

  /** Lays everything on another basemap, or on the same one once more. */
  showBasemap(basemap: Look['basemap']): void {
    if (basemap.kind === 'embedded' && this.#look.basemap.kind === 'embedded') return;
    serveBasemap(basemap, this.#options.tilePicture);
    this.#wear({ ...this.#look, basemap });
  }

  /** Another style: colours and basemap are the only ones. */
  #wear(look: Look): void {
    this.#look = look;
    this.#styled = false;
    this.#pinKey = '';
    if (this.#lostLook === null) this.#map.setStyle(this.#style(), { diff: false });
  }

  /** Reads the basemap's archive anew, after it could not be read. */
  reloadBasemap(): void {
    serveArchive(this.#options.archive);
    if (this.#styled) reloadEmbedded(this.#map);
  }

  resize(): void {
    this.#map.resize();
  }

  /** Pixel position of a place in the map. */
  locate(point: readonly [number, number]): { x: number; y: number } {
    return this.#map.project([point[0], point[1]]);
  }

  destroy(): void {
    this.#map.remove();
  }

  get #palette(): Palette {
    return parsePalette(tokens, this.#look.theme);
  }

  #style(): ReturnType<typeof compileStyle> {
    const { core, scene, layerUrl } = this.#options;
    const palette = this.#palette;
    const style = compileStyle({ core, scene, ...this.#look, palette, layerUrl });
    return this.#own.mergeInto(style, palette);
  }

  #listen(): void {
    const { on } = this.#options;
    const map = this.#map;
    paintImages(map, this.#options.core, () => ({
      theme: this.#look.theme,
      palette: this.#palette,
    }));
    map.on('style.load', () => {
      this.#styled = true;
      for (const [key, value] of Object.entries(globalStateOf(this.#options.core, this.#state))) {
        map.setGlobalStateProperty(key, value);
      }
      this.#own.apply(map, this.#palette);
      this.#own.remark(map);
      this.#placePins();
      this.#overlays.refill();
    });
    map.on('render', () => {
      if (this.#styled) this.#own.settle(map);
    });
    map.once('idle', () => {
      on.ready();
    });
    map.on('moveend', () => {
      if (this.#styled) this.#own.rest(map, this.#palette);
    });
    map.on('move', ({ originalEvent }) => {
      on.move(this.camera, originalEvent !== undefined);
      this.#placePins();
    });
    listenToPointer(map, on, {
      isBusy: () => this.#board?.isBusy ?? false,
      picksAt: (point) => this.#picks(point),
      paintedAt: (point) => this.#own.paintedNear(map, point),
      camera: () => this.camera,
      hoverOwn: (pick) => {
        this.#own.hover(map, pick);
      },
    });
    watchBasemap(map, () => ({ look: this.#look, isStyled: this.#styled }), on);
    map.on('webglcontextlost', () => {
      // MapLibre throws the style away with the context and brings the same one back.
      this.#styled = false;
      this.#pinKey = '';
      this.#lostLook = this.#look;
      on.lost();
    });
    map.on('webglcontextrestored', () => {
      if (this.#lostLook !== this.#look) map.setStyle(this.#style(), { diff: false });
      this.#lostLook = null;
      map.once('idle', () => {
        on.restored();
      });
    });
  }

  #placePins(): void {
    if (!this.#styled) return;
    const zoom = clusterZoom(this.#map.getZoom());
    const key = `${zoom} ${[...this.#shownSites].join()} ${this.#look.theme}`;
    if (key === this.#pinKey) return;
    this.#pinKey = key;
    const shownSites = this.#shownSites;
    this.#fill(
      'pins',
      pinFeatures({ ...this.#options, theme: this.#look.theme, shownSites, zoom }),
    );
  }

  /** Gives a GeoJSON source its features. */
  #fill(id: string, data: GeoJSON.GeoJSON): void {
    if (this.#styled) void this.#map.getSource<GeoJSONSource>(id)?.setData(data);
  }

  #picks(point: readonly [number, number]): Pick[] {
    if (!this.#styled) return [];
    const { shownLayers } = this.#state;
    const picks = picksAt(this.#map, point, {
      ...this.#options,
      shownLayers,
      shownSites: this.#shownSites,
      own: this.#own.views,
      ownStyleLayers: this.#own.pickable,
    });
    return [...picks, ...this.connected.picksAt(point)];
  }
}
