/** Holds the rows of layers and answers what is asked of them; `geo.ts` is its client. */
import * as Comlink from 'comlink';
import { reportRequests } from '../data/requests';
import { loadLayerTable } from '../data/tables';
import type { GeometryOf } from '../domain/filter/evaluate';
import type { LayerFilter } from '../domain/filter/model';
import { isOwnLayerId } from '../domain/own/model';
import type { TableInfo } from '../domain/table/model';
import { Table } from '../domain/table/table';
import { writeTable } from '../domain/table/write';
import { exportService } from './export-service';
import type { GeoService } from './geo-service';
import { projectService } from './project-service';
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

/** Shipped layers on their way: each is fetched once. */
const loading = new Map<string, Promise<TableInfo>>();

function keep(id: string, loaded: Table): TableInfo {
  tables.set(id, loaded);
  changed(id);
  return loaded.info;
}

async function loadShipped(id: string): Promise<TableInfo> {
  const known = tables.get(id);
  if (known) return known.info;
  const load =
    loading.get(id) ??
    loadLayerTable(id).then(({ features, fields }) => keep(id, Table.from(features, fields)));
  loading.set(id, load);
  try {
    return await load;
  } finally {
    loading.delete(id);
  }
}

/** The table, once it and the layers that the filter names are there; shipped ones are loaded. */
async function ready(id: string, filter?: LayerFilter): Promise<Table> {
  const layers = (filter?.conditions ?? []).flatMap((one) =>
    one.kind === 'near' ? one.layer : [],
  );
  await Promise.all([id, ...layers].filter((layer) => !isOwnLayerId(layer)).map(loadShipped));
  return table(id);
}

const service: GeoService = {
  ...projectService({ tableOf: table, keep }),
  ...exportService({ ready, passing: (from, filter) => from.passing(filter, geometryOf) }),
  async load(id, source) {
    if (source.kind === 'shipped') return loadShipped(id);
    const { kind } = source;
    return keep(
      id,
      kind === 'packed' ? new Table(source.packed) : Table.from(source.features, source.fields),
    );
  },
  drop: async (id) => {
    tables.delete(id);
    changed(id);
    return Promise.resolve();
  },
  info: async (id) => (await ready(id)).info,
  async tile(request) {
    await ready(request.layer, request.filter);
    const tile = tilesOf(request.layer).tile(request);
    return Comlink.transfer(tile, [tile]);
  },
  async painted(request) {
    await ready(request.layer, request.filter);
    const { side, bytes } = tilesOf(request.layer).painted(request);
    const picture = await createImageBitmap(new ImageData(bytes, side, side));
    return Comlink.transfer(picture, [picture]);
  },
  async near(request) {
    await ready(request.layer, request.filter);
    return tilesOf(request.layer).near(request);
  },
  async cluster(request) {
    await ready(request.layer, request.filter);
    return tilesOf(request.layer).cluster(request);
  },
  rows: async (id, query) => (await ready(id, query.filter)).query(query, geometryOf),
  indexOf: async (id, featureId, query) =>
    (await ready(id, query.filter)).indexOf(featureId, query, geometryOf),
  ids: async (id, filter) => (await ready(id, filter)).ids(filter, geometryOf),
  count: async (id, filter) => (await ready(id, filter)).count(filter, geometryOf),
  summary: async (id, field, filter) =>
    (await ready(id, filter)).summary(field, filter, geometryOf),
  breaks: async (id, field, method, classes) => (await ready(id)).breaks(field, method, classes),
  features: async (id, choice) => (await ready(id, choice?.filter)).features(choice, geometryOf),
  async write(id, request) {
    const table = await ready(id, request.filter);
    return writeTable(table, request, table.passing(request.filter, geometryOf));
  },
  async edit(id, featureId, field, value) {
    const info = (await ready(id)).edit(featureId, field, value);
    // Places stay as they are: what the indexes hold is not stale.
    for (const all of tiles.values()) all.forgetFilters();
    return info;
  },
  connect: async (port) => {
    Comlink.expose(service, port);
    return Promise.resolve();
  },
};

reportRequests();
Comlink.expose(service);
