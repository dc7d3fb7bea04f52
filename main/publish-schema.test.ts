import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { schemaFile, schemaText } from './publish-schema.ts';

it('docs/annotary.schema.json is the schema that the importer uses; if not: npm run schema', () => {
  expect(readFileSync(schemaFile, 'utf8')).toBe(schemaText());
});
