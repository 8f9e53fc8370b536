/** Vector tiles of one table, cut when they are asked for. Nothing is thinned or simplified. */
import { GeoJSONVT, Supercluster } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature, FeatureCollection, Point } from 'geojson';
import type { GeometryOf } from '../domain/filter/evaluate';
import type { LayerFilter } from '../domain/filter/model';
import type { Table } from '../domain/table/table';
import type { ClusterContent, ClusterRequest, TileRequest } from './geo-service';
import { PointTiles } from './point-tiles';
import { EXTENT, linesAndAreas, pointsOf, type TileFeature } from './tile-features';

/** The last zoom that tiles are cut for; nearer, they are enlarged: 0.15 m. */
export const TILE_MAX_ZOOM = 16;
/** Reaches across the edges of a tile, in its units: wide lines and large circles are cut nowhere. */
const BUFFER = 512;
/** Nobody chooses from a longer list. */
const MOST_MEMBERS = 50;

/** The indexes of what one filter leaves. */
class Cut {
  readonly #features: FeatureCollection;
  #points: PointTiles | null = null;
  #shapes: GeoJSONVT | null = null;
  readonly #clusters = new Map<number, Supercluster>();

  constructor(features: FeatureCollection) {
    this.#features = features;
  }

  get points(): PointTiles {
    this.#points ??= new PointTiles(this.#features.features, BUFFER);
    return this.#points;
  }

  get shapes(): GeoJSONVT {
    this.#shapes ??= new GeoJSONVT(linesAndAreas(this.#features.features), {
      maxZoom: TILE_MAX_ZOOM,
      tolerance: 0,
      extent: EXTENT,
      buffer: BUFFER,
      wrap: false,
    });
    return this.#shapes;
  }

  clusters(radiusPx: number): Supercluster {
    const known = this.#clusters.get(radiusPx);
    if (known) return known;
    const index = new Supercluster({
      // In units of the tile, which is 512 pixels wide.
      radius: (radiusPx * EXTENT) / 512,
      extent: EXTENT,
      maxZoom: TILE_MAX_ZOOM - 1,
      wrap: false,
    });
    index.load(
      this.#features.features.flatMap((feature) =>
        pointsOf(feature.geometry).map((coordinates): Feature<Point> => ({
          type: 'Feature',
          geometry: { type: 'Point', coordinates },
          properties: { ...feature.properties, id: String(feature.id) },
        })),
      ),
    );
    this.#clusters.set(radiusPx, index);
    return index;
  }
}

export class LayerTiles {
  readonly #table: Table;
  readonly #geometryOf: GeometryOf | undefined;
  /** By filter; the last one besides the whole, since filters change while they are made. */
  readonly #cuts = new Map<string, Cut>();

  constructor(table: Table, geometryOf?: GeometryOf) {
    this.#table = table;
    this.#geometryOf = geometryOf;
  }

  /** What a filter leaves may depend on other tables. */
  forgetFilters(): void {
    for (const key of this.#cuts.keys()) if (key !== '') this.#cuts.delete(key);
  }

  /** The tile as protocol buffers, with the one layer `features`; empty where there is nothing. */
  tile({ z, x, y, filter, fields, clusterRadiusPx }: TileRequest): ArrayBuffer {
    const cut = this.#cut(filter);
    const points =
      clusterRadiusPx === undefined
        ? cut.points.tile(z, x, y)
        : (cut.clusters(clusterRadiusPx).getTile(z, x, y)?.features ?? []);
    const shapes = cut.shapes.getTile(z, x, y)?.features ?? [];
    const kept = new Set([...fields, 'id']);
    const features = [...(shapes as TileFeature[]), ...(points as TileFeature[])].map((feature) =>
      slim(feature, kept),
    );
    if (features.length === 0) return new ArrayBuffer(0);
    const bytes = fromGeojsonVt(
      { features: { features } as unknown as Parameters<typeof fromGeojsonVt>[0][string] },
      { version: 2, extent: EXTENT },
    );
    return bytes.slice().buffer;
  }

  cluster({ cluster, filter, clusterRadiusPx }: ClusterRequest): ClusterContent {
    const leaves = this.#cut(filter).clusters(clusterRadiusPx).getLeaves(cluster, Infinity);
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { geometry } of leaves) {
      const [lng = NaN, lat = NaN] = geometry.coordinates;
      west = Math.min(west, lng);
      east = Math.max(east, lng);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
    const ids = leaves.slice(0, MOST_MEMBERS).map(({ properties }) => String(properties?.['id']));
    return { bounds: [west, south, east, north], ids };
  }

  #cut(filter: LayerFilter | undefined): Cut {
    const key = filter ? JSON.stringify(filter) : '';
    const known = this.#cuts.get(key);
    if (known) return known;
    this.forgetFilters();
    const cut = new Cut(this.#table.features(filter ? { filter } : {}, this.#geometryOf));
    this.#cuts.set(key, cut);
    return cut;
  }
}

/** What a cluster says of itself. */
const CLUSTER_TAGS = new Set(['cluster', 'cluster_id', 'point_count']);

/** The feature with nothing but what the style asks for; what a tile cannot hold is left out. */
function slim(feature: TileFeature, kept: ReadonlySet<string>): TileFeature {
  const tags: TileFeature['tags'] = {};
  const isCluster = feature.tags['cluster'] === true;
  for (const [name, value] of Object.entries(feature.tags)) {
    const wanted = isCluster ? CLUSTER_TAGS.has(name) : kept.has(name);
    if (wanted && value !== null && value !== undefined) tags[name] = value;
  }
  return { type: feature.type, geometry: feature.geometry, tags };
}
