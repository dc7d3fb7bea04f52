import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { annotationRecord, documentRecord } from '../../domain/testing/records.ts';
import { readTags } from '../exchange/tag-schemes.ts';
import type { ProjectSource } from '../project-source.ts';
import { resolvedOf } from '../testing/digest.ts';
import { generatedCodebook } from '../testing/generated-project.ts';
import { foreignFile } from '../testing/read-back.ts';
import { textOf } from '../testing/text-of.ts';
import { conll } from './conll.ts';
import { conllReader } from './read-conll.ts';

interface Read {
  readonly error?: unknown;
  readonly faults: readonly string[];
  readonly found: string[];
  readonly texts: readonly string[];
}

function read(text: string): Read {
  const result = conllReader.read(foreignFile('a.conll', strToU8(text)), []);
  if (!result.ok) return { error: result.error, faults: [], found: [], texts: [] };
  const { documents, misfits } = resolvedOf(result.value.documents, conllReader.units);
  expect(misfits).toEqual([]);
  return {
    faults: result.value.faults.map(({ place, reason }) => `${place}: ${reason}`),
    found: documents.flatMap(({ annotations }) =>
      annotations.map(({ layer, label, quote }) => `${layer}${layer && ' '}${label} ${quote}`),
    ),
    texts: documents.map((document) => document.text),
  };
}

describe('tags without B- and I-', () => {
  const fewNerd = 'Paul\tperson-actor\nthe\tO\nNew\torg/media\nTimes\torg/media\n\nIn\tO\nRome\tGPE\n';

  it('mark runs of the same', () => {
    expect(read(fewNerd)).toMatchObject({
      found: ['person-actor Paul', 'org/media New Times', 'GPE Rome'],
      faults: [],
    });
    expect(conllReader.recognises({ path: 'train.txt', head: fewNerd })).toBe(2);
  });

  it('are none where one of them has B- or I-: then the others are written wrongly', () => {
    const found = read('Ada B-PER\nmet O\nACME B_ORG\nin O\nRome B-LOC\n');
    expect(found).toMatchObject({ found: ['PER Ada', 'LOC Rome'], texts: ['Ada met ACME in Rome\n'] });
    expect(found.faults).toEqual([expect.stringMatching(/^line 3: “B_ORG” is no tag/)]);
  });

  it('are no parts of speech, and no tables', () => {
    expect(read('Paul\tNNP\nleft\tVBD\n').error).toBeDefined();
    expect(conllReader.recognises({ path: 'x.txt', head: 'Paul\tNNP\nleft\tVBD\n\nHe\tPRP\n' })).toBe(0);
    expect(conllReader.recognises({ path: 'x.tsv', head: 'id\tblood\n1\tO\n2\tAB\n3\tO\n' })).toBe(0);
  });
});

describe('tags', () => {
  it.each([
    ['IOB1', 'I-A I-A B-A O I-B I-A', ['A 0 2', 'A 2 3', 'B 4 5', 'A 5 6']],
    ['IOB2', 'B-A I-A B-A I-B', ['A 0 2', 'A 2 3', 'B 3 4']],
    ['BIOES', 'B-A E-A S-A E-B I-A', ['A 0 2', 'A 2 3', 'B 3 4', 'A 4 5']],
    ['BMES', 'B-A M-A E-A S-A', ['A 0 3', 'A 3 4']],
    ['BILOU', 'B-A I-A L-A U-A U-A', ['A 0 3', 'A 3 4', 'A 4 5']],
    ['a hyphen in the label', 'B-e-mail I-e-mail', ['e-mail 0 2']],
    ['no label', 'B I O I', [' 0 2', ' 3 4']],
  ])('are read in %s', (_scheme, tags, runs) => {
    expect(readTags(tags.split(' ')).map(({ label, first, end }) => `${label} ${first} ${end}`)).toEqual(runs);
  });
});

