import { strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolvedOf } from '../testing/digest.ts';
import { foreignFile } from '../testing/read-back.ts';
import { escapeSpaces, unescapeSpaces } from './misc-column.ts';
import { conllReader } from '../conll/read-conll.ts';
import { conlluReader } from './read-conllu.ts';

/** A sentence: comments, and words with what stands in their last column (`1 Ada NER=B-PER`). */
function sentence(...lines: readonly string[]): string {
  const row = (line: string) => {
    const [id = '', form = '', misc = '_'] = line.split(' ');
    return [id, form, '_', '_', '_', '_', '_', '_', '_', misc].join('\t');
  };
  return `${lines.map((line) => (line.startsWith('#') ? line : row(line))).join('\n')}\n\n`;
}

function read(text: string) {
  const result = conlluReader.read(foreignFile('a.conllu', strToU8(text)), []);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { documents, misfits } = resolvedOf(result.value.documents, conlluReader.units);
  expect(misfits).toEqual([]);
  return {
    faults: result.value.faults.map(({ place, reason }) => `${place}: ${reason}`),
    texts: documents.map(({ name, text: whole }) => [name, whole]),
    found: documents.flatMap(({ annotations }) => annotations.map(({ label, quote }) => `${label} ${quote}`)),
    links: documents.flatMap(({ links }) => links.map(({ type, from, to }) => [type, from.key, to.key])),
  };
}

