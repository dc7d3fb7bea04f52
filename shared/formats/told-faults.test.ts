import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { AnnotationReader } from './exchange/annotation-reader.ts';
import { doccanoReader } from './doccano/read-doccano.ts';
import { datasetReader } from './hugging-face/read-dataset.ts';
import { prodigyReader } from './prodigy/read-prodigy.ts';
import { pubtatorReader } from './pubtator/read-pubtator.ts';
import { teiReader } from './tei/read-tei.ts';
import { resolvedOf } from './testing/digest.ts';
import { foreignFile } from './testing/read-back.ts';

// What a file says that cannot come in is told with its place, and is never taken for something else.

function read(reader: AnnotationReader, text: string) {
  const corpus = reader.read(foreignFile('x', strToU8(text)), []);
  if (!corpus.ok) throw new Error(JSON.stringify(corpus.error));
  const [document] = corpus.value.documents;
  return { ...corpus.value, annotations: document?.annotations ?? [], links: document?.links ?? [], document };
}

describe('offsets that are none', () => {
  it.each([-1, 17.5, 'x', true])('are no classes of a text of doccano (%j)', (start) => {
    const entities = [
      { id: 1, start_offset: 0, end_offset: 2, label: 'A' },
      { id: 2, start_offset: start, end_offset: 5, label: 'B' },
    ];
    const found = read(doccanoReader, JSON.stringify({ text: 'He said', entities }));
    expect(found.annotations).toHaveLength(1);
    expect(found.faults).toMatchObject([{ place: 'line 1, entities[1]' }]);
    expect(found.document?.fields).toEqual({});
  });

  it.each(['-1', '1.5', 'x'])('are no relations of PubTator (%s)', (start) => {
    const found = read(pubtatorReader, `1|t|He said\n1|a|So\n1\t${start}\t2\tHe\tPerson\tD1\n1\tCID\tD1\tD2\n`);
    expect(found.document?.fields).toEqual({ relations: ['CID D1 D2'] });
    expect(found.faults).toMatchObject([{ place: 'line 3' }]);
  });
});

it('holds the words of fragments against the text, be they joined or those from the first to the last', () => {
  const entity = (first: object, last: object, text: string) => ({
    start: 0,
    end: 13,
    text,
    label: 'X',
    fragments: [first, last],
  });
  const entities = [
    entity({ start: 0, end: 3 }, { start: 9, end: 13 }, 'New fine York'),
    entity({ start: 0, end: 3 }, { start: 9, end: 13 }, 'New York'),
    entity({ start: 1, end: 4 }, { start: 8, end: 11 }, 'New fine York'),
    entity({ start: 1, end: 4 }, { start: -8, end: 11 }, 'New fine York'),
  ];
  const found = read(datasetReader, JSON.stringify({ text: 'New fine York is large', entities }));
  expect(found.faults).toMatchObject([{ place: 'line 1, entities[3]' }]);
  const resolved = resolvedOf(found.documents, datasetReader.units);
  expect(resolved.documents[0]?.annotations.map(({ quote }) => quote)).toEqual(['New York', 'New York']);
  expect(resolved.misfits).toMatchObject([{ place: 'line 1, entities[2]' }]);
});

it.each([
  [
    datasetReader,
    {
      entities: [
        { id: 'a', start: 0, end: 2, label: 'A' },
        { id: 'a', start: 3, end: 7, label: 'B' },
      ],
      relations: [{ head: 'a', tail: 'a' }],
    },
  ],
  [
    doccanoReader,
    {
      entities: [
        { id: 1, start_offset: 0, end_offset: 2, label: 'A' },
        { id: 1, start_offset: 3, end_offset: 7, label: 'B' },
      ],
      relations: [{ from_id: 1, to_id: 1 }],
    },
  ],
])('leads a link to the first of several annotations with one id, and says so', (reader, record) => {
  const found = read(reader, JSON.stringify({ text: 'He said', ...record }));
  const [first, second] = found.annotations;
  expect(first?.key).not.toBe(second?.key);
  expect(found.links).toMatchObject([{ from: { key: first?.key }, to: { key: first?.key } }]);
  expect(found.faults.map(({ place }) => place)).toEqual(['line 1, relations[0]', 'line 1, relations[0]']);
});

it('says which lists are none', () => {
  const faults = ['spans', 'relations', 'tokens', 'accept'].map((key) => {
    const record = { text: 'He said', spans: [{ start: 0, end: 2, label: 'A' }], [key]: { 0: 'x' } };
    return read(prodigyReader, JSON.stringify(record)).faults.map(({ place }) => place);
  });
  expect(faults).toEqual([['line 1, spans'], ['line 1, relations'], ['line 1, tokens'], ['line 1, accept']]);
});

it('says which pointers of TEI lead nowhere, keeps certainty in words, and claims no words of its own', () => {
  const span = (more: string) => `<span target="#p1" ${more}>Claim</span>`;
  const spans = span('resp="#nobody"') + span('ana="#none"') + span('cert="high"') + span('cert="0.5"');
  const text = '<text><body><p xml:id="p1">He said</p></body></text>';
  const found = read(
    teiReader,
    `<TEI xmlns="http://www.tei-c.org/ns/1.0">${text}<standOff><spanGrp>${spans}</spanGrp></standOff></TEI>`,
  );
  expect(found.faults.map(({ reason }) => reason)).toEqual([
    'its resp points at #nobody, which is not in the file',
    'its ana points at #none, which is not in the file',
  ]);
  expect(found.annotations[2]?.attributes).toEqual({ cert: 'high' });
  expect(found.annotations[3]?.confidence).toBe(0.5);
  expect(resolvedOf(found.documents, teiReader.units)).toMatchObject({ quoted: 0, misfits: [] });
});
