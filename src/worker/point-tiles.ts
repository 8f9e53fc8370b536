import KDBush from 'kdbush';
import type { Geometry } from 'geojson';
import { project, worldSize } from '../domain/mercator';
import type { LngLat } from '../domain/site';
import { Points, type Geometries } from '../domain/table/geometries';
import { pointsOf } from './tile-features';

/** Points of a layer by place; every point is in its tile, however many there are. */
export class PointTiles {
  /** Row of the table that each point belongs to. */
  readonly owner: Uint32Array;
  /** x and y in Web Mercator's square, 0 to 1, y southward. */
  readonly xy: Float64Array;
  readonly #index: KDBush | null;

  constructor(geometries: Geometries, rowCount: number) {
    const { owner, lngLats } =
      geometries instanceof Points ? singles(geometries) : singlesOf(geometries, rowCount);
    const count = owner.length;
    this.owner = owner;
    this.xy = new Float64Array(count * 2);
    this.#index = count > 0 ? new KDBush(count) : null;
    const size = worldSize(0);
    for (let at = 0; at < count; at += 1) {
      const [x, y] = project([lngLats[at * 2]!, lngLats[at * 2 + 1]!], 0);
      this.xy[at * 2] = x / size;
      this.xy[at * 2 + 1] = y / size;
      this.#index?.add(x / size, y / size);
    }
    this.#index?.finish();
  }

  /**
   * Points in and around a tile, by their numbers, in the order of the rows: what comes later lies above.
   * @param reach how far across its edges, as a share of the tile
   */
  inTile(z: number, x: number, y: number, reach: number): Uint32Array {
    const count = 2 ** z;
    return this.#within(
      (x - reach) / count,
      (y - reach) / count,
      (x + 1 + reach) / count,
      (y + 1 + reach) / count,
    );
  }

  /** Points between a north-western and a south-eastern corner, as {@link inTile} gives them. */
  between(northWest: LngLat, southEast: LngLat): Uint32Array {
    const size = worldSize(0);
    const [west, north] = project(northWest, 0);
    const [east, south] = project(southEast, 0);
    return this.#within(west / size, north / size, east / size, south / size);
  }

  #within(west: number, north: number, east: number, south: number): Uint32Array {
    const found = this.#index?.range(west, north, east, south) ?? [];
    return Uint32Array.from(found).sort();
  }
}

interface Singles {
  readonly owner: Uint32Array;
  readonly lngLats: Float64Array;
}

function singles({ lngLats }: Points): Singles {
  const owner = Uint32Array.from({ length: lngLats.length / 2 }, (_, row) => row).filter(
    (row) => !Number.isNaN(lngLats[row * 2]! + lngLats[row * 2 + 1]!),
  );
  if (owner.length * 2 === lngLats.length) return { owner, lngLats };
  const placed = new Float64Array(owner.length * 2);
  owner.forEach((row, at) => {
    placed[at * 2] = lngLats[row * 2]!;
    placed[at * 2 + 1] = lngLats[row * 2 + 1]!;
  });
  return { owner, lngLats: placed };
}

function singlesOf(geometries: Geometries, rowCount: number): Singles {
  const [owner, lngLats]: [number[], number[]] = [[], []];
  if (geometries.kinds.includes('point')) {
    for (let row = 0; row < rowCount; row += 1) {
      const geometry: Geometry | null = geometries.at(row);
      for (const [lng = NaN, lat = NaN] of pointsOf(geometry)) {
        owner.push(row);
        lngLats.push(lng, lat);
      }
    }
  }
  return { owner: Uint32Array.from(owner), lngLats: Float64Array.from(lngLats) };
}
