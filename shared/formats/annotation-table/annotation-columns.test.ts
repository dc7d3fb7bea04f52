import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { resolvedOf } from '../testing/digest.ts';
import { foreignFile } from '../testing/read-back.ts';
import {
  type AnnotationColumns,
  findColumns,
  guessAnnotationColumns,
  missingColumns,
  parseAnnotationColumns,
} from './annotation-columns.ts';
import { annotationTableReader } from './read-annotation-table.ts';

function read(table: string, columns: AnnotationColumns) {
  return annotationTableReader.read(foreignFile('coded.csv', strToU8(table)), [], { columns });
}

function resolved(table: string, columns: AnnotationColumns) {
  const corpus = read(table, columns);
  if (!corpus.ok) throw new Error(JSON.stringify(corpus.error));
  return { ...resolvedOf(corpus.value.documents, annotationTableReader.units), faults: corpus.value.faults };
}

describe('columns of a table of annotations', () => {
  it('are guessed by their names, as far as these say something', () => {
    const guess = guessAnnotationColumns(['Beitrag', 'von', 'end', 'code', 'remark']);
    expect(guess).toEqual({ rows: 'annotation', roles: { end: 'end', label: 'code', note: 'remark' }, ignored: [] });
    expect(missingColumns(guess)).toEqual(['document', 'place']);
    expect(guessAnnotationColumns(['sentence', 'word', 'POS', 'tag'])).toMatchObject({ rows: 'token' });
  });

  it.each<[string, AnnotationColumns | undefined]>([
    [
      'document=a, b,start=Von,end=Bis,label=',
      { rows: 'annotation', roles: { document: 'a, b', start: 'Von', end: 'Bis', label: '' }, ignored: [] },
    ],
    ['word=W,tag=T', { rows: 'token', roles: { word: 'W', tag: 'T' }, ignored: [] }],
    ['quote=Q,ignore=x,ignore=y', { rows: 'annotation', roles: { quote: 'Q' }, ignored: ['x', 'y'] }],
    ['Von=start', undefined],
    ['start', undefined],
    ['__proto__=x', undefined],
  ])('are named as %s', (text, columns) => {
    expect(parseAnnotationColumns(text)).toEqual(columns);
  });

  it('that a table has not are named, with those that it has', () => {
    const columns: AnnotationColumns = { rows: 'annotation', roles: { label: 'Kode' }, ignored: [] };
    expect(findColumns(['a', ' a ', ''], columns, 'x.csv')).toMatchObject({
      ok: false,
      error: { code: 'import/no-column', params: { column: 'Kode', known: 'a, a (2), column 3' } },
    });
  });

  it('say where annotations are, whatever they are called, and what is left out', () => {
    const table = 'Datei;Von;Bis;Kode;Sicher;Rest\na.txt;0;3;Port;true;x\n';
    const roles = { document: 'Datei', start: 'Von', end: 'Bis', label: 'Kode' };
    const corpus = read(table, { rows: 'annotation', roles, ignored: ['Rest'] });
    expect(corpus.ok && corpus.value.documents).toMatchObject([
      { name: 'a.txt', annotations: [{ label: 'Port', spans: [{ start: 0, end: 3 }], attributes: { Sicher: true } }] },
    ]);
  });

  it('find words in texts of the table itself, without any offset', () => {
    const table = [
      'Text,Segment,Code',
      'Ada 😀 met Bo.,Bo,person',
      'Ada 😀 met Bo.,Ada,person',
      'Rain in Lagos.,Lagos,port',
      'Rain in Lagos.,Oslo,port',
      'Rain in Lagos.,,port',
    ].join('\n');
    const roles = { text: 'Text', quote: 'Segment', label: 'Code' };
    const { documents, misfits, faults } = resolved(table, { rows: 'annotation', roles, ignored: [] });
    expect(documents.map(({ name, text }) => [name, text])).toEqual([
      ['coded.csv 1', 'Ada 😀 met Bo.'],
      ['coded.csv 2', 'Rain in Lagos.'],
    ]);
    expect(documents.map(({ annotations }) => annotations.map(({ quote, spans }) => [quote, spans[0]?.start]))).toEqual(
      [
        [
          ['Bo', 11],
          ['Ada', 0],
        ],
        [['Lagos', 8]],
      ],
    );
    expect(misfits.map(({ place }) => place)).toEqual(['line 5']);
    expect(faults.map(({ place }) => place)).toEqual(['line 6']);
  });

  it('are of tokens, where a row is a word', () => {
    const columns: AnnotationColumns = { rows: 'token', roles: { word: 'Wort', tag: 'Typ' }, ignored: [] };
    const { documents } = resolved('Wort,Typ\nAda,B-PER\nMoss,I-PER\nsaid,O\n', columns);
    expect(documents).toMatchObject([{ text: 'Ada Moss said', annotations: [{ label: 'PER', quote: 'Ada Moss' }] }]);
  });

  it.each<[string, AnnotationColumns]>([
    ['document', { rows: 'annotation', roles: { quote: 'b' }, ignored: [] }],
    ['place', { rows: 'annotation', roles: { document: 'a', start: 'b' }, ignored: [] }],
    ['tag', { rows: 'token', roles: { word: 'a' }, ignored: [] }],
  ])('are refused without the %s', (missing, columns) => {
    expect(read('a,b\n1,2\n', columns)).toMatchObject({
      ok: false,
      error: { code: 'import/damaged', params: { reason: `no column was named for its ${missing}` } },
    });
  });
});
