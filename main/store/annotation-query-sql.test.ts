import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotation, AttributeValue } from '#shared/domain/annotation.ts';
import { AnnotationQuery } from '#shared/domain/annotation-query.ts';
import type { DocumentRecord } from '#shared/domain/document.ts';
import type { ProjectStore } from './project-store.ts';
import { addAnnotator, addDocument, createStore, must, run, temporaryFolder } from './testing/fixture.ts';

/** What a query means, said without SQL: all of it in memory, one annotation at a time. */
function meets(annotation: Annotation, document: DocumentRecord, query: AnnotationQuery): boolean {
  const among = (value: string | null, list: readonly string[] | undefined) =>
    list === undefined || (value !== null && list.includes(value));
  const words = (text: string | undefined) => (text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text: string, wanted: string | undefined) =>
    words(wanted).every((word) => text.toLowerCase().includes(word));
  return (
    among(annotation.layerId, query.layerIds) &&
    among(annotation.labelId, query.labelIds) &&
    among(annotation.annotatorId, query.annotatorIds) &&
    among(annotation.documentId, query.documentIds) &&
    among(annotation.entityId, query.entityIds) &&
    among(annotation.origin.kind, query.origins) &&
    among(document.status, query.documentStatuses) &&
    (query.statuses === undefined ? annotation.status !== 'rejected' : query.statuses.includes(annotation.status)) &&
    meetsAttribute(annotation.attributes, query.attribute) &&
    holds(annotation.quote, query.text) &&
    holds(annotation.note, query.note)
  );
}

function meetsAttribute(
  attributes: Readonly<Record<string, AttributeValue>>,
  asked: AnnotationQuery['attribute'],
): boolean {
  if (!asked) return true;
  const value = Object.hasOwn(attributes, asked.id) ? attributes[asked.id] : undefined;
  const all: readonly string[] = Array.isArray(value) ? value : [String(value ?? '')].filter((one) => one !== '');
  if (asked.values.length > 0) return all.some((one) => asked.values.includes(one));
  return all.length > 0 !== (asked.missing === true);
}

/** Names that would break out of a text that was not a parameter, or out of a JSON path. */
const nastyIds = ['kind', "it's", 'say "x"', 'back\\slash', '$.a[0]', '😀', 'value', 'Łódź %_'];
const texts = ['Landau', 'ŁÓDŹ', 'łódź', 'cafe\u0301', '50 %', '_', "O'Neil", '"', '\\', '😀 smile', 'İstanbul', ''];
const values: readonly AttributeValue[] = [
  ...texts,
  0,
  4,
  -4,
  0.1,
  1e21,
  1e-7,
  2 ** 53,
  true,
  false,
  [],
  ['a'],
  ['a', 'b'],
  ["it's", '4'],
];
const labels = ['person', 'place', 'claim'] as const;

const drawnAnnotation = fc.record({
  documentId: fc.constantFrom('d1', 'd2', "d'3"),
  labelId: fc.constantFrom(...labels),
  start: fc.nat(40),
  length: fc.integer({ min: 1, max: 20 }),
  attributes: fc.dictionary(fc.constantFrom(...nastyIds), fc.constantFrom(...values), { maxKeys: 3 }),
  note: fc.constantFrom(...texts),
  status: fc.constantFrom('open', 'accepted', 'rejected'),
  origin: fc.constantFrom('manual', 'propagated', 'suggested', 'imported'),
});

const some = <Value>(...from: readonly Value[]) => fc.option(fc.subarray([...from]), { nil: undefined });
const typed = fc.option(fc.constantFrom(...texts, 'landau', 'LAND', 'said friday', "' OR 1=1 --", '%'), {
  nil: undefined,
});

const drawnQuery = fc
  .record({
    layerIds: some('entities', 'claims', "x' OR '1'='1"),
    labelIds: some(...labels, 'no such label'),
    documentIds: some('d1', "d'3", '"'),
    entityIds: some('e'),
    statuses: some('open', 'accepted', 'rejected'),
    origins: some('manual', 'imported'),
    documentStatuses: some('open', 'finished'),
    attribute: fc.option(
      fc.record(
        {
          id: fc.constantFrom(...nastyIds, 'absent'),
          values: fc.subarray([...values.flat().map(String), 'absent', '4.0', ' 4', 'TRUE']),
          missing: fc.boolean(),
        },
        { requiredKeys: ['id', 'values'] },
      ),
      { nil: undefined },
    ),
    text: typed,
    note: typed,
  })
  .map((query) => AnnotationQuery.parse(query));

