/** Addresses of the tiles of own layers: `own://<layer>/<version>/<z>/<x>/<y>?<what they hold>`. */
import type { LayerFilter } from '../../domain/filter/model';
import type { OwnLayerView, OwnTileRequest } from './view';

export const OWN_PROTOCOL = 'own';

/** Points of a cluster layer are gathered when they are nearer than this many radii. */
const CLUSTER_RADII = 5;

export const clusterRadiusPx = ({ style }: OwnLayerView): number | undefined =>
  style.points === 'cluster' ? Math.round(style.radiusPx * CLUSTER_RADII) : undefined;

/** The fields that the style reads, each once. */
export function fieldsOfStyle({ style }: Pick<OwnLayerView, 'style'>): string[] {
  const { coloring, sizeBy, labelField } = style;
  const fields = [
    coloring.kind === 'single' ? null : coloring.field,
    sizeBy?.field ?? null,
    labelField,
  ];
  return [...new Set(fields.filter((field) => field !== null))].sort();
}

/** The address of a layer's tiles: another one whenever they would hold something else. */
export function tileAddress(layer: OwnLayerView): string {
  const what = JSON.stringify({
    fields: fieldsOfStyle(layer),
    filter: layer.filter ?? undefined,
    clusterRadiusPx: clusterRadiusPx(layer),
  });
  const path = `${encodeURIComponent(layer.id)}/${layer.version}/{z}/{x}/{y}`;
  // MapLibre replaces every {word} of an address: none may be left in what follows.
  return `${OWN_PROTOCOL}://${path}?${encodeURIComponent(what)}`;
}

/** @throws RangeError when it is no address of a tile */
export function readTileAddress(address: string): OwnTileRequest {
  const [, layer, z, x, y, what] =
    /^own:\/\/([^/]+)\/\d+\/(\d+)\/(\d+)\/(\d+)\?(.*)$/.exec(address) ?? [];
  if (layer === undefined || what === undefined) throw new RangeError(`${address} is no tile.`);
  const held = JSON.parse(decodeURIComponent(what)) as {
    readonly fields: readonly string[];
    readonly filter?: LayerFilter;
    readonly clusterRadiusPx?: number;
  };
  return { layer: decodeURIComponent(layer), z: Number(z), x: Number(x), y: Number(y), ...held };
}
