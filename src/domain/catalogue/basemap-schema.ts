/** The schema of `basemaps` in geodata/atlas.json. */
import * as v from 'valibot';
import {
  AUDIENCES,
  BASEMAP_DATUMS,
  PMTILES_SCHEMAS,
  TIANDITU_LAYERS,
  type Basemap,
} from '../basemap';

const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is kebab-case'));
const text = v.pipe(v.string(), v.trim(), v.nonEmpty('a text is not empty'));
const lang = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?$/, 'a language is a BCP 47 tag'),
);
// What a content security policy could take for something else is no part of an address.
const address = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/[^\s;,'"]+$/, 'an address begins with http'),
);
const tiles = v.pipe(
  v.string(),
  v.regex(/^(https?:\/\/|[\w.]+\/)[^\s;'"]*$/, 'an address, or a path from the page on'),
  v.check(
    (value) => ['{z}', '{x}', '{y}'].every((part) => value.includes(part)),
    'addresses of tiles have {z}, {x} and {y}',
  ),
);
const archive = v.pipe(
  v.string(),
  v.regex(
    /^(https?:\/\/[^\s;,'"]+|[\w-]+(\.[\w-]+)*\.pmtiles)$/,
    'an address, or a file .pmtiles under basemap/',
  ),
);
const zoom = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(22));

const described = {
  id,
  title: v.record(lang, text),
  datum: v.picklist(BASEMAP_DATUMS),
  licence: text,
  attribution: v.pipe(
    v.array(v.strictObject({ text, url: v.exactOptional(address) })),
    v.minLength(1, 'a basemap says whom to thank'),
  ),
  approvalNumber: v.exactOptional(text),
};

export const basemapSchema = v.variant('kind', [
  v.strictObject({ ...described, kind: v.literal('embedded') }),
  v.strictObject({
    ...described,
    kind: v.literal('pmtiles'),
    schema: v.picklist(PMTILES_SCHEMAS),
    archive,
    coast: v.exactOptional(v.picklist(['embedded', 'tiles'])),
  }),
  v.strictObject({
    ...described,
    kind: v.literal('style'),
    style: address,
    hosts: v.exactOptional(v.array(address)),
  }),
  v.strictObject({
    ...described,
    kind: v.literal('raster'),
    tiles: v.pipe(v.array(tiles), v.minLength(1)),
    tileSize: v.exactOptional(v.picklist([256, 512])),
    minZoom: v.exactOptional(zoom),
    maxZoom: v.exactOptional(zoom),
  }),
  v.strictObject({
    ...described,
    kind: v.literal('tianditu'),
    layer: v.picklist(TIANDITU_LAYERS),
    key: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{8,64}$/, 'a key of Tianditu'))),
  }),
]) satisfies v.GenericSchema<unknown, Basemap>;

export const audienceSchema = v.exactOptional(v.picklist(AUDIENCES));