describe('reading CoNLL', () => {
  it('makes a text of tokens, a line of each sentence, and a document of each -DOCSTART-', () => {
    const { texts, found, faults } = read(
      '-DOCSTART- -X- O O\r\n\r\nLev NNP I-NP B-PER\r\nLandau NNP I-NP I-PER\r\nsaid VBD I-VP O\r\n\r\n. . O O\r\n\r\n-DOCSTART- -X- O O\r\n\r\nUN NNP I-NP B-ORG\r\n',
    );
    expect(texts).toEqual(['Lev Landau said\n.\n', 'UN\n']);
    expect(found.sort()).toEqual([
      'ORG UN',
      'PER Lev Landau',
      'chunks NP Lev Landau',
      'chunks NP UN',
      'chunks VP said',
    ]);
    expect(faults).toEqual([]);
  });

  it('reads tabs with blanks in tokens, numbers in front, comments, and a hash that is a token', () => {
    expect(read('#\thttp://a.example [2009]\n1\tNew York\tB-LOC\tO\n2\t#\tO\tB-X\n# more\n3\t,\tO\tO\n').found).toEqual(
      ['column 3 LOC New York', 'column 4 X #'],
    );
    expect(read('#\tB-X\nno\tO\n').found).toEqual(['X #']);
  });

  it('keeps the labels of one set in one layer, as GermEval has them in two columns', () => {
    expect(read('1\tTroy\tB-OTH\tB-LOC\n2\tRome\tB-LOC\tO\n').found).toEqual(['OTH Troy', 'LOC Rome', 'LOC Troy']);
  });

  it('reads a first row as names of columns, and ids, joins and documents as HIPE has them', () => {
    const hipe = [
      'TOKEN NE-COARSE-LIT NE-COARSE-METO NE-NESTED NEL-LIT NEL-METO MISC',
      '# hipe2022:document_id = a-1',
      '# hipe2022:date = 1790-03-03',
      'From O O _ _ _ _',
      'New B-loc B-org O Q60 _ _',
      'York I-loc I-org O Q60 _ NoSpaceAfter',
      ', O O O _ _ EndOfLine',
      'he O O O _ _ _',
      '# hipe2022:document_id = a-2',
      'left O O O _ _ _',
    ].map((line) => (line.startsWith('#') ? line : line.replaceAll(' ', '\t')));
    const file = `${hipe.join('\n')}\n`;
    const { found, faults, texts } = read(file);
    expect(texts).toEqual(['From New York,\nhe\n', 'left\n']);
    expect(found).toEqual(['NE-COARSE-LIT loc New York', 'NE-COARSE-METO org New York']);
    expect(faults).toEqual([]);
    const result = conllReader.read(foreignFile('a.tsv', strToU8(file)), []);
    expect(result.ok && result.value.documents.map(({ name }) => name)).toEqual(['a-1', 'a-2']);
    expect(result.ok && result.value.documents[0]?.annotations.map(({ entity }) => entity?.externalIds)).toEqual([
      { wikidata: 'Q60' },
      undefined,
    ]);
    expect(conllReader.recognises({ path: 'a.tsv', head: file })).toBe(2);
  });

  it('is known by tags before a last column that has none', () => {
    expect(conllReader.recognises({ path: 'a.tsv', head: 'Oy\tO\nTurku\tB-LOC\tO\nAbo\tI-LOC\tO\n' })).toBe(2);
  });

  it('takes the first row of a short file for no word', () => {
    const short = 'tokens\tner_tags\nAnna\tB-PER\nmet\tO\n';
    expect(read(short)).toMatchObject({ texts: ['Anna met\n'], found: ['PER Anna'], faults: [] });
    expect(conllReader.recognises({ path: 'a.tsv', head: short })).toBe(2);
  });

  it('reads WikiNER, and refuses CoNLL-2009 with the reason', () => {
    const wikiner = 'Old|NNP|I-LOC Rome|NNP|I-LOC is|VBZ|O\n\nYes|UH|O\n';
    expect(read(wikiner)).toMatchObject({ texts: ['Old Rome is\nYes\n'], found: ['LOC Old Rome'], faults: [] });
    expect(conllReader.recognises({ path: 'a.txt', head: wikiner })).toBe(2);
    const row = '1 The the the DT DT _ _ 2 2 NMOD NMOD _ _ A0\n'.replaceAll(' ', '\t');
    expect(conllReader.recognises({ path: 'a.txt', head: row })).toBe(2);
    expect(read(row).error).toMatchObject({ params: { reason: expect.stringContaining('CoNLL-2009') } });
  });

  it('says which lines are no rows, and reads the others', () => {
    const rows = Array.from({ length: 20 }, (_, at) => `w${at} O\n`).join('');
    const found = read(`Ada B-PER\n${rows}x y z\nwho what\nalone\n`);
    expect(found.faults).toEqual([
      'line 22: it has 3 columns, the others have 2: its word stays without a tag',
      'line 23: “what” is no tag like B-PER, I-PER or O: its word stays without one',
      'line 24: it has 1 columns, the others have 2: its word stays without a tag',
    ]);
    expect(found.texts[0]).toMatch(/ w19 x who alone\n$/);
    expect(read('a\tO\n\tB-X\nb\tB-X\n').faults).toEqual(['line 2: it has a tag and no token']);
  });

  it('refuses what has no tags, and is not sure of what only looks like columns', () => {
    expect(read('This is\nno file\nof tokens\n').error).toMatchObject({ code: 'import/damaged' });
    expect(read('').error).toMatchObject({ code: 'import/damaged' });
    expect(conllReader.recognises({ path: 'a.txt', head: 'It was\nB-movie night\n' })).toBe(0);
    expect(conllReader.recognises({ path: 'a.txt', head: 'Ada B-PER\nsaid O\n' })).toBe(2);
    expect(conllReader.recognises({ path: 'a.conll', head: 'Ada B-PER\nsaid O\n' })).toBe(3);
    expect(conllReader.recognises({ path: 'a.conll', head: '1\tAda\t_\n' })).toBe(1);
  });

  it('reads long lines and many columns', () => {
    expect(read(`a O\nb B-X\n${'x '.repeat(5e6)}\n`).faults).toHaveLength(1);
    expect(read(`${'\t'.repeat(1e6)}O\na\tB-X\nb\tO\n`).found).toEqual(['X a']);
  });
});

