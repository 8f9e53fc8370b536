import type { Feature, Geometry } from 'geojson';
import KDBush from 'kdbush';
import { EXTENT, pointsOf, type TileFeature } from './tile-features';

/** The highest latitude of Web Mercator's square. */
const MERCATOR_LATITUDE = 85.051129;

/** Points of a layer, cut into tiles; every point is in its tile, however many there are. */
export class PointTiles {
  readonly #features: readonly Feature<Geometry | null>[];
  /** Index of the feature that a point belongs to. */
  readonly #owner: Uint32Array;
  /** x and y in Web Mercator's square, 0 to 1, y southward. */
  readonly #xy: Float64Array;
  readonly #index: KDBush | null;
  readonly #buffer: number;

  /** @param buffer how far a tile reaches across its edges, in units of the tile */
  constructor(features: readonly Feature<Geometry | null>[], buffer: number) {
    this.#features = features;
    this.#buffer = buffer / EXTENT;
    const positions = features.map(({ geometry }) => pointsOf(geometry));
    const count = positions.reduce((sum, { length }) => sum + length, 0);
    this.#owner = new Uint32Array(count);
    this.#xy = new Float64Array(count * 2);
    this.#index = count > 0 ? new KDBush(count) : null;
    let at = 0;
    for (const [owner, points] of positions.entries()) {
      for (const [lng = NaN, lat = NaN] of points) {
        const sine = Math.sin((clampLatitude(lat) * Math.PI) / 180);
        const x = lng / 360 + 0.5;
        const y = 0.5 - (0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI;
        this.#owner[at] = owner;
        this.#xy.set([x, y], at * 2);
        this.#index?.add(x, y);
        at += 1;
      }
    }
    this.#index?.finish();
  }

  tile(z: number, x: number, y: number): TileFeature[] {
    if (!this.#index) return [];
    const count = 2 ** z;
    const found = this.#index.range(
      (x - this.#buffer) / count,
      (y - this.#buffer) / count,
      (x + 1 + this.#buffer) / count,
      (y + 1 + this.#buffer) / count,
    );
    // In the order of the rows: what comes later lies above.
    found.sort((a, b) => a - b);
    return found.map((point) => {
      const { id, properties } = this.#features[this.#owner[point]!]!;
      return {
        type: 1,
        geometry: [
          [
            Math.round((this.#xy[point * 2]! * count - x) * EXTENT),
            Math.round((this.#xy[point * 2 + 1]! * count - y) * EXTENT),
          ],
        ],
        tags: { ...properties, id: String(id) },
      };
    });
  }
}

const clampLatitude = (lat: number): number =>
  Math.max(-MERCATOR_LATITUDE, Math.min(MERCATOR_LATITUDE, lat));
