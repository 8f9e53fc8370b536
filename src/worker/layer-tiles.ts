/** Vector tiles of one table, cut when they are asked for. Nothing is thinned or simplified. */
import { GeoJSONVT, Supercluster } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature, Point } from 'geojson';
import type { GeometryOf } from '../domain/filter/evaluate';
import type { LayerFilter } from '../domain/filter/model';
import type { Table } from '../domain/table/table';
import type { ClusterContent, ClusterRequest, TileRequest } from './geo-service';
import { paintPoints, type PaintedTile } from './painted-tiles';
import type { NearRequest, PaintRequest } from './paint-service';
import { PointTiles } from './point-tiles';
import { EXTENT, linesAndAreas, pointsOf, type TileFeature } from './tile-features';

/** The last zoom that tiles are cut for; nearer, they are enlarged: 0.15 m. */
export const TILE_MAX_ZOOM = 16;
/** Reaches across the edges of a tile, in its units: wide lines and large circles are cut nowhere. */
const BUFFER = 512;
/** Nobody chooses from a longer list. */
const MOST_MEMBERS = 50;

/** What one filter leaves. */
class Cut {
  /** 1 for each row that it leaves; null when it leaves all. */
  readonly passing: Uint8Array | null;
  readonly clusters = new Map<number, Supercluster>();

  constructor(passing: Uint8Array | null) {
    this.passing = passing;
  }

  holds(row: number): boolean {
    return this.passing === null || this.passing[row] === 1;
  }
}

export class LayerTiles {
  readonly #table: Table;
  readonly #geometryOf: GeometryOf | undefined;
  /** Indexes hold all rows: a filter is asked row by row. */
  #points: PointTiles | null = null;
  #shapes: GeoJSONVT | null = null;
  /** By filter; the last one besides the whole, since filters change while they are made. */
  readonly #cuts = new Map<string, Cut>();

  constructor(table: Table, geometryOf?: GeometryOf) {
    this.#table = table;
    this.#geometryOf = geometryOf;
  }

  /** What a filter leaves may depend on other tables, and on cells that were edited. */
  forgetFilters(): void {
    this.#cuts.clear();
  }

  /** The tile as protocol buffers, with the one layer `features`; empty where there is nothing. */
  tile(request: TileRequest): ArrayBuffer {
    const cut = this.#cut(request.filter);
    const tagsOf = this.#tagger(request.fields);
    const features = [
      ...this.#shapesIn(request, cut, tagsOf),
      ...(request.clusterRadiusPx === undefined
        ? this.#pointsIn(request, cut, tagsOf)
        : this.#clustersIn(request, cut, request.clusterRadiusPx, tagsOf)),
    ];
    if (features.length === 0) return new ArrayBuffer(0);
    const bytes = fromGeojsonVt(
      { features: { features } as unknown as Parameters<typeof fromGeojsonVt>[0][string] },
      { version: 2, extent: EXTENT },
    );
    return bytes.slice().buffer;
  }

  /** All points in and around a tile, painted. */
  painted(request: PaintRequest): PaintedTile {
    const { passing } = this.#cut(request.filter);
    return paintPoints(this.#table, this.#allPoints, passing, request);
  }

  /** Ids of features with a point in the bounds, the topmost first; no more than a list of them shows. */
  near({ bounds: [west, south, east, north], filter }: NearRequest): string[] {
    const cut = this.#cut(filter);
    const found = this.#allPoints.between([west, north], [east, south]);
    const ids = new Set<string>();
    for (let at = found.length - 1; at >= 0 && ids.size < MOST_MEMBERS; at -= 1) {
      const row = this.#allPoints.owner[found[at]!]!;
      if (cut.holds(row)) ids.add(this.#table.idAt(row));
    }
    return [...ids];
  }

  cluster({ cluster, filter, clusterRadiusPx }: ClusterRequest): ClusterContent {
    const index = this.#clusters(this.#cut(filter), clusterRadiusPx);
    const leaves = index.getLeaves(cluster, Infinity);
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { geometry } of leaves) {
      const [lng = NaN, lat = NaN] = geometry.coordinates;
      west = Math.min(west, lng);
      east = Math.max(east, lng);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
    const members = leaves.slice(0, MOST_MEMBERS);
    const ids = members.map(({ properties }) => this.#table.idAt(Number(properties?.['row'])));
    return { bounds: [west, south, east, north], ids };
  }

  get #allPoints(): PointTiles {
    this.#points ??= new PointTiles(this.#table.geometries, this.#table.length);
    return this.#points;
  }

  get #allShapes(): GeoJSONVT {
    this.#shapes ??= new GeoJSONVT(linesAndAreas(this.#table.geometries, this.#table.length), {
      maxZoom: TILE_MAX_ZOOM,
      tolerance: 0,
      extent: EXTENT,
      buffer: BUFFER,
      wrap: false,
    });
    return this.#shapes;
  }

