// The JSON Schemas that editors complete from are those of the code, and the shipped files keep them.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
// Version 6 reads draft-07, the draft of these schemas; it comes with the linter.
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { jsonSchemas } from '../../tools/geodata/json-schemas.ts';

const geodata = (name: string): string =>
  fileURLToPath(new URL(`../../geodata/${name}`, import.meta.url));
const json = (name: string): unknown => JSON.parse(readFileSync(geodata(name), 'utf8'));

const written = readdirSync(geodata('schema')).sort();
const generated = jsonSchemas();

test('there is a schema file for each schema, and no other', () => {
  expect(written).toEqual([
    'aliases.schema.json',
    'atlas.schema.json',
    'catalogue.schema.json',
    'indicators.schema.json',
    'sites.schema.json',
    'sources.schema.json',
    'tours.schema.json',
  ]);
  expect(written).toEqual(Object.keys(generated).sort());
});

test.each(written)('%s is what the code says', (name) => {
  const stale = `geodata/schema/${name} is stale: run \`npm run schema\``;
  expect(json(`schema/${name}`), stale).toEqual(JSON.parse(generated[name] ?? 'null'));
});

const siteFiles = readdirSync(geodata('layers'))
  .map((name) => `layers/${name}`)
  .filter((name) => JSON.stringify(json(name)).includes('"claims"'));

const shipped: readonly (readonly [file: string, schema: string])[] = [
  ['atlas.json', 'atlas.schema.json'],
  ['catalogue.json', 'catalogue.schema.json'],
  ['indicators.json', 'indicators.schema.json'],
  ['sources.json', 'sources.schema.json'],
  ['tours.json', 'tours.schema.json'],
  ...siteFiles.map((file) => [file, 'sites.schema.json'] as const),
  ['aliases.json', 'aliases.schema.json'],
];

const validatorOf = (schema: string): Ajv.ValidateFunction =>
  new Ajv({ allErrors: true }).compile(json(`schema/${schema}`) as object);

describe('as an editor sees them', () => {
  test('there are eight files of sites', () => {
    expect(siteFiles).toHaveLength(8);
  });

  test.each(shipped)('%s keeps %s', (file, schema) => {
    const validate = validatorOf(schema);
    void validate(json(file));
    const faults = (validate.errors ?? []).map(({ dataPath, message }) => ({ dataPath, message }));
    expect(faults).toEqual([]);
  });

  test.each(shipped.slice(0, 6))('a misspelt key of %s is underlined', (file, schema) => {
    const content = { ...(json(file) as object), titel: 'a' };
    const validate = validatorOf(schema);
    expect(validate(content)).toBe(false);
    expect(validate.errors).toContainEqual(
      expect.objectContaining({ params: { additionalProperty: 'titel' } }),
    );
  });
});
