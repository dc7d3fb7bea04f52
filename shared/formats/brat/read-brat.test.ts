import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { resolvedOf } from '../testing/digest.ts';
import { foreignFile } from '../testing/read-back.ts';
import { bratReader } from './read-brat.ts';

const text = 'Landau met Misri 😀.\r\nMisri said “no” to Landau.';

function read(lines: readonly string[], others: Readonly<Record<string, string>> = {}) {
  const files = Object.entries({ 'a.txt': text, ...others }).map(([path, words]) => foreignFile(path, strToU8(words)));
  const result = bratReader.read(foreignFile('a.ann', strToU8(lines.join('\n'))), files);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { documents, scheme, faults } = result.value;
  const resolved = resolvedOf(documents, bratReader.units);
  const [document] = resolved.documents;
  const quotes = new Map(document?.annotations.map(({ key, quote }) => [key, quote]));
  return {
    scheme,
    faults: faults.map(({ file, place, reason }) => `${file} ${place}: ${reason}`),
    misfits: resolved.misfits,
    annotations: document?.annotations ?? [],
    labels: document?.annotations.map(({ label, quote }) => `${label} ${quote}`),
    links: document?.links.map(({ type, from, to }) => `${quotes.get(from.key)} ${type} ${quotes.get(to.key)}`),
    document,
  };
}

const landau = 'T1\tPerson 0 6\tLandau';
const misri = 'T2\tPerson 21 26\tMisri';
const said = 'T3\tCue 27 31\tsaid';
const no = 'T4\tClaim 33 35\tno';

