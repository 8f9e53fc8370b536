/** What a person points at and picks in layers whose points are painted: pictures have no features. */
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { Pixel } from '../../domain/mercator';
import { isPainted } from './address';
import { markedSourceOf } from './painted';
import type { OwnLayerView, OwnSupply } from './view';

/** More than these are not drawn over the painted ones: a table can choose all of a million. */
const MOST_MARKS = 2_000;
/** So far from the middle of a circle it is still hit, in pixels beyond its edge. */
const HIT_PX = 3;

/** A feature of a layer whose points are painted. */
export interface PaintedFeature {
  readonly layer: string;
  readonly id: string;
}

export class PaintedMarks {
  readonly #supply: OwnSupply;
  /** What each layer shows, by the ids, so that an old answer does not come after a new one. */
  readonly #filled = new Map<string, string>();

  constructor(supply: OwnSupply) {
    this.#supply = supply;
  }

  /** Lays the features over the painted ones, in place of those before. */
  fill(map: MapLibreMap, layer: string, ids: ReadonlySet<string>): void {
    const key = [...ids].join('\n');
    const source = markedSourceOf(layer);
    if (!map.getSource(source)) return;
    this.#filled.set(layer, key);
    const show = (features: GeoJSON.FeatureCollection): void => {
      if (this.#filled.get(layer) !== key) return;
      void map.getSource<GeoJSONSource>(source)?.setData(features);
    };
    if (ids.size === 0) show({ type: 'FeatureCollection', features: [] });
    else {
      void this.#supply
        .features(layer, [...ids].slice(0, MOST_MARKS))
        .then(({ type, features }) => {
          // The source promotes the property: ids of GeoJSON itself must be numbers there.
          const named = features.map(({ id, ...feature }) => ({
            ...feature,
            properties: { ...feature.properties, id: String(id) },
          }));
          show({ type, features: named });
        });
    }
  }

  /** Features around a point of the screen, topmost first; null while no layer is painted. */
  near(
    map: MapLibreMap,
    point: Pixel,
    views: readonly OwnLayerView[],
  ): Promise<PaintedFeature[]> | null {
    const painted = views.filter(
      (view) => view.shown && isPainted(view) && map.getZoom() < view.crowdedBelowZoom,
    );
    return painted.length > 0 ? this.#ask(map, point, painted) : null;
  }

  async #ask(
    map: MapLibreMap,
    [x, y]: Pixel,
    painted: readonly OwnLayerView[],
  ): Promise<PaintedFeature[]> {
    const found = await Promise.all(
      painted.map(async ({ id: layer, style, filter }) => {
        const reach = style.radiusPx + HIT_PX;
        const { lng: west, lat: north } = map.unproject([x - reach, y - reach]);
        const { lng: east, lat: south } = map.unproject([x + reach, y + reach]);
        const ids = await this.#supply.near({
          layer,
          bounds: [west, south, east, north],
          ...(filter ? { filter } : {}),
        });
        return ids.map((id) => ({ layer, id }));
      }),
    );
    return found.flat();
  }
}
