import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentRecord } from '../domain/testing/records.ts';
import { PackedDocuments, packDocuments, unpackDocuments } from './packed-documents.ts';

const counts = fc.dictionary(fc.constantFrom('person', 'place', 'statement'), fc.integer({ min: 1 }), {
  noNullPrototype: true,
});

it('gives every document with its counts back, in the same order', () => {
  fc.assert(
    fc.property(fc.array(counts, { maxLength: 12 }), (countsOf) => {
      const documents = countsOf.map((_, position) => {
        const { id, name, metadata, status } = documentRecord({ id: `d${position}` });
        return { id, name, position, metadata, status };
      });
      const labelCounts = documents.flatMap(({ id }, place) =>
        Object.entries(countsOf[place] ?? {}).map(([labelId, annotations]) => ({
          labelId,
          documentId: id,
          annotations,
        })),
      );
      const packed = PackedDocuments.parse(JSON.parse(JSON.stringify(packDocuments(documents, labelCounts))));
      expect(unpackDocuments(packed)).toEqual(
        documents.map((document, place) => ({ document, counts: countsOf[place] })),
      );
    }),
  );
});

it('leaves out counts of documents that are not in the list', () => {
  const packed = packDocuments([], [{ labelId: 'person', documentId: 'gone', annotations: 3 }]);
  expect(unpackDocuments(packed)).toEqual([]);
});

it('says so when a column is too short', () => {
  const { id, name, position, metadata, status } = documentRecord({ id: 'd1' });
  const packed = packDocuments([{ id, name, position, metadata, status }], []);
  expect(() => unpackDocuments({ ...packed, names: [] })).toThrow('not whole');
});
