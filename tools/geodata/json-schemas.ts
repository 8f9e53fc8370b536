import { toJsonSchema } from '@valibot/to-json-schema';
import {
  atlasSchema,
  catalogueSchema,
  indicatorsSchema,
  siteFileSchema,
  sourcesSchema,
} from '../../src/domain/catalogue/schema';
import { toursSchema } from '../../src/domain/catalogue/tours-schema';
import { aliasesSchema } from './search-aliases';

/** The JSON Schemas that editors complete from, by file name under geodata/schema/. */
export function jsonSchemas(): Record<string, string> {
  const schemas = {
    aliases: aliasesSchema,
    atlas: atlasSchema,
    catalogue: catalogueSchema,
    indicators: indicatorsSchema,
    sites: siteFileSchema,
    sources: sourcesSchema,
    tours: toursSchema,
  };
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' }), null, 2)}\n`,
    ]),
  );
}
