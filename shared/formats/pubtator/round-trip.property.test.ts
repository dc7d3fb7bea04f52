import { strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsNothing } from '../exchange/holds.ts';
import { digestOf, digestOfCorpus, resolvedOf } from '../testing/digest.ts';
import { generatedProject } from '../testing/generated-project.ts';
import { foreignFile, readBack } from '../testing/read-back.ts';
import { pubtator } from './pubtator.ts';
import { pubtatorReader } from './read-pubtator.ts';
import { planPubtator } from './write-pubtator.ts';

const holds = pubtator.holds ?? holdsNothing;

describe('PubTator', () => {
  it('brings back what it holds of documents of one or two lines, and counts the others', () => {
    const pieces = ['Landau', ' ', '😀', 'é', '&', '|', '北京', '.', '\n', '\t'];
    fc.assert(
      fc.property(generatedProject({ pieces }), (source) => {
        const isFlat = (text: string) => text.split('\n').length < 3 && !text.endsWith('\n');
        const documents = source.documents.filter((record) => isFlat(source.content(record).text));
        const plan = planPubtator(source);
        const whole = {
          ...source,
          documents,
          annotationsOf: (id: string) => source.annotationsOf(id).filter(({ spans }) => spans.length === 1),
        };
        if (documents.length > 0) {
          const corpus = resolvedOf(readBack(pubtatorReader, planPubtator(whole)).documents, pubtatorReader.units);
          expect([corpus.misfits, corpus.moved]).toEqual([[], []]);
          expect(digestOfCorpus(corpus, holds).documents).toEqual(digestOf(whole, holds).documents);
        }
        for (const file of plan.files) expect([...file.chunks()]).toHaveLength(documents.length);
        expect(source.documents.filter((record) => plan.takes?.(record))).toEqual(documents);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps bad rows out of the way of good ones, and relations of concepts as a field', () => {
    const text = [
      '1|t|Aspirin',
      '1|a|helps.',
      '1\t0\t7\tAspirin\tChemical\tD001241',
      '1\tCID\tD001241\tD2',
      '1\t0',
      '2\t0\t7\tx\ty',
    ].join('\r\n');
    const result = pubtatorReader.read(foreignFile('a.pubtator', strToU8(text)), []);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    expect(result.value.documents).toMatchObject([
      {
        text: 'Aspirin\nhelps.',
        fields: { relations: ['CID D001241 D2'] },
        annotations: [{ quote: 'Aspirin', entity: { externalIds: { identifier: 'D001241' } } }],
      },
    ]);
    expect(result.value.faults.map(({ place }) => place)).toEqual(['line 5', 'line 6']);
    expect(pubtatorReader.read(foreignFile('a', strToU8('x')), []).ok).toBe(false);
  });
});
