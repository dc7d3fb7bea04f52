import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { resolvedOf } from '../testing/digest.ts';
import { foreignFile } from '../testing/read-back.ts';
import { datasetReader } from './read-dataset.ts';

const text = 'Hello Rome and 😀 Oslo';

function read(row: object) {
  const line = JSON.stringify(row);
  const sure = datasetReader.recognises({ path: 'x.jsonl', head: line });
  const answer = datasetReader.read(foreignFile('x.jsonl', strToU8(line)), []);
  if (!answer.ok) return { sure, error: answer.error.params };
  const { documents, misfits, moved } = resolvedOf(answer.value.documents, datasetReader.units);
  return {
    sure,
    faults: [...answer.value.faults, ...misfits, ...moved].map(({ reason }) => reason),
    texts: documents.map((document) => document.text),
    words: documents.flatMap(({ annotations }) =>
      annotations.map(({ layer, label, quote }) => [layer, label, quote].filter((part) => part !== '').join(' ')),
    ),
    links: documents.flatMap(({ links }) => links.map(({ type }) => type)),
    fields: documents[0]?.fields,
    named: documents.flatMap(({ annotations }) =>
      annotations.flatMap(({ entity }) => (entity ? [entity.externalIds] : [])),
    ),
  };
}

describe('mentions of rows', () => {
  it.each([
    ['start_char', { entities: [{ start_char: 6, end_char: 10, label: 'LOC' }] }],
    ['startOffset', { mentions: [{ startOffset: 6, endOffset: 10, category: 'LOC' }] }],
    ['begin', { annotations: [{ begin: 6, end: 10, tag: 'LOC' }] }],
    ['offset and length', { entities: [{ offset: 6, length: 4, type: 'LOC', text: 'Rome' }] }],
    ['something before the offsets', { entities: [{ meta: { a: 1 }, start: 6, end: 10, label: 'LOC' }] }],
    ['labels', { labels: [{ start: 6, end: 10, label: 'LOC' }] }],
    ['label', { label: [{ start: 6, end: 10, label: 'LOC' }] }],
    ['Vertex AI', { textSegmentAnnotations: [{ startOffset: 6, endOffset: 10, displayName: 'LOC' }] }],
    ['Dataturks', { annotation: [{ label: ['LOC'], points: [{ start: 6, end: 9, text: 'Rome' }] }] }],
    ['lists of columns', { entities: { start: [6], end: [10], label: ['LOC'] } }],
  ])('have their places by what programs call them: %s', (_what, row) => {
    const found = read({ text, ...row });
    expect(found).toMatchObject({ words: ['LOC Rome'], faults: [], texts: [text] });
    expect(found.sure).toBeGreaterThan(1);
  });

  it('are in texts of other names, and in none that only names the document', () => {
    for (const key of ['textContent', 'document', 'body'])
      expect(read({ [key]: text, entities: [{ start: 6, end: 10, label: 'LOC' }] })).toMatchObject({ texts: [text] });
    const row = { document: 'a.txt', text, entities: [{ start: 6, end: 10, label: 'LOC' }] };
    expect(read(row)).toMatchObject({ texts: [text], words: ['LOC Rome'] });
  });

  it('are not there where nothing has a place', () => {
    for (const row of [{ text }, { text, labels: ['news'] }, { text, annotations: [{ id: 1 }] }, { entities: [] }])
      expect(read(row).sure).toBe(0);
    expect(read({ text, entities: [] }).sure).toBe(2);
  });
});

it('reads what `Doc.to_json()` of spaCy writes: entities, groups of spans, categories', () => {
  const tokens = [{ id: 0, start: 0, end: 5, pos: 'INTJ' }];
  const spans = { sc: [{ start: 17, end: 21, label: 'CITY', kb_id: 'Q585' }] };
  const row = { text, ents: [{ start: 6, end: 10, label: 'LOC' }], sents: [{ start: 0, end: 21 }], tokens, spans };
  expect(read({ ...row, cats: { news: 0.5 } })).toMatchObject({
    words: ['LOC Rome', 'sc CITY Oslo'],
    faults: [],
    fields: { news: 0.5 },
  });
});

describe('BigBIO', () => {
  const mention = (id: string, words: string, start: number) => ({
    id,
    type: 'Chem',
    text: [words],
    offsets: [[start, start + words.length]],
    normalized: [{ db_name: 'MESH', db_id: 'D1' }],
  });

  it('has passages, fragments, relations and ids of authorities', () => {
    const found = read({
      id: '0',
      passages: [
        { type: 'title', text: ['Aspirin helps.'], offsets: [[0, 14]] },
        { type: 'abstract', text: ['It treats pain well.'], offsets: [[16, 36]] },
      ],
      entities: [
        mention('a', 'Aspirin', 0),
        {
          ...mention('b', 'pain', 26),
          text: ['treats', 'well'],
          offsets: [
            [19, 25],
            [31, 35],
          ],
        },
      ],
      relations: [{ id: 'r', type: 'treats', arg1_id: 'a', arg2_id: 'b', normalized: [] }],
    });
    expect(found).toMatchObject({
      texts: ['Aspirin helps. \nIt treats pain well.'],
      words: ['Chem Aspirin', 'Chem treats well'],
      links: ['treats'],
      faults: [],
      sure: 3,
    });
    expect(found.named).toEqual([{ MESH: 'D1' }, { MESH: 'D1' }]);
  });

  it('is left out where a fragment has no place', () => {
    const found = read({
      text,
      entities: [
        {
          ...mention('a', 'Rome', 6),
          offsets: [
            [6, 10],
            ['x', 2],
          ],
        },
      ],
    });
    expect(found.words ?? []).toEqual([]);
  });
});
