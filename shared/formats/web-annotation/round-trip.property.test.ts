import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationRecord } from '../../domain/testing/records.ts';
import { holdsEverything } from '../exchange/holds.ts';
import type { ProjectSource } from '../project-source.ts';
import { digestOf, digestOfCorpus, resolvedOf, sayWhatStandsThere } from '../testing/digest.ts';
import { generatedProject } from '../testing/generated-project.ts';
import { readBack } from '../testing/read-back.ts';
import { textOf } from '../testing/text-of.ts';
import { webAnnotationReader } from './read-web-annotation.ts';
import { webAnnotation } from './web-annotation.ts';
import { planWebAnnotation } from './write-web-annotation.ts';

const { holds = holdsEverything } = webAnnotation;

describe('Web Annotation', () => {
  it('brings back what it holds', () => {
    fc.assert(
      fc.property(generatedProject(), (source) => {
        const { documents } = readBack(webAnnotationReader, planWebAnnotation(source));
        const corpus = resolvedOf(documents, webAnnotationReader.units);
        expect([corpus.misfits, corpus.moved]).toEqual([[], []]);
        expect(digestOfCorpus(corpus, holds)).toEqual(digestOf(source, holds));
        expect(sayWhatStandsThere(corpus)).toBe(true);
        expect(corpus.documents.map(({ fields, metadata }) => [fields ?? {}, metadata?.title])).toEqual(
          source.documents.map(({ fields, metadata }) => [fields, metadata.title]),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('counts code points, as the model says', () => {
    const [file] = planWebAnnotation(spoken).files;
    const page = file ? textOf(file) : '';
    expect(page).toContain('{"type":"TextPositionSelector","start":2,"end":8}');
  });
});

const text = '😀 Landau met Misri.';
const empty = fc.sample(generatedProject({ pieces: ['x'], documents: 1 }), { numRuns: 1, seed: 1 })[0];
if (!empty) throw new Error('no project was generated');
const spoken: ProjectSource = {
  ...empty,
  links: [],
  content: () => ({ text, blocks: [], marks: [] }),
  annotationsOf: () => [annotationRecord({ id: 'a1', text, spans: [{ start: 3, end: 9 }], documentId: 'd1' })],
};
