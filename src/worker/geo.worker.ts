/** Holds the rows of layers and answers what is asked of them; `geo.ts` is its client. */
import * as Comlink from 'comlink';
import { loadLayerTable } from '../data/tables';
import type { GeometryOf } from '../domain/filter/evaluate';
import { Table } from '../domain/table/table';
import type { GeoService } from './geo-service';
import { LayerTiles } from './layer-tiles';

const tables = new Map<string, Table>();
const tiles = new Map<string, LayerTiles>();

/** @throws RangeError when nothing was loaded under the id */
function table(id: string): Table {
  const found = tables.get(id);
  if (!found) throw new RangeError(`There is no table ${id}.`);
  return found;
}

function tilesOf(id: string): LayerTiles {
  const found = tiles.get(id) ?? new LayerTiles(table(id), geometryOf);
  tiles.set(id, found);
  return found;
}

/** A filter may ask for what is near to a feature of another layer. */
const geometryOf: GeometryOf = (layer, feature) => tables.get(layer)?.geometryOf(feature) ?? null;

/** Tiles of the table are stale, and those of others that were cut by its features. */
function changed(id: string): void {
  tiles.delete(id);
  for (const other of tiles.values()) other.forgetFilters();
}

// Each method answers at once or by a promise; the other side always sees a promise.
const service: GeoService = {
  async load(id, source) {
    const known = tables.get(id);
    if (known && source.kind === 'shipped') return known.info;
    const read = source.kind === 'shipped' ? await loadLayerTable(id) : source;
    const loaded = Table.from(read.features, read.fields);
    tables.set(id, loaded);
    changed(id);
    return loaded.info;
  },
  drop: async (id) => {
    tables.delete(id);
    changed(id);
    return Promise.resolve();
  },
  info: async (id) => Promise.resolve(table(id).info),
  tile: async (request) => {
    const tile = tilesOf(request.layer).tile(request);
    return Promise.resolve(Comlink.transfer(tile, [tile]));
  },
  cluster: async (request) => Promise.resolve(tilesOf(request.layer).cluster(request)),
  rows: async (id, query) => Promise.resolve(table(id).query(query, geometryOf)),
  ids: async (id, filter) => Promise.resolve(table(id).ids(filter, geometryOf)),
  count: async (id, filter) => Promise.resolve(table(id).count(filter, geometryOf)),
  summary: async (id, field, filter) =>
    Promise.resolve(table(id).summary(field, filter, geometryOf)),
  breaks: async (id, field, method, classes) =>
    Promise.resolve(table(id).breaks(field, method, classes)),
  features: async (id, choice) => Promise.resolve(table(id).features(choice, geometryOf)),
  edit: async (id, featureId, field, value) => {
    const info = table(id).edit(featureId, field, value);
    changed(id);
    return Promise.resolve(info);
  },
  connect: async (port) => {
    Comlink.expose(service, port);
    return Promise.resolve();
  },
};

Comlink.expose(service);
