import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { csv } from '../csv/csv.ts';
import { holdsNothing } from '../exchange/holds.ts';
import { digestOf, digestOfCorpus, resolvedOf } from '../testing/digest.ts';
import { generatedProject } from '../testing/generated-project.ts';
import { foreignFile, readBack } from '../testing/read-back.ts';
import { annotationTableReader } from './read-annotation-table.ts';

function corpusOf(table: string, path = 'table.csv') {
  const read = annotationTableReader.read(foreignFile(path, strToU8(table)), []);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

describe('a table of annotations', () => {
  it('reads back our own annotations.csv, whatever its offsets count', () => {
    fc.assert(
      fc.property(generatedProject(), fc.constantFrom('codepoint', 'utf16'), (source, offsets) => {
        const plan = csv.plan?.(source, { offsets, excel: false, shape: 'file' });
        if (!plan) throw new Error('it writes nothing');
        const corpus = readBack(annotationTableReader, plan);
        const texts = new Map(source.documents.map((record) => [record.name, source.content(record).text]));
        const documents = corpus.documents.map((document) => ({ ...document, text: texts.get(document.name) ?? '' }));
        const resolved = resolvedOf(documents, annotationTableReader.units);
        expect(resolved.misfits).toEqual([]);
        // A table has no types, and lists of values are texts in it.
        const holds = { ...(plan.holds ?? holdsNothing), attributes: false, entities: 'no' } as const;
        const written = digestOf(source, holds).documents.filter(({ annotations }) => annotations.length > 0);
        expect(digestOfCorpus(resolved, holds).documents.toSorted(byName)).toEqual(written.toSorted(byName));
      }),
    );
  });

  it.each([
    ['file,begin,end,type,text', 'a.txt,0,3,ORG,Ada'],
    ['Document;Start;End;Code;Quote', 'a.txt;0;3;ORG;Ada'],
    ['doc_id\tstart_offset\tend_offset\tlabel\tmention', 'a.txt\t0\t3\tORG\tAda'],
  ])('finds the columns of %s', (header, row) => {
    expect(annotationTableReader.recognises({ path: 'x.csv', head: `${header}\n${row}` })).toBe(2);
    expect(corpusOf(`${header}\r\n${row}\r\n`).documents).toMatchObject([
      { name: 'a.txt', annotations: [{ label: 'ORG', spans: [{ start: 0, end: 3 }], quote: 'Ada', place: 'line 2' }] },
    ]);
  });

  it('takes other columns for attributes', () => {
    const { documents } = corpusOf('document,start,end,label,certain,count,__proto__\na,0,3,X,true,2.5,evil\n');
    expect(documents[0]?.annotations[0]?.attributes).toEqual({ certain: true, count: 2.5 });
  });

  it('names rows without a place or a document, and reads the others', () => {
    const { documents, faults } = corpusOf('document,start,end,label\na,x,3,X\n,0,1,X\na,0,1,"X\nY"\na,1,2,Z\na,0,"1');
    expect(documents[0]?.annotations.map(({ label, place }) => [label, place])).toEqual([
      ['X\nY', 'line 4'],
      ['Z', 'line 6'],
    ]);
    expect(faults.map(({ place }) => place)).toEqual(['line 2', 'line 3', 'line 7']);
  });
});

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}

describe('a table of tokens', () => {
  const table = [
    'Sentence #,Word,POS,Tag',
    'Sentence: 1,😀,X,O',
    ',Ada,NNP,B-per',
    ',Moss,NNP,I-per',
    ',"said ""no""",VB,O',
    'Sentence: 2,Delhi,NNP,I-geo',
    ',Bonn,NNP,B-geo',
  ].join('\n');

  it('becomes a line for each sentence, with annotations out of tags', () => {
    const resolved = resolvedOf(corpusOf(table).documents, annotationTableReader.units);
    expect(resolved.documents).toMatchObject([
      {
        name: 'table.csv',
        text: '😀 Ada Moss said "no"\nDelhi Bonn',
        annotations: [
          { label: 'per', quote: 'Ada Moss' },
          { label: 'geo', quote: 'Delhi' },
          { label: 'geo', quote: 'Bonn' },
        ],
      },
    ]);
  });

  it('is told by its columns', () => {
    expect(annotationTableReader.recognises({ path: 'ner.csv', head: table })).toBe(3);
  });

  it.each(['title,text,date\na,b,c', 'text,label\nGood,positive', 'article,start,end,text\nx,10:00,10:05,Hello'])(
    'is not taken for a table of articles or of times: %s',
    (head) => {
      expect(annotationTableReader.recognises({ path: 'articles.csv', head })).toBe(0);
    },
  );

  it('has the delimiter of its first line', () => {
    expect(annotationTableReader.recognises({ path: 'ner.tsv', head: 'token\ttag\nAda\tB-PER' })).toBe(2);
  });
});
