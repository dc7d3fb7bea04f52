import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { samples } from '../testing/public-samples.ts';
import { outcomeOf, rowOf, sampleFiles } from '../testing/sample-outcome.ts';
import { TestProject } from '../services/import/import-test-project.ts';

// Every file that other tools wrote, chosen by itself as a person chooses it. What is expected stands in samples.tsv, a
// row for each: file, format, documents, annotations, links, and what was told of it. Where a row says that something
// was left out or refused, PROVENANCE.md beside the samples or the comment at the table's end says why that is right.

const areThere = existsSync(samples);

const expected = new Map(
  readFileSync(join(import.meta.dirname, 'samples.tsv'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t') && !line.startsWith('#'))
    .map((line) => [line.slice(0, line.indexOf('\t')), line]),
);

describe.skipIf(!areThere)(`all samples (${areThere ? 'in' : 'NOT READ: there is no'} ${samples})`, () => {
  const folders = areThere ? [...Map.groupBy(sampleFiles(), (file) => file.split('/')[0] ?? '')] : [];

  it.each(folders)('%s come in as expected, or are refused with the right reason', async (_folder, files) => {
    await using project = new TestProject();
    await project.create();
    const rows: string[] = [];
    for (const file of files) rows.push(rowOf(file, await outcomeOf(project, file)));
    expect(rows).toEqual(files.map((file) => expected.get(file) ?? `${file}\tis not in samples.tsv`));
  });

  it('are all there: no row is about a file that is not', () => {
    const there = new Set(sampleFiles());
    expect([...expected.keys()].filter((file) => !there.has(file))).toEqual([]);
  });
});
