import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps } from '../../domain/span.ts';
import { flattenings, flattenOverlaps } from '../exchange/flatten-overlaps.ts';
import { tagSchemes } from '../exchange/tag-schemes.ts';
import type { ProjectSource } from '../project-source.ts';
import { resolvedOf, sayWhatStandsThere } from '../testing/digest.ts';
import { generatedProject } from '../testing/generated-project.ts';
import { readBack } from '../testing/read-back.ts';
import { conll } from './conll.ts';
import { conllReader } from './read-conll.ts';

const layer = 'entities';

/** The fragments of the layer, each with its label and its words without blanks. */
function fragmentsOf(source: ProjectSource, documentId: string) {
  const record = source.documents.find(({ id }) => id === documentId) ?? expect.fail();
  const { text } = source.content(record);
  const labels = source.codebook.layers.flatMap((one) => one.labels);
  return source
    .annotationsOf(documentId)
    .filter(({ layerId }) => layerId === layer)
    .flatMap(({ spans, labelId }) => {
      const name = labels.find(({ id }) => id === labelId)?.name.replaceAll(' ', '_') ?? '';
      return spans.map(({ start, end }) => ({ start, end, said: `${name} ${squeezed(text.slice(start, end))}` }));
    });
}

function squeezed(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]/gu, '');
}

describe('CoNLL', () => {
  it('brings back the words and the annotations that the rule leaves, in every scheme', () => {
    const scheme = fc.constantFrom(...tagSchemes);
    fc.assert(
      fc.property(generatedProject(), scheme, fc.constantFrom(...flattenings), (source, tags, flatten) => {
        const choices = { scheme: tags, flatten, layer };
        const plan = conll.plan?.(source, { offsets: 'utf16', excel: false, shape: 'file', choices });
        if (!plan) throw new Error('it writes nothing');
        const kept = source.documents.map(({ id }) => flattenOverlaps(fragmentsOf(source, id), flatten));
        // A project without a word has no tags to tell the file by.
        if (source.documents.every((record) => squeezed(source.content(record).text) === '')) return;
        const read = resolvedOf(readBack(conllReader, plan).documents, conllReader.units);
        expect([read.misfits, read.moved]).toEqual([[], []]);
        expect(sayWhatStandsThere(read)).toBe(true);
        expect(read.documents.map(({ text }) => squeezed(text)).join('')).toBe(
          source.documents.map((record) => squeezed(source.content(record).text)).join(''),
        );
        expect(
          read.documents.flatMap(({ annotations }) =>
            annotations.map(({ label, quote }) => `${label} ${squeezed(quote)}`),
          ),
        ).toEqual(kept.flat().map(({ said }) => said));
      }),
      { numRuns: 400 },
    );
  });

  it('leaves nothing out that overlaps nothing which stays', () => {
    fc.assert(
      fc.property(generatedProject({ documents: 1 }), fc.constantFrom(...flattenings), (source, rule) => {
        const all = fragmentsOf(source, 'd1');
        const kept = flattenOverlaps(all, rule);
        for (const one of kept) expect(kept.filter((other) => overlaps(one, other))).toEqual([one]);
        for (const one of all) expect(kept.some((other) => overlaps(one, other))).toBe(true);
      }),
    );
  });
});
