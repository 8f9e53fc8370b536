/** What a project's file may hold of connected layers, closed: files come from anyone. */
import * as v from 'valibot';
import {
  CONNECT_LIMITS,
  CONNECTED_DATUMS,
  CONNECTED_PREFIX,
  WMS_VERSIONS,
  type ConnectedLayer,
} from './model';

const line = v.pipe(v.string(), v.maxLength(CONNECT_LIMITS.titleCharacters));
const text = v.pipe(v.string(), v.maxLength(CONNECT_LIMITS.textCharacters));
// Whether the host may be asked is seen to whenever it is to be asked.
const address = v.pipe(
  v.string(),
  v.maxLength(CONNECT_LIMITS.addressCharacters * 2),
  v.regex(/^https?:\/\/[^\s"'<>]+$/),
);
const zoom = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24));
const names = v.pipe(v.array(line), v.maxLength(CONNECT_LIMITS.sourceLayers));
const degrees = (most: number) => v.pipe(v.number(), v.minValue(-most), v.maxValue(most));

const source = v.variant('kind', [
  v.strictObject({
    kind: v.literal('raster'),
    tiles: address,
    tileSizePx: v.picklist([256, 512]),
    minZoom: zoom,
    maxZoom: zoom,
    isTms: v.boolean(),
  }),
  v.strictObject({
    kind: v.literal('wms'),
    address,
    version: v.picklist(WMS_VERSIONS),
    layer: text,
    style: text,
    format: line,
    crs: line,
    infoFormat: v.nullable(line),
    infoAddress: address,
  }),
  v.strictObject({
    kind: v.literal('vector'),
    tiles: address,
    minZoom: zoom,
    maxZoom: zoom,
    isTms: v.boolean(),
    sourceLayers: names,
    hidden: names,
  }),
  v.strictObject({
    kind: v.literal('pmtiles'),
    address: v.nullable(address),
    holds: v.picklist(['raster', 'vector']),
    minZoom: zoom,
    maxZoom: zoom,
    sourceLayers: names,
    hidden: names,
  }),
]);

const layer: v.GenericSchema<unknown, ConnectedLayer> = v.strictObject({
  id: v.pipe(v.string(), v.regex(new RegExp(`^${CONNECTED_PREFIX}[a-z0-9-]{1,80}$`))),
  title: line,
  shown: v.boolean(),
  opacity: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  datum: v.picklist(CONNECTED_DATUMS),
  service: line,
  attribution: text,
  licence: text,
  bounds: v.nullable(v.strictTuple([degrees(360), degrees(90), degrees(360), degrees(90)])),
  source,
});

/** Topmost first, each once. */
export const connectedLayersSchema = v.pipe(
  v.array(layer),
  v.maxLength(100),
  v.check((layers) => new Set(layers.map(({ id }) => id)).size === layers.length),
);
