/**
 * Version 1 of the messages between a host page and the atlas in its frame: docs/embed.md. Closed
 * schemas: what is not named here is refused. Changing what is here breaks pages of others; the
 * conversations in tests/embed/ must pass for ever.
 */
import * as v from 'valibot';

export const PROTOCOL_VERSION = 1;

/** Limits of one message, in the units of payload.ts; data are what may be large. */
export const MESSAGE_LIMITS = { size: 20_000, depth: 12 } as const;
export const DATA_LIMITS = { size: 2_000_000, depth: 16 } as const;

const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(80));
const lng = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
const lat = v.pipe(v.number(), v.minValue(-85), v.maxValue(85));
const ids = v.pipe(v.array(id), v.maxLength(200));
const word = v.pipe(v.string(), v.maxLength(200));
const bounds = v.pipe(
  v.strictTuple([lng, lat, lng, lat]),
  v.check(([west, south, east, north]) => west < east && south < north),
);
const end = v.nullable(v.number());
const day = v.nullable(v.pipe(v.string(), v.maxLength(10)));
const ring = v.pipe(v.array(v.strictTuple([lng, lat])), v.minLength(4), v.maxLength(2000));

const condition = v.variant('kind', [
  v.strictObject({ kind: v.literal('text'), field: word, contains: word }),
  v.strictObject({ kind: v.literal('number'), field: word, min: end, max: end }),
  v.strictObject({ kind: v.literal('date'), field: word, from: day, to: day }),
  v.strictObject({
    kind: v.literal('category'),
    field: word,
    values: v.pipe(v.array(word), v.maxLength(200)),
  }),
  v.strictObject({ kind: v.literal('bounds'), bounds }),
  v.strictObject({
    kind: v.literal('shape'),
    polygon: v.strictObject({
      type: v.literal('Polygon'),
      coordinates: v.pipe(v.array(ring), v.minLength(1), v.maxLength(20)),
    }),
  }),
  v.strictObject({
    kind: v.literal('near'),
    layer: word,
    feature: word,
    distanceMetres: v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000)),
  }),
]);

const position = v.pipe(v.array(v.number()), v.minLength(2), v.maxLength(3));
const geometry = v.variant('type', [
  v.strictObject({ type: v.literal('Point'), coordinates: position }),
  v.strictObject({ type: v.literal('MultiPoint'), coordinates: v.array(position) }),
  v.strictObject({ type: v.literal('LineString'), coordinates: v.array(position) }),
  v.strictObject({ type: v.literal('MultiLineString'), coordinates: v.array(v.array(position)) }),
  v.strictObject({ type: v.literal('Polygon'), coordinates: v.array(v.array(position)) }),
  v.strictObject({
    type: v.literal('MultiPolygon'),
    coordinates: v.array(v.array(v.array(position))),
  }),
]);
/** Values of a feature that a table can show. */
const cell = v.nullable(v.union([v.string(), v.number(), v.boolean()]));
const featureCollection = v.strictObject({
  type: v.literal('FeatureCollection'),
  features: v.pipe(
    v.array(
      v.strictObject({
        type: v.literal('Feature'),
        id: v.optional(v.union([v.string(), v.number()])),
        geometry: v.nullable(geometry),
        properties: v.nullable(v.record(v.string(), cell)),
      }),
    ),
    v.maxLength(20_000),
  ),
});

