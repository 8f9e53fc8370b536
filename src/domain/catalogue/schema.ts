/**
 * The closed schemas of the files under geodata/. A typo is an error with a path.
 * JSON Schemas for editors are generated from these by `npm run schema`.
 */
import * as v from 'valibot';
import { audienceSchema, basemapSchema } from './basemap-schema';
import { connectSchema } from './connect-schema';
import { CERTAINTIES, PRECISIONS, QUALIFIERS, SITE_KINDS, STATUSES, UNITS } from '../site';

export const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is kebab-case'));
const text = v.pipe(v.string(), v.trim(), v.nonEmpty('a text is not empty'));
const lang = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?$/, 'a language is a BCP 47 tag'),
);
/** One text in several languages. */
export const localized = v.record(lang, text);
const lngLat = v.strictTuple([
  v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
]);
export const bounds = v.strictTuple([v.number(), v.number(), v.number(), v.number()]);
const url = v.pipe(v.string(), v.url(), v.regex(/^https?:\/\//, 'an address begins with http'));
const origin = v.pipe(
  v.string(),
  v.regex(
    /^https?:\/\/[a-z0-9.-]+(:\d+)?$/,
    'an origin is https://host or https://host:port, without path or star',
  ),
);
const color = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/, 'a colour is #rrggbb'));
const isoDate = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?(\/\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$/,
    'a date is YYYY, YYYY-MM, YYYY-MM-DD or an interval of two',
  ),
);
const metres = v.pipe(v.number(), v.minValue(1));

const quantity = v.strictObject({ value: v.number(), unit: v.picklist(UNITS) });
export const figureSchema = v.strictObject({
  id,
  value: v.number(),
  unit: v.picklist(UNITS),
  qualifier: v.optional(v.picklist(QUALIFIERS)),
  before: v.optional(quantity),
  target: v.optional(v.number()),
  growth: v.optional(v.boolean()),
  label: localized,
});

const position = v.strictObject({
  /** Only for sites drawn as a line: where the label and the distances are taken. */
  point: v.optional(lngLat),
  precision: v.picklist(PRECISIONS),
  radiusMetres: v.nullable(metres),
  certainty: v.nullable(v.picklist(CERTAINTIES)),
  basis: v.optional(localized),
  sources: v.array(id),
  area: v.optional(id),
});

export const sitePropertiesSchema = v.strictObject({
  name: localized,
  shortName: v.optional(localized),
  summary: localized,
  kind: v.picklist(SITE_KINDS),
  within: v.optional(id),
  status: v.strictObject({ state: v.picklist(STATUSES), since: v.optional(isoDate) }),
  position,
  unmapped: v.optional(localized),
  note: v.optional(localized),
  track: v.optional(
    v.strictObject({
      published: v.boolean(),
      arc: v.optional(v.boolean()),
      label: v.optional(localized),
    }),
  ),
  claims: v.pipe(
    v.array(
      v.strictObject({
        id,
        paragraph: v.pipe(v.number(), v.integer(), v.minValue(1)),
        date: v.optional(isoDate),
        announced: v.optional(v.boolean()),
        text: localized,
        figures: v.optional(v.array(figureSchema), []),
      }),
    ),
    v.minLength(1, 'a site has at least one claim'),
  ),
  background: v.optional(
    v.array(v.strictObject({ id, text: localized, sources: v.pipe(v.array(id), v.minLength(1)) })),
    [],
  ),
});

const positionCoordinates = v.pipe(v.array(v.number()), v.minLength(2), v.maxLength(3));
const lineCoordinates = v.pipe(v.array(positionCoordinates), v.minLength(2));
const siteGeometry = v.nullable(
  v.variant('type', [
    v.strictObject({ type: v.literal('Point'), coordinates: lngLat }),
    v.strictObject({ type: v.literal('LineString'), coordinates: lineCoordinates }),
    v.strictObject({ type: v.literal('MultiLineString'), coordinates: v.array(lineCoordinates) }),
  ]),
);

/** A file of sites: geodata/layers/<id>.geojson of a layer drawn as `sites`. */
export const siteFileSchema = v.strictObject({
  $schema: v.optional(v.string()),
  type: v.literal('FeatureCollection'),
  features: v.array(
    v.strictObject({
      type: v.literal('Feature'),
      id,
      geometry: siteGeometry,
      properties: sitePropertiesSchema,
    }),
  ),
});

/** Any other layer file: its properties are what the layer's fields name. */
export const featureFileSchema = v.looseObject({
  type: v.literal('FeatureCollection'),
  features: v.array(
    v.looseObject({
      type: v.literal('Feature'),
      id,
      geometry: v.looseObject({ type: v.string(), coordinates: v.array(v.unknown()) }),
      properties: v.record(v.string(), v.unknown()),
    }),
  ),
});

const drawSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('sites') }),
  v.strictObject({ kind: v.literal('line'), widthPx: v.number(), dashed: v.optional(v.boolean()) }),
  v.strictObject({ kind: v.literal('fill'), opacity: v.number() }),
  v.strictObject({ kind: v.literal('circle'), radiusPx: v.number() }),
  v.strictObject({ kind: v.literal('basemap') }),
]);

/** geodata/catalogue.json */
export const catalogueSchema = v.strictObject({
  $schema: v.optional(v.string()),
  themes: v.array(
    v.strictObject({
      id,
      title: localized,
      description: localized,
      icon: v.pipe(v.string(), v.regex(/^[MmLlHhVvCcSsQqTtAaZz0-9 ,.-]+$/, 'path data only')),
      color: v.strictObject({ light: color, dark: color }),
    }),
  ),
  layers: v.array(
    v.strictObject({
      id,
      theme: id,
      title: localized,
      source: v.variant('type', [
        v.strictObject({ type: v.literal('geojson') }),
        v.strictObject({ type: v.literal('basemap'), sourceLayer: id }),
      ]),
      draw: drawSchema,
      fields: v.optional(
        v.array(
          v.strictObject({
            name: v.string(),
            title: localized,
            type: v.picklist(['text', 'number', 'date', 'category']),
            unit: v.optional(v.picklist(UNITS)),
          }),
        ),
        [],
      ),
      attribution: text,
      licence: text,
      accuracyMetres: v.optional(metres),
      note: v.optional(localized),
      initiallyVisible: v.boolean(),
    }),
  ),
});

/** geodata/sources.json */
export const sourcesSchema = v.strictObject({
  $schema: v.optional(v.string()),
  sources: v.array(
    v.strictObject({
      id,
      kind: v.picklist(['data', 'web', 'press', 'estimate', 'article']),
      title: localized,
      url: v.optional(url),
      licence: v.optional(text),
    }),
  ),
});

/** geodata/indicators.json */
export const indicatorsSchema = v.strictObject({
  $schema: v.optional(v.string()),
  indicators: v.array(
    v.strictObject({
      id,
      theme: id,
      paragraph: v.pipe(v.number(), v.integer(), v.minValue(1)),
      date: v.optional(isoDate),
      announced: v.optional(v.boolean()),
      title: localized,
      text: localized,
      figures: v.array(figureSchema),
      sites: v.optional(v.array(id), []),
    }),
  ),
});

/** geodata/atlas.json: the instance. */
export const atlasSchema = v.strictObject({
  $schema: v.optional(v.string()),
  id,
  title: localized,
  description: localized,
  /** Name of the city in the local language. */
  city: text,
  languages: v.pipe(v.array(lang), v.minLength(1)),
  localLanguage: lang,
  fallbackLanguage: lang,
  bounds,
  /** What a first visit shows, whatever the size of the screen. */
  view: v.strictObject({ bounds }),
  centre: v.strictObject({ name: localized, point: lngLat }),
  article: v.strictObject({
    title: localized,
    publisher: localized,
    date: isoDate,
    language: lang,
    paragraphs: v.pipe(v.number(), v.integer(), v.minValue(1)),
    summary: localized,
  }),
  /** Whom to write to about the site: an address of the web or of mail (`mailto:`). */
  contact: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^(https?:\/\/|mailto:)\S+$/, 'a contact begins with http or mailto'),
    ),
  ),
  /** Origins that may show the site in a frame, as the host's header says it; anyone when left out. */
  frameAncestors: v.optional(
    v.pipe(
      v.array(
        v.pipe(
          v.string(),
          v.regex(
            /^('self'|'none'|https?:\/\/[\w.*:-]+)$/,
            "a frame ancestor is an origin, 'self' or 'none'",
          ),
        ),
      ),
      v.minLength(1),
    ),
  ),
  /** Absolute address of the site, for what needs one: canonical links, sitemap, previews. */
  canonical: v.optional(url),
  /** For whom it is built: `cn-public` asks every basemap for its approval number. */
  audience: audienceSchema,
  /** The first is shown until a person chooses another. */
  basemaps: v.pipe(v.array(basemapSchema), v.minLength(1)),
  /** Origins of the pages that may command the atlas in their frame. */
  messageOrigins: v.optional(v.array(origin)),
  connect: connectSchema,
});

export type SiteFile = v.InferOutput<typeof siteFileSchema>;
export type FeatureFile = v.InferOutput<typeof featureFileSchema>;
export type CatalogueFile = v.InferOutput<typeof catalogueSchema>;
export type SourcesFile = v.InferOutput<typeof sourcesSchema>;
export type IndicatorsFile = v.InferOutput<typeof indicatorsSchema>;
export type AtlasFile = v.InferOutput<typeof atlasSchema>;
