import { describe, expect, it } from 'vitest';
import type { ForeignDocument } from '../exchange/foreign-corpus.ts';
import { resolveOffsets } from '../exchange/resolve-offsets.ts';
import { strToU8 } from 'fflate';
import { foreignFile } from '../testing/read-back.ts';
import { classNamesOfCard, classNamesOfInfo } from './class-names.ts';
import { tokenJsonReader } from './read-token-json.ts';

function read(
  content: unknown,
  { path = 'train.jsonl', beside = {} }: { path?: string; beside?: Readonly<Record<string, string>> } = {},
) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const companions = Object.entries(beside).map(([name, card]) => foreignFile(name, strToU8(card)));
  const result = tokenJsonReader.read(foreignFile(path, strToU8(text)), companions);
  if (!result.ok) return { error: result.error.params, faults: [], documents: [] };
  const { documents, faults } = result.value;
  return { documents: documents.map(seen), faults: faults.map(({ place, reason }) => `${place}: ${reason}`) };
}

/** With the words that stand where the annotations say, which must be those of the file. */
function seen(document: ForeignDocument) {
  const whole = { ...document, text: document.text ?? '', hasByteOrderMark: false };
  const { documents, misfits, moved, quoted, confirmed } = resolveOffsets([whole], ['utf16']);
  expect({ misfits, moved, left: quoted - confirmed }).toEqual({ misfits: [], moved: [], left: 0 });
  return {
    name: document.name,
    text: document.text,
    words: documents.flatMap(({ annotations }) =>
      annotations.map(({ layer, label, quote }) => [layer, label, quote].filter((part) => part !== '').join(' ')),
    ),
    links: document.links.map(({ type, attributes }) => [type, ...Object.values(attributes ?? {}).flat()].join(' ')),
    fields: document.fields ?? {},
  };
}

