/** What a person points at and picks in layers whose points are painted: pictures have no features. */
import type { FeatureCollection } from 'geojson';
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
  readonly #problem: (error: Error) => void;
  /** What each layer is to show, by the ids, so that an old answer does not come after a new one. */
  readonly #wanted = new Map<string, string>();

  /** @param problem hears of features that cannot be had */
  constructor(supply: OwnSupply, problem: (error: Error) => void) {
    this.#supply = supply;
    this.#problem = problem;
  }

  /** What lies over the pictures is gone, with the style that it was in. */
  forget(): void {
    this.#wanted.clear();
  }

  /** Lays the first features over the painted ones, in place of those before. */
  fill(map: MapLibreMap, layer: string, all: Iterable<string>): void {
    const source = markedSourceOf(layer);
    const ids = firstOf(all, MOST_MARKS);
    const key = ids.join('\n');
    if (!map.getSource(source) || this.#wanted.get(layer) === key) return;
    this.#wanted.set(layer, key);
    const isWanted = (): boolean => this.#wanted.get(layer) === key;
    this.#named(layer, ids)
      .then((features) => {
        if (isWanted()) return map.getSource<GeoJSONSource>(source)?.setData(features);
      })
      .catch((error: unknown) => {
        // A layer that has gone in the meantime misses nothing.
        if (!isWanted() || !map.getSource(source)) return;
        this.#problem(error instanceof Error ? error : new Error(String(error)));
      });
  }

  /** The features with their ids as a property, which the source promotes: its own must be numbers. */
  async #named(layer: string, ids: readonly string[]): Promise<FeatureCollection> {
    if (ids.length === 0) return { type: 'FeatureCollection', features: [] };
    const { type, features } = await this.#supply.features(layer, ids);
    return {
      type,
      features: features.map(({ id, ...feature }) => ({
        ...feature,
        properties: { ...feature.properties, id: String(id) },
      })),
    };
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

function firstOf(items: Iterable<string>, most: number): string[] {
  const first: string[] = [];
  for (const item of items) {
    if (first.length === most) break;
    first.push(item);
  }
  return first;
}
