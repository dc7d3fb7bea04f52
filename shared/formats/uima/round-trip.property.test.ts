import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf, digestOfCorpus, resolvedOf, sayWhatStandsThere } from '../testing/digest.ts';
import { generatedProject } from '../testing/generated-project.ts';
import { bytesOf, foreignFile } from '../testing/read-back.ts';
import { planUimaXmi, uimaHolds } from './uima-xmi.ts';
import { xmiReader } from './xmi-reader.ts';

describe('UIMA CAS XMI', () => {
  it('brings back what it holds', () => {
    fc.assert(
      fc.property(generatedProject(), (source) => {
        const files = planUimaXmi(source).files.map((file) => foreignFile(file.path, bytesOf(file)));
        const types = files.filter(({ path }) => path === 'TypeSystem.xml');
        const read = files.slice(0, -1).map((file) => {
          const result = xmiReader.read(file, types);
          if (!result.ok) throw new Error(JSON.stringify(result.error));
          expect(result.value.faults).toEqual([]);
          return result.value;
        });
        const corpus = resolvedOf(
          read.flatMap(({ documents }) => documents),
          xmiReader.units,
        );
        expect([corpus.misfits, corpus.moved, corpus.counting.unit]).toEqual([[], [], 'utf16']);
        expect(digestOfCorpus(corpus, uimaHolds)).toEqual(digestOf(source, uimaHolds));
        expect(sayWhatStandsThere(corpus)).toBe(true);
        const ids = corpus.documents.flatMap(({ annotations }) => annotations.map(({ id }) => id));
        const own = source.documents.flatMap(({ id }) => source.annotationsOf(id).map((one) => String(one.id)));
        expect(new Set(ids)).toEqual(new Set(own));
        expect(ids.length).toBe(own.length);
        expect(corpus.documents.map(({ metadata }) => metadata?.url)).toEqual(
          source.documents.map(({ metadata }) => metadata.url),
        );
      }),
      { numRuns: 120 },
    );
  });
});
