import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { GeoJSONStoreFeatures } from 'terra-draw';
import type { LngLat } from '../domain/site';
import type { Palette } from './basemap/palette';
import {
  boardFeatures,
  boardLayers,
  DRAWING_SOURCE,
  LABEL_SOURCE,
  labelFeatures,
  type BoardLabel,
} from './drawing-style';

export interface BoardPicture {
  readonly features: readonly GeoJSONStoreFeatures[];
  /** Ids of the circles among them. */
  readonly circles: ReadonlySet<string>;
  readonly snapped: LngLat | null;
  readonly labels: readonly BoardLabel[];
}

/** Keeps the sources and layers of the board on the map, through every change of style. */
export class DrawingPainter {
  readonly #map: MapLibreMap;
  readonly #palette: () => Palette;
  readonly #large: boolean;
  readonly #picture: () => BoardPicture;
  #frame: number | null = null;

  /** @param picture what there is to see when it is painted */
  constructor(
    map: MapLibreMap,
    palette: () => Palette,
    large: boolean,
    picture: () => BoardPicture,
  ) {
    this.#map = map;
    this.#palette = palette;
    this.#large = large;
    this.#picture = picture;
    map.on('style.load', this.#mount);
    // The pins are there as soon as the atlas's own style is.
    if (map.getSource('pins')) this.#mount();
  }

  /** Paints at the next frame, once for however many changes. */
  paint(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null;
      const { features, circles, snapped, labels } = this.#picture();
      void this.#map
        .getSource<GeoJSONSource>(DRAWING_SOURCE)
        ?.setData(boardFeatures(features, circles, snapped));
      void this.#map.getSource<GeoJSONSource>(LABEL_SOURCE)?.setData(labelFeatures(labels));
    });
  }

  destroy(): void {
    this.#map.off('style.load', this.#mount);
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    for (const { id } of boardLayers(this.#palette(), this.#large)) {
      if (this.#map.getLayer(id)) this.#map.removeLayer(id);
    }
    for (const id of [DRAWING_SOURCE, LABEL_SOURCE]) {
      if (this.#map.getSource(id)) this.#map.removeSource(id);
    }
  }

  /** A new style, of another theme or after the device was lost, knows nothing of the board. */
  readonly #mount = (): void => {
    for (const id of [DRAWING_SOURCE, LABEL_SOURCE]) {
      if (!this.#map.getSource(id)) {
        this.#map.addSource(id, { type: 'geojson', data: labelFeatures([]) });
      }
    }
    for (const layer of boardLayers(this.#palette(), this.#large)) {
      if (!this.#map.getLayer(layer.id)) this.#map.addLayer(layer);
    }
    this.paint();
  };
}