describe('reading CoNLL-U', () => {
  it('puts the text together from tokens and blanks, over sentences, paragraphs and documents', () => {
    const first = sentence('# newdoc id = one', '1 Ada', '2 left SpaceAfter=No', '3 . SpacesAfter=\\n\\n');
    const more = sentence('1 So', '2 did') + sentence('# newpar', '1 Bo');
    expect(read(first + more + sentence('# newdoc', '1 x') + sentence('# newdoc id = one', '1 y')).texts).toEqual([
      ['one', 'Ada left.\n\nSo did\nBo'],
      ['a.conllu', 'x'],
      ['one (2)', 'y'],
    ]);
  });

  it('takes blanks from the text of the sentence where it is made of the tokens', () => {
    expect(read(sentence('# text = (Ada)  left', '1 (', '2 Ada', '3 )', '4 left')).texts).toEqual([
      ['a.conllu', '(Ada)  left'],
    ]);
    expect(read(sentence('# text = Eve left', '1 Ada', '2 left')).texts).toEqual([['a.conllu', 'Ada left']]);
  });

  it('takes tokens of several words as they are written, and no empty nodes', () => {
    const { texts, found, faults } = read(
      sentence('1-2 vámonos', '1 vamos NER=B-X', '2 nos', '2.1 _', '3-4 al NER=B-Y', '3 a', '4 el', '5 mar NER=I-Y'),
    );
    expect([texts, found, faults]).toEqual([[['a.conllu', 'vámonos al mar']], ['X vámonos', 'Y al mar'], []]);
  });

  it('gives words of a token their places where they are written as they are', () => {
    const { texts, found, faults } = read(
      sentence(`# text = "Joe's here`, '1 "', `2-3 Joe's`, '2 Joe Entity=(e1-person-1)', `3 's NER=B-X`, '4 here'),
    );
    expect([texts, found, faults]).toEqual([[['a.conllu', `"Joe's here`]], [`X 's`, 'person Joe'], []]);
    expect(read(sentence(`1-2 it's SpaceAfter=No`, '1 it', `2 's`, '3 .')).texts).toEqual([['a.conllu', `it's.`]]);
  });

  it('reads CoNLL-U Plus by its columns: tags, expressions of PARSEME, and says what is not taken', () => {
    const rows = [
      '# global.columns = ID FORM UPOS MISC PARSEME:MWE X:NE X:SCORE',
      '1 He PRON _ * B-PER 0.5',
      '2 gave VERB _ 1:VPC.full;2:LVC O _',
      '3 it PRON _ * O _',
      '4 up ADP SpaceAfter=No 1 O _',
      '5 . PUNCT _ 2 O _',
    ].map((line) => (line.startsWith('#') ? line : line.replaceAll(' ', '\t')));
    const file = `${rows.join('\n')}\n`;
    const { texts, found, faults } = read(file);
    expect(texts).toEqual([['a.conllu', 'He gave it up.']]);
    expect(found).toEqual(['PER He', 'VPC.full gave up', 'LVC gave .']);
    expect(faults).toEqual(['line 2: the column "X:SCORE" has no tags, and is not taken ("0.5")']);
    expect(conlluReader.recognises({ path: 'a.cupt', head: file })).toBe(3);
    expect(conllReader.recognises({ path: 'a.conll', head: file })).toBe(0);
  });

  it('reads entities of GUM, whose ids are called GRP, and of columns with no known name', () => {
    for (const columns of ['GRP-etype-infstat-link', 'number-etype-infstat-link']) {
      const { found, links, faults } = read(
        sentence(
          `# global.Entity = ${columns}`,
          '1 Emperor Entity=(1-person-new-coref',
          '2 Norton Entity=1)',
          '3 He Entity=(1-person-giv-ana)',
          '4 Rome Entity=(2-place-new-sgl)',
        ),
      );
      expect(found).toEqual(['person Emperor Norton', 'person He', 'place Rome']);
      expect(links).toHaveLength(1);
      expect(faults).toEqual([]);
    }
  });

  it('reads entities of CorefUD: nested, over sentences, in fragments, and who is the same', () => {
    const { found, links, faults } = read(
      sentence(
        '# global.Entity = eid-etype-head-other',
        '1 Ada Entity=(e1-person-1-(e2-name-1-)',
        '2 Moss Entity=e1)',
        '3 and',
        '4 Bo Entity=(e3[1/2]-group-1-)',
      ) + sentence('1 she Entity=(e1-person-1-)', '2 too Entity=(e3[2/2]-group-1-)', '3 x Entity=(e9-thing-1-'),
    );
    expect(found).toEqual(['person Ada Moss', 'name Ada', 'group Bo too', 'person she']);
    expect(links).toHaveLength(1);
    expect(faults).toEqual(['line 9: the entity e9 is not closed']);
  });

  it('says which brackets fit no other, and which documents are called like another', () => {
    const text =
      sentence('# newdoc id = A', '1 Ada Entity=e7)', '2 Moss Entity=(e3[2/2]-group-1-)') +
      sentence('# newdoc id = A', '1 Bo');
    expect(read(text)).toMatchObject({
      texts: [
        ['A', 'Ada Moss'],
        ['A (2)', 'Bo'],
      ],
      found: ['group Moss'],
      faults: [
        'line 2: the entity e7 is closed, and was not open',
        'line 3: part 2 of e3 comes before its first part, and stands alone',
        'line 6: a document before it is called "A" as well: this one is "A (2)"',
      ],
    });
  });

  it('names lines that are no rows, and takes the others', () => {
    const text = `${sentence('1 Ada', '3 left', 'x y', '2-2 z', '4 ').trimEnd()}\n1\tshort\n\n`;
    expect(read(text)).toMatchObject({
      texts: [['a.conllu', 'Ada left']],
      faults: [
        'line 2: 3 stands behind 1',
        'line 3: “x” is no number of a word',
        'line 4: 2-2 does not stand before its words',
        'line 5: it has no word',
        'line 6: it has 2 columns, not ten',
      ],
    });
  });

  it('refuses what has no row, takes an empty file, and knows its own', () => {
    const none = conlluReader.read(foreignFile('a.conllu', strToU8('It was late.\n')), []);
    expect(none).toMatchObject({ ok: false, error: { code: 'import/damaged', params: { place: 'line 1' } } });
    expect(read('').texts).toEqual([]);
    expect(conlluReader.recognises({ path: 'a.conllu', head: sentence('1 Ada') })).toBe(3);
    expect(conlluReader.recognises({ path: 'a.txt', head: sentence('# c', '1-2 Ada').replaceAll('\n', '\r\n') })).toBe(
      2,
    );
    expect(conlluReader.recognises({ path: 'a.txt', head: 'It was 1996\n' })).toBe(0);
  });

  it('reads a line of ten megabytes, whatever it is', () => {
    const long = 'x'.repeat(1e7);
    for (const line of [long, `1\t${long}`, `# text =${' '.repeat(1e7)}`, sentence(`2 b Entity=${'('.repeat(1e6)}`)])
      expect(conlluReader.read(foreignFile('a', strToU8(sentence('1 a') + line)), []).ok).toBe(true);
  });
});

it('brings blanks back', () => {
  const blanks = fc.array(fc.constantFrom(' ', '\t', '\r\n', '\n', '\u00a0', '\u2028', '|', '\\', 'n', 'u00a0'));
  fc.assert(
    fc.property(blanks, (all) => {
      const written = escapeSpaces(all.join(''));
      expect(unescapeSpaces(written)).toBe(all.join(''));
      expect(written).toMatch(/^[^\s|]*$/);
    }),
  );
});
