/** What the page lays over the map, by source: kept, since a new style starts empty. */
import type { LngLat } from '../domain/site';
import { highlightFeatures } from './drawers/highlight';
import { whereaboutsFeatures, type Whereabouts } from './drawers/whereabouts';
import { movingFeatures, type MovingMarker } from './moving';

export class Overlays {
  readonly #fill: (source: string, data: GeoJSON.GeoJSON) => void;
  readonly #laid = new Map<string, GeoJSON.GeoJSON>();
  readonly #moving = new Map<string, MovingMarker>();

  /** @param fill gives a source of the style its features, if there is a style now */
  constructor(fill: (source: string, data: GeoJSON.GeoJSON) => void) {
    this.#fill = fill;
  }

  lay(source: string, data: GeoJSON.GeoJSON): void {
    this.#laid.set(source, data);
    this.#fill(source, data);
  }

  move(id: string, marker: MovingMarker | null): void {
    if (marker) this.#moving.set(id, marker);
    else if (!this.#moving.delete(id)) return;
    this.lay('moving', movingFeatures(this.#moving));
  }

  locate(whereabouts: Whereabouts | null): void {
    this.lay('whereabouts', whereaboutsFeatures(whereabouts));
  }

  highlight(points: readonly LngLat[]): void {
    this.lay('highlight', highlightFeatures(points));
  }

  /** Fills the sources of a new style. */
  refill(): void {
    for (const [source, data] of this.#laid) this.#fill(source, data);
  }
}
