import { mkdirSync, writeFileSync } from 'node:fs';
import { jsonSchemas } from './geodata/json-schemas';

mkdirSync('geodata/schema', { recursive: true });
for (const [name, content] of Object.entries(jsonSchemas())) {
  writeFileSync(`geodata/schema/${name}`, content);
}