const lines = (...rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

const eu = { id: '0', tokens: ['EU', 'rejects', 'German', 'call', '.'], ner_tags: ['B-ORG', 'O', 'B-MISC', 'O', 'O'] };
const peter = { id: '1', tokens: ['Peter', 'Blackburn'], ner_tags: ['B-PER', 'I-PER'] };
const names = ['ORG EU', 'MISC German', 'PER Peter Blackburn'];

const card = `---
license: mit
dataset_info:
  features:
  - name: id
    dtype: string
  - name: pos_tags
    sequence:
      class_label:
        names:
          '0': '"'
          '1': ''''''
  - name: ner_tags
    sequence:
      class_label:
        names:
          '0': O
          '1': "B-PER"
          '2': I-PER
          '3': B-ORG
          '4': B-MISC
  splits:
  - name: train
---
# A dataset
`;

describe('rows of tokens with tags', () => {
  it('are sentences of one document, which is the file', () => {
    const { documents, faults } = read(lines(eu, peter));
    expect(faults).toEqual([]);
    expect(documents).toMatchObject([{ name: 'train.jsonl', text: 'EU rejects German call .\nPeter Blackburn\n' }]);
    expect(documents[0]?.words).toEqual(names);
  });

  it('are a document for each thousand, where nothing names one', () => {
    const { documents } = read(lines(...Array.from({ length: 2500 }, () => peter)));
    expect(documents.map(({ name, words }) => [name, words.length])).toEqual([
      ['train.jsonl 1–1000', 1000],
      ['train.jsonl 1001–2000', 1000],
      ['train.jsonl 2001–2500', 500],
    ]);
  });

  it('are documents by the names that they have for them', () => {
    const { documents } = read(lines({ ...eu, doc_id: 'a' }, { ...peter, doc_id: 'b' }, { ...eu, doc_id: 'a' }));
    expect(documents.map(({ name, words }) => [name, words.length])).toEqual([
      ['a', 4],
      ['b', 1],
    ]);
  });

  it.each([
    ['a card', { 'README.md': card }],
    ['an info', { 'dataset_info.json': JSON.stringify({ features: { ner_tags: classLabel() } }) }],
    [
      'infos of configurations',
      { 'dataset_infos.json': JSON.stringify({ x: { features: { ner_tags: classLabel() } } }) },
    ],
  ])('have the names of their numbers from %s beside them', (_what, beside) => {
    const numbered = lines(
      { ...eu, pos_tags: [1, 2, 3, 4, 5], ner_tags: [3, 0, 4, 0, 0] },
      { ...peter, ner_tags: [1, 2] },
    );
    const { documents, faults } = read(numbered, { beside });
    expect(documents.flatMap(({ words }) => words)).toEqual(names);
    expect(faults).toEqual([]);
  });

  it('do not come in as numbers that nothing names', () => {
    const { error } = read(lines({ tokens: ['EU'], ner_tags: [3] }));
    expect(error).toMatchObject({ reason: expect.stringMatching(/“ner_tags” are numbers.*README\.md/) });
  });

  it('keep chunks and several kinds of names apart, and leave parts of speech', () => {
    const { documents } = read(
      lines({
        tokens: ['Ada', 'met', 'Bo'],
        pos_tags: ['NNP', 'VBD', 'NNP'],
        chunk_tags: ['B-NP', 'B-VP', 'B-NP'],
        ner_tags: ['B-PER', 'O', 'B-PER'],
        fine_ner_tags: ['person-poet', 'O', 'person-other'],
      }),
    );
    expect(documents[0]?.words).toEqual([
      'chunks NP Ada',
      'chunks VP met',
      'chunks NP Bo',
      'ner PER Ada',
      'ner PER Bo',
      'fine_ner person-poet Ada',
      'fine_ner person-other Bo',
    ]);
  });

  it('stand in the sentence as it was written, where the row has it', () => {
    const { documents } = read(lines({ tokens: ['Ada', ',', 'Bo'], tags: ['B-PER', 'O', 'B-PER'], text: 'Ada,  Bo' }));
    expect(documents).toMatchObject([{ text: 'Ada,  Bo\n', words: ['PER Ada', 'PER Bo'] }]);
    const { documents: others } = read(lines({ tokens: ['Ada', 'Bo'], tags: ['B-PER', 'O'], text: 'Ada and Bo' }));
    expect(others).toMatchObject([{ text: 'Ada Bo\n' }]);
  });

  it('are told with their place where tags and tokens are not as many, and where something else is in them', () => {
    const { documents, faults } = read(
      lines(eu, { ...peter, ner_tags: ['B-PER'] }, { ...peter, tokens: 'Peter' }, { ...peter, spans: ['PER: Peter'] }),
    );
    expect(documents.flatMap(({ words }) => words)).toEqual(names);
    expect(faults).toEqual([
      'line 3: it has no list of tokens',
      'line 4: “spans” is left out here and in all other rows: it stands beside no token',
      'line 2: it has 2 tokens and 1 “ner_tags”',
    ]);
  });
});

function classLabel(): object {
  return { feature: { names: ['O', 'B-PER', 'I-PER', 'B-ORG', 'B-MISC'], _type: 'ClassLabel' }, _type: 'Sequence' };
}

describe('spans by the numbers of tokens', () => {
  const sentences = [eu.tokens, ['Peter', 'Blackburn', 'agrees', '.']];

  it('are read from DyGIE++ and SciERC, with relations and mentions of one entity', () => {
    const { documents, faults } = read({
      doc_key: 'd1',
      sentences,
      ner: [
        [
          [0, 0, 'ORG'],
          [2, 2, 'MISC'],
        ],
        [[5, 6, 'PER']],
      ],
      relations: [[[0, 0, 2, 2, 'AGAINST']], [[5, 6, 3, 3, 'ABOUT']]],
      clusters: [
        [
          [0, 0],
          [5, 6],
        ],
      ],
      events: [],
    });
    expect(documents).toMatchObject([
      { name: 'd1', words: [...names, 'call'], links: ['AGAINST', 'ABOUT', 'coref'], fields: {} },
    ]);
    expect(faults).toEqual(['line 1, events: what stands there is left out']);
  });

  it('are read from DocRED, counted in each sentence, with the evidence of relations', () => {
    const { documents, faults } = read([
      {
        title: 'EU',
        sents: sentences,
        vertexSet: [
          [{ name: 'EU', pos: [0, 1], sent_id: 0, type: 'ORG' }],
          [
            { name: 'Peter Blackburn', pos: [0, 2], sent_id: 1, type: 'PER' },
            { pos: [0], sent_id: 9, type: 'PER' },
          ],
        ],
        labels: [
          { h: 0, t: 1, r: 'P1', evidence: [0, 1] },
          { h: 0, t: 7, r: 'P2', evidence: [] },
        ],
      },
    ]);
    expect(documents).toMatchObject([{ name: 'EU', words: ['ORG EU', 'PER Peter Blackburn'], links: ['P1 0 1'] }]);
    expect(faults).toEqual([
      expect.stringMatching(/^\[0\], vertexSet\[1\]\[1\]: .* is no mention$/),
      '[0], labels[1]: an end of the relation is no entity',
    ]);
  });

  it('are read from GLiNER', () => {
    const { documents, faults } = read([{ tokenized_text: eu.tokens, ner: [[0, 1, 'org'], [4, 5, 'x'], 'y'] }]);
    expect(documents).toMatchObject([{ name: 'train.jsonl 1', words: ['org EU rejects'] }]);
    expect(faults).toEqual([
      '[0], ner[2]: "y" is no span of tokens',
      '[0], ner[1]: there are no tokens 4 to 5 in that order, but 5 tokens',
    ]);
  });

  it('are read from the training data of spaCy 2, in the text as it was where that is there', () => {
    const token = (orth: string, ner: string) => ({ orth, ner });
    const sentence = {
      tokens: [token('Anna', 'U-PER'), token('left', 'O'), token('New', 'B-GPE'), token('York', 'L-GPE')],
    };
    const last = { tokens: [token('So', '-'), token('.', 'O')] };
    const raw = 'Anna  left New York. So.';
    const withDot = { tokens: [...sentence.tokens, token('.', 'O')] };
    const { documents } = read([
      { id: 7, paragraphs: [{ raw, sentences: [withDot, last], cats: [{ label: 'news', value: 1 }] }] },
      { id: 8, paragraphs: [{ sentences: [sentence] }] },
    ]);
    expect(documents).toMatchObject([
      {
        name: 'train.jsonl 7',
        text: 'Anna  left New York.\nSo.\n',
        words: ['PER Anna', 'GPE New York'],
        fields: { news: 1 },
      },
      { name: 'train.jsonl 8', text: 'Anna left New York\n', words: ['PER Anna', 'GPE New York'] },
    ]);
  });
});

describe('names of classes', () => {
  it('are those of the columns of a card, in quotes or not', () => {
    expect([...classNamesOfCard(card)]).toEqual([
      ['pos_tags', ['"', "''"]],
      ['ner_tags', ['O', 'B-PER', 'I-PER', 'B-ORG', 'B-MISC']],
    ]);
    expect([...classNamesOfCard(card.replaceAll('\n', '\r\n')).keys()]).toEqual(['pos_tags', 'ner_tags']);
    expect(classNamesOfCard('# No front matter\n- name: x\n').size).toBe(0);
  });

  it('are none where a description is of something else', () => {
    for (const info of [null, 3, [], {}, { features: [] }, { features: { a: { names: [1] } } }])
      expect(classNamesOfInfo(info).size).toBe(0);
  });
});

it('knows its files by their first record, and no others', () => {
  const sureOf = (content: unknown) =>
    tokenJsonReader.recognises({
      path: 'x.json',
      head: typeof content === 'string' ? content : JSON.stringify(content),
    });
  expect(sureOf(lines(eu, peter))).toBe(2);
  expect(sureOf([eu])).toBe(2);
  expect(sureOf({ tokens: [], labels: [] })).toBe(2);
  expect(sureOf({ tokenized_text: ['a'], ner: [] })).toBe(3);
  expect(sureOf({ text: 'Ada', tokens: [{ text: 'Ada', start: 0, end: 3 }], spans: [] })).toBe(0);
  expect(sureOf({ text: 'Ada', label: [[0, 3, 'PER']] })).toBe(0);
  expect(sureOf({ tokens: ['Ada'], lemmas: ['ada'] })).toBe(0);
  expect(sureOf('tokens and "ner_tags": [1]')).toBe(0);
});
