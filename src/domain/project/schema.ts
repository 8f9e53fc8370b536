/** What a project's file may hold, closed: files come from anyone. */
import * as v from 'valibot';
import { conditionSchema, recipeSchema } from '../analysis/recipe-schema';
import { connectedLayersSchema } from '../connect/schema';
import { CLASS_METHODS, OWN_LAYER_ORIGINS, type OwnLayer } from '../own/model';
import { UNITS } from '../site';
import { FIELD_TYPES, GEOMETRY_KINDS } from '../table/model';
import { PROJECT_FORMAT, PROJECT_LIMITS, PROJECT_VERSION, type ProjectContent } from './model';

const text = v.pipe(v.string(), v.maxLength(1000));
const title = v.pipe(v.string(), v.maxLength(PROJECT_LIMITS.nameCharacters));
const finite = v.pipe(v.number(), v.finite());
const between = (min: number, max: number) => v.pipe(v.number(), v.minValue(min), v.maxValue(max));
const share = between(0, 1);
const color = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i));
export const ownLayerId = v.pipe(v.string(), v.regex(/^own-[A-Za-z0-9-]{1,80}$/));
const list = <T extends v.GenericSchema>(item: T, most: number) =>
  v.pipe(v.array(item), v.maxLength(most));

const filters = v.record(
  v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,90}$/)),
  v.strictObject({ conditions: list(conditionSchema, 50) }),
);
const camera = v.strictObject({
  center: v.strictTuple([between(-180, 180), between(-85.06, 85.06)]),
  zoom: between(0, 24),
  bearing: between(-360, 360),
  pitch: between(0, 85),
});
const shownView = {
  layers: list(text, 500),
  own: v.exactOptional(list(ownLayerId, PROJECT_LIMITS.layers)),
  time: v.nullable(v.strictObject({ from: finite, to: finite })),
  labels: v.picklist(['both', 'local', 'mine']),
  basemap: v.exactOptional(text),
  filters,
};

const coloring = v.variant('kind', [
  v.strictObject({ kind: v.literal('single'), color }),
  v.strictObject({
    kind: v.literal('category'),
    field: text,
    categories: list(v.strictObject({ value: text, color }), 1000),
    otherColor: color,
  }),
  v.strictObject({
    kind: v.literal('graduated'),
    field: text,
    method: v.picklist(CLASS_METHODS),
    ramp: text,
    breaks: list(finite, 20),
    colors: list(color, 21),
    missingColor: color,
  }),
]);

const style = v.strictObject({
  coloring,
  points: v.picklist(['circle', 'heat', 'cluster']),
  radiusPx: between(0, 200),
  sizeBy: v.nullable(
    v.strictObject({ field: text, maxRadiusPx: between(0, 200), maxValue: finite }),
  ),
  lineWidthPx: between(0, 100),
  dashed: v.boolean(),
  fillOpacity: share,
  labelField: v.nullable(text),
});

const table = v.strictObject({
  fields: list(
    v.strictObject({
      name: text,
      title: v.exactOptional(v.record(text, text)),
      type: v.picklist(FIELD_TYPES),
      unit: v.exactOptional(v.picklist(UNITS)),
      codes: v.exactOptional(v.picklist(['status', 'kind', 'precision', 'theme'])),
    }),
    1000,
  ),
  featureCount: between(0, PROJECT_LIMITS.features),
  bounds: v.nullable(v.strictTuple([finite, finite, finite, finite])),
  geometryKinds: list(v.picklist(GEOMETRY_KINDS), 3),
  crowdedBelowZoom: v.exactOptional(between(0, 30)),
});

// Named by its type: a member that own layers gain and files could not hold is an error here.
const layer: v.GenericSchema<unknown, OwnLayer> = v.strictObject({
  id: ownLayerId,
  title: text,
  origin: v.picklist(OWN_LAYER_ORIGINS),
  shown: v.boolean(),
  opacity: share,
  style,
  table,
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  recipe: v.nullable(recipeSchema),
  source: text,
});

const content = v.strictObject({
  layers: v.pipe(
    list(layer, PROJECT_LIMITS.layers),
    v.check((layers) => new Set(layers.map(({ id }) => id)).size === layers.length),
  ),
  connected: v.exactOptional(connectedLayersSchema),
  underCount: v.exactOptional(v.pipe(between(0, PROJECT_LIMITS.layers), v.integer())),
  view: v.strictObject({ ...shownView, camera }),
  views: list(
    v.strictObject({ ...shownView, camera, id: text, name: title }),
    PROJECT_LIMITS.views,
  ),
  comparison: v.nullable(
    v.strictObject({
      mode: v.picklist(['swipe', 'swipe-rows', 'split']),
      divider: between(0, 100),
      edited: v.picklist(['first', 'second']),
      other: v.strictObject(shownView),
    }),
  ),
}) as unknown as v.GenericSchema<unknown, ProjectContent>;

/** The file but for the features, which are too many for a schema. */
export const projectSchema = v.strictObject({
  format: v.literal(PROJECT_FORMAT),
  version: v.literal(PROJECT_VERSION),
  name: title,
  content,
  features: v.record(ownLayerId, v.unknown()),
});
