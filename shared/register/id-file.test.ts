import { describe, expect, it } from 'vitest';
import { idLineReader } from './id-file.ts';

function read(first: string, ...lines: string[]) {
  const reader = idLineReader(first);
  if (!reader) throw new Error('The first line is not understood.');
  return (reader.isHeading ? lines : [first, ...lines]).map((line) => reader.read(line));
}

const adams = { name: 'Douglas Adams', aliases: ['DNA'], authority: 'wikidata', id: 'Q42', type: 'human' };

describe('a file of ids', () => {
  it.each([
    ['a table with commas', 'Name,Aliases,ID,Type', 'Douglas Adams,DNA,Q42,human'],
    ['one with tabs', 'id\ttype\taliases\tlabel', 'Q42\thuman\tDNA | DNA\tDouglas  Adams'],
    [
      'one with semicolons and quotes',
      'name;id;aliases;class',
      '"Douglas Adams";http://www.wikidata.org/entity/Q42;"DNA";human',
    ],
    [
      'a result of Wikidata’s query service',
      'item,itemLabel,itemAltLabel,type',
      'http://www.wikidata.org/entity/Q42,Douglas Adams,DNA,human',
    ],
    ['a column called after the register', 'name,wikidata,alias,type', 'Douglas Adams,q42,DNA,human'],
  ])('is read as %s', (_, heading, line) => {
    expect(read(heading, line)).toEqual([{ kind: 'row', row: adams }]);
  });

  it.each([
    '{"id":"Q42","labels":{"de":{"value":"DNA"},"en":{"value":"Douglas Adams"}},"type":"human"},',
    '{"id":"Q42","labels":{"en":"Douglas Adams"},"aliases":{"en":[{"language":"en","value":"DNA"}]},"type":"human"}',
    '{"id":"wikidata:Q42","name":"Douglas Adams","aliases":["DNA"],"type":"human"}',
  ])('is read as JSON: %s', (line) => {
    expect(read(line)).toEqual([{ kind: 'row', row: adams }]);
  });

  it('can hold the ids of any register', () => {
    expect(read('name,id', 'Ada,VIAF:113230702', 'Bob,isni:0000 0001')).toMatchObject([
      { row: { authority: 'viaf', id: '113230702' } },
      { row: { authority: 'isni', id: '0000 0001' } },
    ]);
    expect(read('name,viaf', 'Ada,113230702')).toMatchObject([{ row: { authority: 'viaf', id: '113230702' } }]);
  });

  it('says what is wrong with a line', () => {
    expect(read('name,id', ',Q42', 'Ada,', 'Ada,42', 'Ada,https://example.org', 'Ada')).toEqual(
      ['no-name', 'no-id', 'no-id', 'no-id', 'no-id'].map((fault) => ({ kind: 'fault', fault })),
    );
    expect(read('{"id":"Q42","name":"Ada"}', '{"id":', '{"name":"Bob"}', '["Q42"]').slice(1)).toEqual(
      ['not-json', 'not-json', 'not-json'].map((fault) => ({ kind: 'fault', fault })),
    );
  });

  it('is refused where its first line says nothing', () => {
    expect(idLineReader('Douglas Adams,Q42')).toBeUndefined();
    expect(idLineReader('name,url')).toBeUndefined();
  });
});
