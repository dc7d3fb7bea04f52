import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ForeignDocument } from '../exchange/foreign-corpus.ts';
import type { ProjectSource } from '../project-source.ts';
import { digestOf, digestOfCorpus, resolvedOf, sayWhatStandsThere } from '../testing/digest.ts';
import { generatedProject } from '../testing/generated-project.ts';
import { bytesOf, foreignFile } from '../testing/read-back.ts';
import { webannoTsvReader } from './read-webanno-tsv.ts';
import { webannoTsv } from './webanno-tsv.ts';

/** Each file is read by itself; its document gets the name that it was made of. */
function readProject(source: ProjectSource, columns: string) {
  const plan = webannoTsv.plan?.(source, { offsets: 'utf16', excel: false, shape: 'folder', choices: { columns } });
  if (!plan) expect.fail('it writes nothing');
  const documents = plan.files.map((file, index): ForeignDocument => {
    const written = foreignFile(file.path, bytesOf(file));
    expect(webannoTsvReader.recognises({ path: file.path, head: new TextDecoder().decode(written.bytes) })).toBe(3);
    const read = webannoTsvReader.read(written, []);
    if (!read.ok) expect.fail(JSON.stringify(read.error));
    expect(read.value.faults).toEqual([]);
    const [document] = read.value.documents;
    return { ...(document ?? expect.fail()), name: source.documents[index]?.name ?? '' };
  });
  return { read: resolvedOf(documents, webannoTsvReader.units), holds: plan.holds ?? webannoTsv.holds };
}

describe('WebAnno TSV', () => {
  it.each(['own', 'plain'])('brings back every character and what it holds, with %s columns', (columns) => {
    fc.assert(
      fc.property(generatedProject(), (source) => {
        const { read, holds = expect.fail() } = readProject(source, columns);
        expect([read.misfits, read.moved]).toEqual([[], []]);
        expect(sayWhatStandsThere(read)).toBe(true);
        expect(digestOfCorpus(read, holds)).toEqual(digestOf(source, holds));
      }),
      { numRuns: 400 },
    );
  });
});
