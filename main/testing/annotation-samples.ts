import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import type { Result } from '#shared/domain/result.ts';
import { readAnnotations, type ReadAnnotations } from '../readers/read-annotations.ts';
import { samples } from './public-samples.ts';

/**
 * A file that another tool wrote, read as an import reads it, with all that lies beside it. Undefined, and said so,
 * where the samples are not there.
 */
export async function readSample(path: string, format?: string): Promise<ReadAnnotations | undefined> {
  const read = await tryReadingSample(path, format);
  if (!read) return undefined;
  return read.ok ? read.value : expect.fail(JSON.stringify(read.error));
}

/** As `readSample`, of a file that may be refused. */
export async function tryReadingSample(path: string, format?: string): Promise<Result<ReadAnnotations> | undefined> {
  const folder = join(samples, path, '..');
  if (!existsSync(folder)) {
    console.warn(`${folder} is not there: ${path} was not read.`);
    return undefined;
  }
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({ path: name, bytes: readFileSync(join(folder, name)) }));
  return readAnnotations({ main: basename(path), files, ...(format === undefined ? {} : { format }) });
}

/** How much came in of a sample, and whether all of it stands where its words are. */
export function sampleCounts({ corpus, faults }: ReadAnnotations): readonly number[] {
  expect(corpus.moved).toEqual([]);
  expect(corpus.misfits).toEqual([]);
  expect(faults).toEqual([]);
  const count = (of: 'annotations' | 'links') =>
    corpus.documents.reduce((sum, document) => sum + document[of].length, 0);
  return [corpus.documents.length, count('annotations'), count('links')];
}
