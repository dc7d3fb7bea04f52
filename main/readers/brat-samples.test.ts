import { describe, expect, it } from 'vitest';
import { readAnnotations } from './read-annotations.ts';
import { readSample, sampleCounts } from '../testing/annotation-samples.ts';

describe('brat files of others', () => {
  it.each([
    ['NCBI-disease/PMID-10429004', 23, 0],
    ['NCBI-disease/PMID-1248000', 22, 0],
    ['NCBI-disease/PMID-23402', 8, 0],
    ['NCBI-disease/PMID-7055648', 8, 0],
    // The trigger has a type of its own; one relation, two roles, one equivalence.
    ['bioc/example1', 4, 4],
    ['bosque/portuguese_bosque_train.conll-doc-12', 111, 101],
    ['bosque/portuguese_bosque_train.conll-doc-120', 340, 330],
    ['dkpro/document0a', 5, 0],
    ['dkpro/document0b', 5, 0],
    ['dkpro/document0c', 4, 0],
    ['dkpro/document1', 4, 3],
    ['tutorial-bio/090-event_structures', 14, 8],
    ['tutorial-bio/100-attribute_annotation', 24, 16],
    ['tutorial-bio/110-note_annotation', 14, 8],
    ['tutorial-news/040-text_span_annotation', 4, 0],
    ['tutorial-news/060-relation_annotation', 10, 3],
    ['tutorial-news/080-event-annotation', 21, 10],
    ['tutorial-news/090-event_structures', 22, 12],
    ['tutorial-news/100-attribute_annotation', 26, 20],
    ['tutorial-news/110-note_annotation', 14, 8],
  ])('come in whole: %s', async (path, annotations, links) => {
    const read = await readSample(`brat/${path}.ann`);
    if (!read) return;
    expect(read.format).toBe('brat');
    expect(read.corpus.confirmed).toBe(annotations);
    expect(sampleCounts(read)).toEqual([1, annotations, links]);
  });
});

it('takes an empty file of annotations for a document that has none', async () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const files = [
    { path: 'a.ann', bytes: bytes('') },
    { path: 'a.txt', bytes: bytes('Nobody is here.') },
    { path: 'visual.conf', bytes: bytes('') },
  ];
  const read = await readAnnotations({ main: 'a.ann', files });
  expect(read.ok && read.value.corpus.documents.map(({ text, annotations }) => [text, annotations])).toEqual([
    ['Nobody is here.', []],
  ]);
});
