/** Addresses of the tiles of own layers: `own://<layer>/<version>/<z>/<x>/<y>?<what they hold>`. */
import type { OwnLayerView, OwnPaintRequest, OwnTileRequest } from './view';

export const OWN_PROTOCOL = 'own';
export const OWN_PAINTED_PROTOCOL = 'own-painted';
/** The outline of a circle, in pixels. Of a crowd it would hide more than it parts. */
const STROKE_PX = 1.2;

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

/** True where the layer's points are painted below a zoom: single circles, and very many. */
export const isPainted = ({ style, crowdedBelowZoom }: OwnLayerView): boolean =>
  style.points === 'circle' && crowdedBelowZoom > 0;

export const strokePxOf = (layer: OwnLayerView): number => (isPainted(layer) ? 0 : STROKE_PX);

/** How the points of a painted tile look, besides what the layer's style says. */
export type PaintLook = Pick<OwnPaintRequest, 'pixelRatio' | 'scale'> & {
  readonly strokeColor: string;
};

/** The address of a layer's painted tiles: another one whenever they would look different. */
export function paintAddress(layer: OwnLayerView, look: PaintLook): string {
  const { id, version, style, filter } = layer;
  const { coloring, radiusPx, sizeBy } = style;
  const { strokeColor, pixelRatio, scale } = look;
  const what = JSON.stringify({
    filter: filter ?? undefined,
    style: { coloring, radiusPx, sizeBy, strokeColor, strokeWidthPx: strokePxOf(layer) },
    pixelRatio,
    scale,
  });
  const path = `${encodeURIComponent(id)}/${version}/{z}/{x}/{y}`;
  return `${OWN_PAINTED_PROTOCOL}://${path}?${encodeURIComponent(what)}`;
}

/** @throws RangeError when it is no address of a tile */
export const readTileAddress = (address: string): OwnTileRequest =>
  readAddress(address) as OwnTileRequest;

/** @throws RangeError when it is no address of a tile */
export const readPaintAddress = (address: string): OwnPaintRequest =>
  readAddress(address) as OwnPaintRequest;

function readAddress(address: string): object {
  const [, layer, z, x, y, what] =
    /^own(?:-painted)?:\/\/([^/]+)\/\d+\/(\d+)\/(\d+)\/(\d+)\?(.*)$/.exec(address) ?? [];
  if (layer === undefined || what === undefined) throw new RangeError(`${address} is no tile.`);
  const held = JSON.parse(decodeURIComponent(what)) as object;
  return { layer: decodeURIComponent(layer), z: Number(z), x: Number(x), y: Number(y), ...held };
}
