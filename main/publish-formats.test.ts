import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formatsFile, withFormats } from './publish-formats.ts';

it('docs/formats.md has the table that the registry makes; if not: npm run docs:formats', async () => {
  const page = readFileSync(formatsFile, 'utf8');
  expect(await withFormats(page)).toBe(page);
});
