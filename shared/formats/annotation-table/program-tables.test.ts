import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { resolvedOf } from '../testing/digest.ts';
import { foreignFile } from '../testing/read-back.ts';
import { annotationTableReader } from './read-annotation-table.ts';

// The tables that programs for qualitative analysis and for annotation export, by the columns that each of them writes.

const text = 'Die Ministerin sagte 😀: „Wir prüfen; später mehr.“\nMüller, der Sprecher, schwieg.\nEnde';

function corpusOf(table: string) {
  const read = annotationTableReader.read(foreignFile('table.csv', strToU8(table)), []);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

function recognised(head: string): number {
  return annotationTableReader.recognises({ path: 'table.csv', head });
}

/** Which document, which words, which label. */
function placedIn(table: string) {
  const { documents, faults } = corpusOf(table);
  const given = documents.map((document) => ({ ...document, text: document.text ?? text }));
  const resolved = resolvedOf(given, annotationTableReader.units);
  expect([faults, resolved.misfits]).toEqual([[], []]);
  return resolved.documents.flatMap(({ name, annotations }) =>
    annotations.map(({ quote, label }) => [name, quote, label]),
  );
}

const catmaColumns =
  'query,document_id,document_title,document_length,keyphrase,start_offset,end_offset,annotation_collection,tag,tag_path,annotation_id,property_id,property_name,property_value';

describe('a table of annotations of', () => {
  it.each([
    ['Taguette', 'id,document,tag,content\n1,n.txt,PER,Müller\n', [['n.txt', 'Müller', 'PER']]],
    [
      'MAXQDA',
      'Farbe;Kommentar;Dokumentgruppe;Dokumentname;Code;Anfang;Ende;Gewicht;Segment;Bearbeitet von\n●;;Z;n;Akteure\\Politik;1;1;0;Die Ministerin;ML\n',
      [['n', 'Die Ministerin', 'Akteure\\Politik']],
    ],
    [
      'MAXQDA in English',
      'Color,Comment,Document group,Document name,Code,Beginning,End,Weight score,Segment,Modified by\n●,Yes,News,n,CLAIM,1,2,0,Müller,ML\n',
      [['n', 'Müller', 'CLAIM']],
    ],
    [
      'ATLAS.ti',
      'ID,Document,Name,Quotation Content,Comment,Codes,Created by\n1:1,1 n.txt,x,Die Ministerin,,"Actor\nPolitics",ML\n',
      [
        ['1 n.txt', 'Die Ministerin', 'Actor'],
        ['1 n.txt', 'Die Ministerin', 'Politics'],
      ],
    ],
    [
      'QualCoder',
      'Code Name,Category,File,Coder,Coded Text,Coded memo,Pos0,Pos1\nPER,c,n.txt,me,Ende,m,83,87\n',
      [['n.txt', 'Ende', 'PER']],
    ],
    [
      'QualCoder from its database',
      'codename,filename,pos0,pos1,seltext,owner\nPER,n.txt,0,14,Die Ministerin,me\n',
      [['n.txt', 'Die Ministerin', 'PER']],
    ],
    [
      'DNA',
      'ID;Document ID;Document title;Time;Author;Type;Start;Stop;Text;person\n1;3;n.txt;2023;Ada;;0;14;Die Ministerin;Schulze\n',
      [['n.txt', 'Die Ministerin', 'No label']],
    ],
    [
      'Amazon Comprehend',
      'File,Line,Begin Offset,End Offset,Type\nn.txt,0,0,14,PER\n',
      [['n.txt', 'Die Ministerin', 'PER']],
    ],
    [
      'a person, with several labels in a cell and with none',
      'file,start,end,quote,codes\nn.txt,0,14,Die Ministerin,PER; ROLE\nn.txt,51,57,Müller,\n',
      [
        ['n.txt', 'Die Ministerin', 'PER'],
        ['n.txt', 'Die Ministerin', 'ROLE'],
        ['n.txt', 'Müller', 'No label'],
      ],
    ],
    [
      'a person, with one label',
      'file,start,end,quote,label\nn.txt,0,14,Die Ministerin,a;b\n',
      [['n.txt', 'Die Ministerin', 'a;b']],
    ],
    [
      'whoever puts the text into each row',
      `text,start,end,entity,label\n"${text}",0,14,Die Ministerin,PER\n"${text}",51,57,Müller,PER\n`,
      [
        ['table.csv 1', 'Die Ministerin', 'PER'],
        ['table.csv 1', 'Müller', 'PER'],
      ],
    ],
    [
      'Excel',
      'sep=;\r\ndocument;start;end;text;label\r\nn.txt;0;14;Die Ministerin;PER\r\n',
      [['n.txt', 'Die Ministerin', 'PER']],
    ],
    [
      'Simple Transformers',
      'sentence_id,words,labels\n0,Ada,B-PER\n0,Moss,I-PER\n',
      [['table.csv', 'Ada Moss', 'PER']],
    ],
  ])('%s', (_program, table, expected) => {
    expect(recognised(table)).toBe(2);
    expect(placedIn(table)).toEqual(expected);
  });

  it('CATMA, a row for each property', () => {
    const row = (name: string, value: string): string =>
      `x,D_1,n.txt,88,Die Ministerin,0,14,zoe,PER,/PER,A1,p,${name},${value}\n`;
    const table = `${catmaColumns}\n${row('catma_markupauthor', 'zoe')}${row('mood', 'calm')}`;
    expect(placedIn(table)).toEqual([['n.txt', 'Die Ministerin', 'PER']]);
    const [annotation] = corpusOf(table).documents[0]?.annotations ?? [];
    expect(annotation).toMatchObject({ annotator: 'zoe', attributes: { mood: 'calm', tag_path: '/PER' } });
    expect(Object.keys(annotation?.attributes ?? {}).filter((name) => name.startsWith('property'))).toEqual([]);
  });

  it('CATMA, a row for each stretch', () => {
    const rows = ['Die,0,3', 'sagte,15,20'].map((place) => `x,D,n.txt,88,${place},zoe,PER,/PER,A1,,,\n`);
    const resolved = corpusOf(`${catmaColumns}\n${rows.join('')}`);
    expect(resolved.documents[0]?.annotations.map(({ spans }) => spans)).toEqual([
      [
        { start: 0, end: 3 },
        { start: 15, end: 20 },
      ],
    ]);
  });

  it('MAXQDA keeps the numbers of its paragraphs', () => {
    const { documents } = corpusOf('Document name,Code,Beginning,End,Segment\nn,X,1,2,Müller\n');
    expect(documents[0]?.annotations[0]).toMatchObject({ spans: [], attributes: { Beginning: 1, End: 2 } });
  });

  it('DNA has the author of the article for no annotator', () => {
    const { documents } = corpusOf(
      'Document ID;Document title;Time;Author;Type;Start;Stop;Text\n3;n.txt;2023;Ada;;0;14;Die Ministerin\n',
    );
    expect(documents[0]?.annotations[0]?.annotator).toBeUndefined();
  });

  it('Amazon Comprehend says which rows count within other lines', () => {
    const { documents, faults } = corpusOf('File,Line,Begin Offset,End Offset,Type\nn.txt,0,0,3,X\nn.txt,2,0,3,X\n');
    expect([documents[0]?.annotations.length, faults.map(({ place }) => place)]).toEqual([1, ['line 3']]);
  });
});

it.each([
  'id,source,text,label\n1,BBC,A long text,good',
  'author,quote,tag\nAda,Be kind,life',
  'source,headline,quote,category\nBBC,H,Q,C',
  'filename,text,label\na.txt,A long text,pos',
  'title,text,words,labels\nT,A text,312,x',
  'document,content,title\nn.txt,x,y',
  'name,from,to,text\nx,a,b,c',
])('is no table of annotations: %s', (head) => {
  expect(recognised(head)).toBe(0);
});