/** A project with annotations that no codebook would allow, as an old import may have left them. */
function fill(
  store: ProjectStore,
  drawn: readonly (typeof drawnAnnotation extends fc.Arbitrary<infer One> ? One : never)[],
) {
  const annotatorId = addAnnotator(store);
  for (const id of ['d1', 'd2', "d'3"])
    addDocument(store, id, `${id} Landau said on Friday in Łódź that 😀 the cafe\u0301 held.`);
  must(run(store, { type: 'document.edit', id: 'd2', status: 'finished' }));
  const records = drawn.map(({ documentId, labelId, start, length, attributes, note, status, origin }, number) => {
    const text = store.read.textOf(documentId);
    const from = Math.min(start, text.length - 1);
    const span = whole(text, { start: from, end: Math.min(from + length, text.length) });
    return {
      kind: 'annotation',
      record: {
        id: `a${number}`,
        documentId,
        layerId: labelId === 'claim' ? 'claims' : 'entities',
        labelId,
        spans: [span],
        quote: text.slice(span.start, span.end),
        attributes,
        note,
        entityId: null,
        annotatorId,
        status,
        origin: { kind: origin, by: '' },
        confidence: null,
        codebookVersion: 1,
        createdAt: '2026-11-22T08:30:00.000Z',
        updatedAt: '2026-11-22T08:30:00.000Z',
      },
    };
  });
  if (records.length > 0) must(run(store, { type: 'project.merge', records }));
}

function whole(text: string, { start, end }: { start: number; end: number }) {
  const isLow = (offset: number) => (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
  return { start: isLow(start) ? start - 1 : start, end: isLow(end) ? end + 1 : end };
}

describe('a query over the annotations', () => {
  it('finds in SQL what it means, in the order of documents and text', () => {
    fc.assert(
      fc.property(
        fc.array(drawnAnnotation, { maxLength: 12 }),
        fc.array(drawnQuery, { minLength: 8, maxLength: 8 }),
        (drawn, queries) => {
          using folder = temporaryFolder();
          const store = createStore(folder.file('q.annotary'));
          fill(store, drawn);
          const documents = new Map(store.read.documents().map((document) => [String(document.id), document]));
          for (const query of queries) {
            const expected = [...store.read.annotations()]
              .filter((one) => {
                const document = documents.get(one.documentId);
                return document !== undefined && meets(one, document, query);
              })
              .map(({ id }) => id);
            expect(store.read.annotationIds(query), JSON.stringify(query)).toEqual(expected);
            const numbers = store.read.annotationNumbers(query);
            expect(store.read.annotationsNumbered(numbers).map(({ id }) => id)).toEqual(expected);
          }
          store.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  it.each<[string, AttributeValue, readonly string[], boolean]>([
    ['a number by what is written for it', 1e21, ['1e+21'], true],
    ['a number not by another way of writing it', 4, ['4.0'], false],
    ['a choice by one of its options', ['a', 'b'], ['b'], true],
    ['yes and no', true, ['true'], true],
    ['not a text by a number', '4', ['04'], false],
  ])('compares %s', (_, value, wanted, expected) => {
    using folder = temporaryFolder();
    const store = createStore(folder.file('q.annotary'));
    fill(store, [
      {
        documentId: 'd1',
        labelId: 'claim',
        start: 0,
        length: 3,
        attributes: { kind: value },
        note: '',
        status: 'open',
        origin: 'manual',
      },
    ]);
    const query = AnnotationQuery.parse({ attribute: { id: 'kind', values: wanted } });
    expect(store.read.annotationIds(query)).toHaveLength(expected ? 1 : 0);
    store.close();
  });

  it.each([
    ['IMPORTANT really', 1],
    ['the report', 1],
    ['import', 1],
    ['**', 0],
    ['example', 0],
  ])('looks at what is shown of a note, for %j', (note, expected) => {
    using folder = temporaryFolder();
    const store = createStore(folder.file('q.annotary'));
    fill(store, [
      {
        documentId: 'd1',
        labelId: 'claim',
        start: 0,
        length: 3,
        attributes: {},
        note: 'im**port**ant, *really*: [the report](https://example.org/)',
        status: 'open',
        origin: 'manual',
      },
    ]);
    expect(store.read.annotationIds(AnnotationQuery.parse({ note }))).toHaveLength(expected);
    store.close();
  });

  it.each([
    ['landau', {}, 1],
    ['landau', { caseSensitive: true }, 0],
    ['Landau', { caseSensitive: true }, 1],
    ['aid', {}, 1],
    ['aid', { wholeWord: true }, 0],
    ['LANDAU said', { wholeWord: true }, 1],
    ['LANDAU said', { wholeWord: true, caseSensitive: true }, 0],
  ])('finds %j in “Landau said” with %j', (text, how, expected) => {
    using folder = temporaryFolder();
    const store = createStore(folder.file('q.annotary'));
    const plain = { attributes: {}, note: '', status: 'open', origin: 'manual' } as const;
    fill(store, [{ documentId: 'd1', labelId: 'claim', start: 3, length: 11, ...plain }]);
    expect(store.read.annotationIds(AnnotationQuery.parse({ text, ...how }))).toHaveLength(expected);
    store.close();
  });

  it('folds accents however they are written', () => {
    using folder = temporaryFolder();
    const store = createStore(folder.file('q.annotary'));
    fill(store, [
      {
        documentId: 'd1',
        labelId: 'place',
        start: 0,
        length: 60,
        attributes: {},
        note: '',
        status: 'open',
        origin: 'manual',
      },
    ]);
    expect(store.read.annotationIds(AnnotationQuery.parse({ text: 'CAFÉ łÓDŹ' }))).toEqual(['a0']);
    store.close();
  });
});
