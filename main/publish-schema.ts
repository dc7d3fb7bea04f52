import { writeFileSync } from 'node:fs';
import { publishedSchema } from '#shared/formats/annotary-json/annotary-json-schema.ts';

// Writes docs/annotary.schema.json from the schema that the importer itself uses. Run by `npm run schema`.

export const schemaFile = new URL('../docs/annotary.schema.json', import.meta.url);

export function schemaText(): string {
  return `${JSON.stringify(publishedSchema(), null, 2)}\n`;
}

if (import.meta.main) writeFileSync(schemaFile, schemaText());