const text = 'Ada Moss told Germany. She left.';

function source(...spans: readonly (readonly [start: number, end: number, labelId: string])[]): ProjectSource {
  const annotations = spans.map(([start, end, labelId], at) =>
    annotationRecord({ id: `a${at}`, text, spans: [{ start, end }], labelId }),
  );
  return {
    name: '',
    codebook: generatedCodebook,
    annotators: [],
    documents: [documentRecord({ id: 'd', length: text.length })],
    entities: [],
    propositions: [],
    memos: [],
    queries: [],
    rules: [],
    links: [],
    content: () => ({ text, blocks: [], marks: [] }),
    sourceBase64: () => '',
    annotationsOf: () => annotations,
    annotation: (id) => annotations.find((one) => one.id === id),
  };
}

function written(project: ProjectSource, choices: Readonly<Record<string, string>> = {}) {
  const plan = conll.plan?.(project, { offsets: 'utf16', excel: false, shape: 'file', choices });
  const [file] = plan?.files ?? [];
  return {
    text: file ? textOf(file) : '',
    notes: plan?.notes().map(({ key, params }) => `${key} ${JSON.stringify(params)}`),
  };
}

describe('writing CoNLL', () => {
  it('writes a token and its tag per line', () => {
    expect(written(source([0, 3, 'person'], [4, 8, 'person'], [14, 21, 'law']), { scheme: 'iob1' }).text).toBe(
      '-DOCSTART- O\n\nAda I-Person\nMoss B-Person\ntold O\nGermany I-Law_or_agreement\n. O\n\nShe O\nleft O\n. O\n\n',
    );
    expect(written(source([0, 8, 'person'], [14, 21, 'law']), { scheme: 'bioes' }).text).toContain(
      'Ada B-Person\nMoss E-Person\ntold O\nGermany S-Law_or_agreement\n',
    );
  });

  it('cuts words and joins sentences where annotations ask for it, and says so', () => {
    const { text: file, notes } = written(source([14, 20, 'person'], [21, 26, 'person']));
    expect(file).toContain('told O\nGerman B-Person\ny O\n. B-Person\nShe I-Person\nleft O\n. O\n\n');
    expect(notes).toEqual([
      'note.tags.layer {"layer":"Entities"}',
      'note.tags.cut {"tokens":1}',
      'note.tags.joined {"sentences":1}',
    ]);
  });

  it('leaves out what overlaps, by the rule, and counts it', () => {
    const overlapping = source([0, 8, 'person'], [4, 8, 'treaty'], [4, 13, 'law']);
    expect(written(overlapping, { flatten: 'longest' }).text).toContain('Ada O\nMoss B-Law_or_agreement\ntold I-');
    expect(written(overlapping, { flatten: 'shortest' }).text).toContain('Ada O\nMoss B-Treaty\ntold O');
    expect(written(overlapping, { flatten: 'first' }).text).toContain('Ada B-Person\nMoss I-Person\ntold O');
    expect(written(overlapping, { flatten: 'first' }).notes).toContain('note.tags.overlapping.first {"annotations":2}');
  });
});
