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

  it('reads the tables of a folder of ours together, so that links come back from one to the other', () => {
    fc.assert(
      fc.property(generatedProject(), (source) => {
        const plan = csv.plan?.(source, { offsets: 'codepoint', excel: false, shape: 'folder' });
        const files = ['mentions', 'claims', 'links'].map(
          (name) => plan?.files.find(({ path }) => path === `${name}.csv`) ?? expect.fail(),
        );
        const corpus = readBack(annotationTableReader, { files, notes: () => [] });
        const texts = new Map(source.documents.map((record) => [record.name, source.content(record).text]));
        const documents = corpus.documents.map((document) => ({ ...document, text: texts.get(document.name) ?? '' }));
        const resolved = resolvedOf(documents, annotationTableReader.units);
        const holds = { ...holdsNothing, discontinuous: 'yes', links: 'across', linkAttributes: true } as const;
        expect(digestOfCorpus(resolved, holds).links).toEqual(digestOf(source, holds).links);
      }),
    );
  });

  it.each([
    ['0:3;x:y;9:13', []],
    ['-22:28', []],
    [
      '0:3;9:13',
      [
        { start: 0, end: 3 },
        { start: 9, end: 13 },
      ],
    ],
    [
      '[(0, 3), (9, 13)]',
      [
        { start: 0, end: 3 },
        { start: 9, end: 13 },
      ],
    ],
    [
      '0-3 | 9-13',
      [
        { start: 0, end: 3 },
        { start: 9, end: 13 },
      ],
    ],
  ])('takes the fragments %s whole or not at all', (spans, expected) => {
    const { documents, faults } = corpusOf(`document,start,end,label,spans\na.txt,0,13,X,"${spans}"\na.txt,0,1,X,\n`);
    expect(documents.flatMap(({ annotations }) => annotations.map((one) => one.spans))).toEqual([
      ...(expected.length > 0 ? [expected] : []),
      [{ start: 0, end: 1 }],
    ]);
    expect(faults).toHaveLength(expected.length > 0 ? 0 : 1);
  });

  it('tells what a row says that cannot come in', () => {
    const row = 'a.txt,0,3,X,done,87,7\na.txt,4,9,X,open,0.5\n';
    const { documents, faults } = corpusOf(`document,start,end,label,status,confidence\n${row}`);
    expect(documents[0]?.annotations).toHaveLength(2);
    expect(faults.map(({ place }) => place)).toEqual(['line 2', 'line 2', 'line 2']);
  });

  it('holds the words of fragments against the text', () => {
    const rows = 'a.txt,0,13,X,0:3;9:13,New fine York\na.txt,0,13,X,1:4;8:11,New fine York\n';
    const { documents } = corpusOf(`document,start,end,label,spans,quote\n${rows}`);
    const given = documents.map((document) => ({ ...document, text: 'New fine York is large' }));
    const { documents: resolved, misfits } = resolvedOf(given, annotationTableReader.units);
    expect(resolved[0]?.annotations.map(({ quote }) => quote)).toEqual(['New York']);
    expect(misfits.map(({ place }) => place)).toEqual(['line 3']);
  });

  it('names the links of which an end is in no table, and passes over other tables', () => {
    const [mentions, links] = [
      'annotation_id,document,start,end,label\na1,a.txt,0,3,X\n',
      'link_id,type,from_id,to_id\nl1,knows,a1,a9\nl2,knows,a1,a1\n',
    ];
    const beside = [foreignFile('links.csv', strToU8(links)), foreignFile('documents.csv', strToU8('id\n1\n'))];
    const read = annotationTableReader.read(foreignFile('annotations.csv', strToU8(mentions)), beside);
    expect(read.ok && read.value.documents[0]?.links).toMatchObject([{ type: 'knows', id: 'l2' }]);
    expect(read.ok && read.value.faults).toEqual([
      { file: 'links.csv', place: 'line 2', reason: 'the annotation a9 is in no table beside it' },
    ]);
  });

  it('asks for the tables beside it, each of them once', () => {
    const all = ['documents', 'entities', 'mentions', 'claims', 'links', 'propositions'].map((name) => `x/${name}.csv`);
    const besideOf = (path: string) => annotationTableReader.companions?.(path, new Set(all)).toSorted();
    expect(besideOf('x/mentions.csv')).toEqual(all.filter((path) => path !== 'x/mentions.csv').toSorted());
    expect(besideOf('x/claims.csv')).toEqual([]);
    expect(besideOf('x/annotations.csv')).toEqual(['x/links.csv']);
    expect(besideOf('y/mentions.csv')).toEqual([]);
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

it.each(['\n', '\r\n', '\r'])('names the line where a quote is opened that nothing closes (%j)', (end) => {
  const rows = ['document,start,end,label,note', 'd,0,1,A,', `d,0,1,"A${end}B","never`, 'd,2,3,A,', 'd,4,5,A,', ''];
  const { documents, faults } = corpusOf(rows.join(end));
  expect(documents[0]?.annotations).toHaveLength(1);
  expect(faults).toMatchObject([{ place: 'line 4', reason: 'a quoted cell is never closed' }]);
});

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
