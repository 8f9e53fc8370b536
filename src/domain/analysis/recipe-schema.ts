/** What a recipe may hold, closed: recipes come from links, and links come from anyone. */
import * as v from 'valibot';

export const RECIPE_LIMITS = {
  steps: 20,
  titleCharacters: 200,
  featureIds: 2000,
  inlineFeatures: 200,
  inlinePositions: 5000,
  /** Of a filter. */
  conditions: 50,
  values: 200,
} as const;

const text = v.pipe(v.string(), v.maxLength(200));
const lng = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
const lat = v.pipe(v.number(), v.minValue(-90), v.maxValue(90));
const position = v.union([v.strictTuple([lng, lat]), v.strictTuple([lng, lat, v.number()])]);
const many = <T extends v.GenericSchema>(item: T, least = 0) =>
  v.pipe(v.array(item), v.minLength(least), v.maxLength(RECIPE_LIMITS.inlinePositions));
const ring = many(position, 4);

const polygon = v.strictObject({ type: v.literal('Polygon'), coordinates: many(ring, 1) });
const geometry = v.variant('type', [
  v.strictObject({ type: v.literal('Point'), coordinates: position }),
  v.strictObject({ type: v.literal('MultiPoint'), coordinates: many(position, 1) }),
  v.strictObject({ type: v.literal('LineString'), coordinates: many(position, 2) }),
  v.strictObject({ type: v.literal('MultiLineString'), coordinates: many(many(position, 2), 1) }),
  polygon,
  v.strictObject({ type: v.literal('MultiPolygon'), coordinates: many(many(ring, 1), 1) }),
]);

const cell = v.union([
  v.pipe(v.string(), v.maxLength(1000)),
  v.pipe(v.number(), v.finite()),
  v.boolean(),
  v.null(),
]);

const inline = v.strictObject({
  type: v.literal('FeatureCollection'),
  features: v.pipe(
    v.array(
      v.strictObject({
        type: v.literal('Feature'),
        id: v.optional(v.union([text, v.number()])),
        geometry,
        properties: v.nullable(v.record(text, cell)),
      }),
    ),
    v.maxLength(RECIPE_LIMITS.inlineFeatures),
  ),
});

const limit = v.nullable(v.pipe(v.number(), v.finite()));
const day = v.nullable(v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)));

export const conditionSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('text'), field: text, contains: text }),
  v.strictObject({ kind: v.literal('number'), field: text, min: limit, max: limit }),
  v.strictObject({ kind: v.literal('date'), field: text, from: day, to: day }),
  v.strictObject({
    kind: v.literal('category'),
    field: text,
    values: v.pipe(v.array(text), v.maxLength(RECIPE_LIMITS.values)),
  }),
  v.strictObject({ kind: v.literal('bounds'), bounds: v.strictTuple([lng, lat, lng, lat]) }),
  v.strictObject({ kind: v.literal('shape'), polygon }),
  v.strictObject({
    kind: v.literal('near'),
    layer: text,
    feature: text,
    distanceMetres: v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000)),
  }),
]);

const input = v.strictObject({
  layer: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9:-]{0,79}$/)),
  filter: v.exactOptional(
    v.strictObject({
      conditions: v.pipe(v.array(conditionSchema), v.maxLength(RECIPE_LIMITS.conditions)),
    }),
  ),
  features: v.exactOptional(v.pipe(v.array(text), v.maxLength(RECIPE_LIMITS.featureIds))),
  inline: v.exactOptional(inline),
});

export const recipeSchema = v.strictObject({
  version: v.literal(1),
  title: v.pipe(v.string(), v.maxLength(RECIPE_LIMITS.titleCharacters)),
  steps: v.pipe(
    v.array(
      v.strictObject({
        operation: text,
        inputs: v.pipe(v.array(input), v.maxLength(3)),
        parameters: v.record(text, v.unknown()),
      }),
    ),
    v.minLength(1),
    v.maxLength(RECIPE_LIMITS.steps),
  ),
});