describe('reading brat', () => {
  it('counts code points, the carriage return too', () => {
    expect(read([landau, 'T2\tPerson 21 26\tMisri', 'T3\tPerson 41 47\tLandau'])).toMatchObject({
      labels: ['Person Landau', 'Person Misri', 'Person Landau'],
      misfits: [],
      faults: [],
    });
  });

  it('joins fragments that end at the end of a line, and no others', () => {
    const { annotations } = read(['T1\tA 17 19;21 26\t😀. Misri', 'T2\tA 0 6;11 16\tLandau Misri']);
    expect(annotations.map(({ spans, quote }) => [spans.length, quote])).toEqual([
      [1, '😀.\r\nMisri'],
      [2, 'Landau Misri'],
    ]);
  });

  it('reads what a shared task gave together with what is said of it', () => {
    const given = foreignFile('b.a1', strToU8('T1\tProtein 0 4\tIL-2\n'));
    const words = foreignFile('b.txt', strToU8('IL-2 expression'));
    const main = foreignFile('b.a2', strToU8('T2\tExpression 5 15\texpression\nE1\tExpression:T2 Theme:T1\n'));
    const all = new Set(['b.a1', 'b.a2', 'b.txt']);
    expect(bratReader.companions?.('b.a2', all)).toEqual(['b.txt', 'b.a1']);
    expect(bratReader.companions?.('b.a1', all)).toEqual(['b.txt']);
    expect(bratReader.recognises({ path: 'b.a1', head: 'T1\tProtein 0 4\tIL-2\n' })).toBe(3);
    const result = bratReader.read(main, [words, given]);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    expect(result.value.faults).toEqual([]);
    expect(result.value.documents).toMatchObject([
      {
        name: 'b.txt',
        annotations: [
          { label: 'Protein', place: 'line 1 of b.a1' },
          { label: 'Expression', place: 'line 2 of b.a2' },
        ],
        links: [{ type: 'Theme', from: { key: 'E1' }, to: { key: 'T1' } }],
      },
    ]);
  });

  it('finds the text in a folder beside, and under an ending behind that of the text', () => {
    expect(bratReader.companions?.('annotations/d.ann', new Set(['texts/d.txt']))).toEqual(['texts/d.txt']);
    expect(bratReader.companions?.('d.txt.ann', new Set(['d.txt']))).toEqual(['d.txt']);
  });

  it('makes an event of its trigger, and links of its roles; repeated ones are one type', () => {
    const { labels, links } = read([landau, misri, 'T3\tMeet 7 10\tmet', 'E1\tMeet:T3 Who:T1 Who2:T2 Arg1:T1']);
    expect(labels).toEqual(['Person Landau', 'Person Misri', 'Meet met']);
    expect(links).toEqual(['met Who Landau', 'met Who Misri', 'met Arg1 Landau']);
  });

  it('makes an event of each that shares a trigger, and keeps a trigger of another type', () => {
    const { annotations, links } = read([
      landau,
      'T3\tMeet 7 10\tmet',
      'T4\tWord 7 10\tmet',
      'E1\tMeet:T3 Who:T1',
      'E2\tMeet:T3 Whom:T1',
      'E3\tPart:T4 Of:E1',
      'A1\tNegation E2',
    ]);
    expect(annotations.map(({ key, label, attributes }) => [key, label, attributes])).toEqual([
      ['T1', 'Person', undefined],
      ['E1', 'Meet', undefined],
      ['E2', 'Meet', { Negation: true }],
      ['T4', 'Word', undefined],
      ['E3', 'Part', undefined],
    ]);
    expect(links).toEqual(['met Who Landau', 'met Whom Landau', 'met Of met']);
  });

  it('reads an attribution of PolNeAR as the sources and cues of its content', () => {
    const event = ['T5\tAttribution 27 31\tsaid', 'E1\tAttribution:T5 Content:T4 Cue:T3 Source:T2 Source2:T1'];
    const { labels, links } = read([landau, misri, said, no, ...event]);
    expect(labels).toEqual(['Person Landau', 'Person Misri', 'Cue said', 'Claim no']);
    expect(links).toEqual(['no source Misri', 'no source Landau', 'no cue said']);
  });

  it('keeps an attribution as an event where its trigger says more', () => {
    const { labels, links } = read([
      misri,
      no,
      'T5\tAttribution 27 31\tsaid',
      'E1\tAttribution:T5 Content:T4 Source:T2',
    ]);
    expect(labels).toContain('Attribution said');
    expect(links).toEqual(['said Content no', 'said Source Misri']);
  });

  it('takes attributes, old modifications, notes and ids', () => {
    const { annotations, document } = read([
      landau,
      misri,
      'R1\tKnows Arg1:T1 Arg2:T2\t',
      'A1\tMention T1 Name',
      'A2\tMention T1 Long name',
      'M1\tNegation T2',
      'A3\tSure R1 High',
      '#1\tAnnotatorNotes T1\tWho?\twhere?',
      '#2\tAnnotatorNotes R1\tsince 2001',
      'N1\tReference T1 Wikidata:Q1\tLev Landau',
      'N2\tReference T1 GND:118:5\tLandau, Lev',
    ]);
    expect(annotations[0]).toMatchObject({
      attributes: { Mention: ['Name', 'Long name'] },
      note: 'Who?\twhere?',
      entity: { name: 'Lev Landau', externalIds: { Wikidata: 'Q1', GND: '118:5' } },
    });
    expect(annotations[1]?.attributes).toEqual({ Negation: true });
    expect(document?.links[0]).toMatchObject({ attributes: { Sure: 'High' }, note: 'since 2001' });
  });

  it('joins all that is equivalent to the first', () => {
    expect(read([landau, misri, 'T3\tPerson 41 47\tLandau', '*\tEquiv T1 T2 T3']).links).toEqual([
      'Landau Equiv Misri',
      'Landau Equiv Landau',
    ]);
  });

  it('means the first of two with one id, and takes both', () => {
    const { labels, links, annotations } = read([
      landau,
      'T1\tPerson 21 26\tMisri',
      'R1\tKnows Arg1:T1 Arg2:T3',
      'R1\tLikes Arg1:T3 Arg2:T1',
      'A1\tNegation T1',
      said,
    ]);
    expect(labels).toEqual(['Person Landau', 'Person Misri', 'Cue said']);
    expect(links).toEqual(['Landau Knows said', 'said Likes Landau']);
    expect(annotations.map(({ attributes }) => attributes)).toEqual([{ Negation: true }, undefined, undefined]);
  });

  it('says what it cannot read with its line, and takes the rest', () => {
    const { labels, faults } = read([
      landau,
      'T1\tPerson 0 6\tLandau',
      'X1\tPerson 0 6\tLandau',
      'E1\tMeet:T9',
      'R1\tKnows Arg1:T1 Arg2:T7',
      'R2\tKnows Arg1:T1',
      'A1\tNegation T8',
      'T5\tPerson 0\tL',
      '# words of a person',
      'T6\tPerson 9007199254740993 9007199254740999\tx',
    ]);
    expect(labels).toEqual(['Person Landau', 'Person Landau']);
    expect(faults).toEqual([
      'a.ann line 2: T1 is at line 1 already, which is meant where T1 is named',
      'a.ann line 3: “X1\tPerson 0 6\tLandau” is no line of brat',
      'a.ann line 8: “T5\tPerson 0\tL” is no line of brat',
      'a.ann line 9: “# words of a person” is no line of brat',
      'a.ann line 10: “T6\tPerson 9007199254740993 9007199254740999\tx” is no line of brat',
      'a.ann line 4: the trigger T9 of E1 is not there',
      'a.ann line 7: T8 is not there',
      'a.ann line 5: T7 is not there',
      'a.ann line 6: R2 has 1 ends, not two',
    ]);
  });

  it('refuses what is none, and takes an empty file for a document without annotations', () => {
    const none = bratReader.read(foreignFile('a.ann', strToU8('<xml/>\n<b/>')), []);
    expect(none).toEqual({
      ok: false,
      error: {
        code: 'import/damaged',
        params: { file: 'a.ann', place: 'line 1', reason: '“<xml/>” is no line of brat' },
      },
    });
    expect(read([]).annotations).toEqual([]);
  });

  it('knows its files, and asks for the text beside and the nearest configuration', () => {
    expect(bratReader.recognises({ path: 'a.ann', head: 'T1\tPerson 0 6\tLan' })).toBe(3);
    expect(bratReader.recognises({ path: 'a.out', head: '\nT1\tPerson 0 6;7 9\tLan' })).toBe(2);
    expect(bratReader.recognises({ path: 'a.ann', head: '' })).toBe(1);
    expect(bratReader.recognises({ path: 'a.txt', head: 'T1 is a stage' })).toBe(0);
    const others = new Set(['b/a.txt', 'b/c/a.txt', 'annotation.conf', 'b/annotation.conf', 'visual.conf', 'x.conf']);
    expect(bratReader.companions?.('b/c/a.ann', others)).toEqual(['b/c/a.txt', 'b/annotation.conf', 'visual.conf']);
    expect(bratReader.companions?.('a.ann', new Set(['b.txt']))).toEqual([]);
  });

  it('takes labels, colours and what may be linked from the configuration', () => {
    const { scheme } = read([landau], {
      'annotation.conf':
        '# c\n[entities]\nPerson\n!Place\n\tCity\n\t\tTown\n----\n[relations]\n<OVERLAP> Arg1:<ANY>\nAlias\tArg1:Person, Arg2:<P>, <REL-TYPE>:symmetric-transitive\n[events]\n<P>=Person|City\nMeet Who{2}:<P>, At?:City\n[attributes]\nSure Arg:<EVENT>, Value:High|Low\nNegation\tArg:<EVENT>',
      'visual.conf': '[labels]\nPerson | A person | P\n[drawing]\nPerson\tfgColor:#000000, bgColor:#FF821C',
    });
    expect(scheme.layers).toEqual([
      {
        name: '',
        labels: [
          { name: 'Person', displayName: 'A person', color: '#ff821c' },
          { name: 'City', parent: 'Place' },
          { name: 'Town', parent: 'City' },
          { name: 'Meet' },
        ],
        attributes: [
          { name: 'Sure', kind: 'one-of', options: ['High', 'Low'] },
          { name: 'Negation', kind: 'boolean', options: [] },
        ],
      },
    ]);
    expect(scheme.linkTypes).toEqual([
      { name: 'Alias', from: ['Person'], to: ['<P>'], symmetric: true },
      { name: 'Who', from: ['Meet'], to: ['Person', 'City'] },
      { name: 'At', from: ['Meet'], to: ['City'] },
    ]);
  });

  it('reads a line of ten megabytes, whatever it is', () => {
    for (const line of [
      ' \t'.repeat(5e6),
      `T1\tA 0 6${' '.repeat(1e7)}x`,
      `A1\t${'a '.repeat(5e6)}`,
      `T1\tA ${'0 6;'.repeat(1e6)}`,
    ])
      expect(bratReader.read(foreignFile('a.ann', strToU8(`${landau}\n${line}`)), []).ok).toBe(true);
  });
});
