/** Connected layers as the map's adapter has them: nothing until there is one, then `layers.ts`. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { TilePicture } from '../basemap/gcj02';
import type { ConnectedLayers } from './layers';
import type { ConnectedPick, ConnectedView, TellConnected } from './view';

export class ConnectedOnMap {
  readonly #map: MapLibreMap;
  readonly #isStyled: () => boolean;
  readonly #picture: TilePicture;
  #layers: ConnectedLayers | null = null;
  #turn = 0;

  /** @param isStyled whether the map's style has been loaded */
  constructor(map: MapLibreMap, isStyled: () => boolean, picture: TilePicture) {
    this.#map = map;
    this.#isStyled = isStyled;
    this.#picture = picture;
    map.on('style.load', () => {
      this.#layers?.forget();
      this.#layers?.apply();
    });
  }

  /**
   * Shows layers in place of those that were shown.
   * @param views topmost first
   * @param tell hears of layers that do not come
   */
  async show(views: readonly ConnectedView[], tell: TellConnected): Promise<void> {
    if (!this.#layers && views.length === 0) return;
    this.#turn += 1;
    const turn = this.#turn;
    const { ConnectedLayers } = await import('./layers');
    // Whoever came later has shown newer ones already.
    if (turn !== this.#turn) return;
    this.#layers ??= new ConnectedLayers(this.#map, this.#picture);
    this.#layers.show(views, tell);
    if (this.#isStyled()) this.#layers.apply();
  }

  picksAt(point: readonly [number, number]): ConnectedPick[] {
    return this.#layers?.picksAt(point) ?? [];
  }
}
