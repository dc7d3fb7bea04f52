import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { generatedProject } from '#shared/formats/testing/generated-project.ts';
import { bytesOf } from '#shared/formats/testing/read-back.ts';
import { planUimaXmi } from '#shared/formats/uima/uima-xmi.ts';
import { readAnnotations } from './read-annotations.ts';

const [source] = fc
  .sample(generatedProject(), { numRuns: 200, seed: 7 })
  .filter(({ documents, links }) => documents.length > 2 && links.length > 1)
  .filter((one) =>
    one.documents.some(({ id }) => one.annotationsOf(id).some(({ attributes }) => 'topics' in attributes)),
  );

function exported(): Record<string, Uint8Array> {
  if (!source) throw new Error('no project has three documents');
  return Object.fromEntries(planUimaXmi(source).files.map((file) => [file.path, bytesOf(file)]));
}

describe('an archive of XMI', () => {
  it('comes in with the type system that is in it, and nothing is left over', async () => {
    const bytes = zipSync(exported());
    const read = await readAnnotations({ main: 'export.zip', files: [{ path: 'export.zip', bytes }] });
    if (!read.ok) expect.fail(JSON.stringify(read.error));
    const { format, corpus, faults, unread, lacking } = read.value;
    expect([format, faults, unread, lacking, corpus.misfits]).toEqual(['uima-xmi', [], [], [], []]);
    expect(corpus.documents.map(({ name }) => name)).toEqual(['Flood 1.txt', 'Flood 2.txt', 'Flood 3.txt']);
    // Numbers and lists are such by the type system alone.
    const values = corpus.documents.flatMap(({ annotations }) =>
      annotations.flatMap(({ attributes = {} }) => Object.values(attributes)),
    );
    expect(new Set(values.map((value) => (Array.isArray(value) ? 'list' : typeof value)))).toContain('list');
  });

  it('comes in without one of its files where that is half', async () => {
    const files = exported();
    const half = files['Flood 2.txt.xmi'] ?? expect.fail();
    const bytes = zipSync({ ...files, 'Flood 2.txt.xmi': half.subarray(0, half.length - 40) });
    const read = await readAnnotations({ main: 'export.zip', files: [{ path: 'export.zip', bytes }] });
    if (!read.ok) expect.fail(JSON.stringify(read.error));
    expect(read.value.corpus.documents.map(({ name }) => name)).toEqual(['Flood 1.txt', 'Flood 3.txt']);
    expect(read.value.faults).toMatchObject([{ file: 'Flood 2.txt.xmi', reason: /cannot be read at line \d+/ }]);
  });
});
