import { readFileSync, writeFileSync } from 'node:fs';
import { describeFormats } from '#shared/formats/describe-formats.ts';
import { formats } from '#shared/formats/registry.ts';
import { format, resolveConfig } from 'prettier';

// Writes the table of formats into docs/formats.md from the registry. Run by `npm run docs:formats`.

export const formatsFile = new URL('../docs/formats.md', import.meta.url);

const BEGIN = '<!-- made by npm run docs:formats -->';
const END = '<!-- until here -->';

/** The page with the table of formats as the registry has it. */
export async function withFormats(page: string): Promise<string> {
  const [before, rest] = page.split(BEGIN);
  const [, after] = (rest ?? '').split(END);
  if (before === undefined || after === undefined) throw new Error(`docs/formats.md lacks "${BEGIN}" or "${END}"`);
  const whole = `${before}${BEGIN}\n\n${describeFormats(formats)}\n\n${END}${after}`;
  const config = await resolveConfig(formatsFile);
  return format(whole, { ...config, parser: 'markdown' });
}

if (import.meta.main) writeFileSync(formatsFile, await withFormats(readFileSync(formatsFile, 'utf8')));