/** The arguments of each command. */
export const COMMANDS = {
  setView: v.strictObject({
    center: v.optional(v.strictTuple([lng, lat])),
    zoom: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(24))),
    bearing: v.optional(v.pipe(v.number(), v.minValue(-360), v.maxValue(360))),
    pitch: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(85))),
    /** Frames them; the other members are not read then. */
    bounds: v.optional(bounds),
    animate: v.optional(v.boolean()),
  }),
  select: v.union([
    v.strictObject({ place: v.nullable(id) }),
    v.strictObject({ feature: v.strictObject({ layer: id, id }) }),
  ]),
  setLayers: v.strictObject({ layers: ids }),
  setFilter: v.strictObject({
    layer: id,
    /** Null shows the whole layer. */
    conditions: v.nullable(v.pipe(v.array(condition), v.maxLength(20))),
  }),
  setTime: v.strictObject({ time: v.nullable(v.pipe(v.string(), v.maxLength(40))) }),
  startTour: v.strictObject({
    /** Null leaves the tour. */
    tour: v.nullable(id),
    step: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999))),
  }),
  highlight: v.strictObject({ places: ids }),
  addData: v.strictObject({ title: v.pipe(word, v.nonEmpty()), data: featureCollection }),
  getState: v.strictObject({}),
  exportImage: v.strictObject({}),
} as const;

export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[];
export type CommandName = keyof typeof COMMANDS;
export type CommandArgs = { [K in CommandName]: v.InferOutput<(typeof COMMANDS)[K]> };

export interface AtlasState {
  /** Query and hash of the atlas that shows the same, without those of embeds. */
  readonly address: string;
  readonly view: View;
  readonly place: string | null;
  readonly feature: { readonly layer: string; readonly id: string } | null;
  readonly layers: readonly string[];
  /** As in the address: `2025-01/2025-03`. */
  readonly time: string | null;
  readonly tour: { readonly id: string; readonly step: number } | null;
  readonly lang: string;
  readonly theme: string;
}

export interface View {
  readonly center: readonly [lng: number, lat: number];
  readonly zoom: number;
  readonly bearing: number;
  readonly pitch: number;
}

/** What each command is answered with. */
export interface CommandResults {
  setView: null;
  select: null;
  setLayers: null;
  setFilter: null;
  setTime: null;
  startTour: null;
  highlight: null;
  addData: { readonly layer: string; readonly featureCount: number };
  getState: AtlasState;
  exportImage: { readonly png: Blob; readonly widthPx: number; readonly heightPx: number };
}

/** What the atlas tells without being asked; all but `height` only to hosts that may command. */
export interface Events {
  viewChanged: View;
  selected: {
    readonly place: string | null;
    readonly feature: { readonly layer: string; readonly id: string } | null;
  };
  layersChanged: { readonly layers: readonly string[] };
  tourStep: { readonly tour: string; readonly step: number } | null;
  /** A file that is missing, an address that is wrong: in the reader's language. */
  error: { readonly message: string };
  height: { readonly px: number };
}
export type EventName = keyof Events;

/** Events that any host may hear: they tell nothing of what the reader does. */
export const PUBLIC_EVENTS: readonly EventName[] = ['height'];

export type ErrorCode =
  'version' | 'invalid' | 'unknown' | 'forbidden' | 'rate' | 'too-large' | 'unavailable' | 'failed';

/** The first message, to the window of the frame; a port comes with it. */
export const helloSchema = v.strictObject({ atlas: v.literal('hello'), v: v.number() });

/** The outermost shape of a command; `args` has the schema of its name. */
export const commandSchema = v.strictObject({
  v: v.literal(PROTOCOL_VERSION),
  id: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER)),
  command: v.pipe(v.string(), v.maxLength(40)),
  args: v.unknown(),
});

export type Reply =
  | {
      readonly v: 1;
      readonly type: 'ready';
      /** `listen` for hosts that the operator has not named: commands are refused. */
      readonly mode: 'command' | 'listen';
      readonly atlas: string;
    }
  | { readonly v: 1; readonly type: 'ack'; readonly id: number; readonly result: unknown }
  | {
      readonly v: 1;
      readonly type: 'error';
      /** Null where the message had none that could be read. */
      readonly id: number | null;
      readonly code: ErrorCode;
      readonly message: string;
    }
  | { readonly v: 1; readonly type: 'event'; readonly event: EventName; readonly data: unknown };