  #shapesIn({ z, x, y }: TileRequest, cut: Cut, tagsOf: Tagger): TileFeature[] {
    const { kinds } = this.#table.geometries;
    if (!kinds.includes('line') && !kinds.includes('polygon')) return [];
    const found = (this.#allShapes.getTile(z, x, y)?.features ?? []) as TileFeature[];
    return found.flatMap(({ type, geometry, tags }) => {
      const row = Number(tags['row']);
      return cut.holds(row) ? { type, geometry, tags: tagsOf(row) } : [];
    });
  }

  #pointsIn({ z, x, y }: TileRequest, cut: Cut, tagsOf: Tagger): TileFeature[] {
    const { owner, xy } = this.#allPoints;
    const count = 2 ** z;
    const features: TileFeature[] = [];
    for (const point of this.#allPoints.inTile(z, x, y, BUFFER / EXTENT)) {
      const row = owner[point]!;
      if (!cut.holds(row)) continue;
      const at = [
        Math.round((xy[point * 2]! * count - x) * EXTENT),
        Math.round((xy[point * 2 + 1]! * count - y) * EXTENT),
      ];
      features.push({ type: 1, geometry: [at], tags: tagsOf(row) });
    }
    return features;
  }

  #clustersIn({ z, x, y }: TileRequest, cut: Cut, radiusPx: number, tagsOf: Tagger): TileFeature[] {
    const found = (this.#clusters(cut, radiusPx).getTile(z, x, y)?.features ?? []) as TileFeature[];
    return found.map(({ type, geometry, tags }) => ({
      type,
      geometry,
      tags: tags['cluster'] === true ? clusterTags(tags) : tagsOf(Number(tags['row'])),
    }));
  }

  #clusters(cut: Cut, radiusPx: number): Supercluster {
    const known = cut.clusters.get(radiusPx);
    if (known) return known;
    const index = new Supercluster({
      // In units of the tile, which is 512 pixels wide.
      radius: (radiusPx * EXTENT) / 512,
      extent: EXTENT,
      maxZoom: TILE_MAX_ZOOM - 1,
      wrap: false,
    });
    const features: Feature<Point>[] = [];
    for (let row = 0; row < this.#table.length; row += 1) {
      if (!cut.holds(row)) continue;
      for (const coordinates of pointsOf(this.#table.geometries.at(row))) {
        const geometry: Point = { type: 'Point', coordinates };
        features.push({ type: 'Feature', geometry, properties: { row } });
      }
    }
    index.load(features);
    cut.clusters.set(radiusPx, index);
    return index;
  }

  /** What a row's feature carries in a tile: its id, and of the fields those that it has. */
  #tagger(fields: readonly string[]): Tagger {
    const columns = [...new Set(fields)].flatMap((field) => {
      const column = this.#table.columnOf(field);
      return column ? { field, column } : [];
    });
    return (row) => {
      const tags: TileFeature['tags'] = { id: this.#table.idAt(row) };
      for (const { field, column } of columns) {
        const value = column.get(row);
        if (value !== null && field !== 'id') tags[field] = value;
      }
      return tags;
    };
  }

  #cut(filter: LayerFilter | undefined): Cut {
    const key = filter ? JSON.stringify(filter) : '';
    const known = this.#cuts.get(key);
    if (known) return known;
    for (const other of this.#cuts.keys()) if (other !== '') this.#cuts.delete(other);
    const cut = new Cut(filter ? this.#table.passing(filter, this.#geometryOf) : null);
    this.#cuts.set(key, cut);
    return cut;
  }
}

type Tagger = (row: number) => TileFeature['tags'];

/** What a cluster says of itself. */
const clusterTags = (tags: TileFeature['tags']): TileFeature['tags'] =>
  Object.fromEntries(['cluster', 'cluster_id', 'point_count'].map((name) => [name, tags[name]]));
