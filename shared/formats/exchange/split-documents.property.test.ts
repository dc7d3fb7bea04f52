import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DealtDocument, splitDocuments } from './split-documents.ts';

const documentList = fc
  .uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 8 }),
      group: fc.integer({ min: 0, max: 30 }),
      key: fc.constantFrom('a', 'b', 'c', 'd'),
      labels: fc.dictionary(fc.constantFrom('person', 'place', 'claim'), fc.integer({ min: 1, max: 9 })),
    }),
    { selector: ({ id }) => id, maxLength: 40 },
  )
  .map((list) =>
    list.map(({ id, group, key, labels }): DealtDocument => ({
      id,
      key,
      group: `g${group}`,
      labels: new Map(Object.entries(labels)),
    })),
  );

const options = fc.record({
  shares: fc.constantFrom([80, 10, 10], [8, 0, 2], [1, 1, 1], [70, 30, 0]),
  seed: fc.nat(),
});

const asLists = (parts: Set<string>[]) => parts.map((part) => [...part].sort());

describe('dealing documents out to parts', () => {
  it('gives every document to exactly one part, and groups stay together', () => {
    fc.assert(
      fc.property(documentList, options, (documents, chosen) => {
        const parts = splitDocuments(documents, chosen);
        expect(parts.flatMap((part) => [...part]).sort()).toEqual(documents.map(({ id }) => id).sort());
        for (const members of Map.groupBy(documents, ({ group }) => group).values()) {
          const holders = parts.filter((part) => members.some(({ id }) => part.has(id)));
          expect(holders).toHaveLength(1);
        }
        for (const [index, share] of chosen.shares.entries()) if (share === 0) expect(parts[index]?.size).toBe(0);
      }),
    );
  });

  it('does the same again, in whatever order the documents come', () => {
    fc.assert(
      fc.property(documentList, options, (documents, chosen) => {
        const again = splitDocuments(documents.toReversed(), chosen);
        expect(asLists(again)).toEqual(asLists(splitDocuments(documents, chosen)));
      }),
    );
  });

  it('keeps the shares, and gives every part of a rare label', () => {
    const documents = Array.from({ length: 100 }, (_, index): DealtDocument => ({
      id: `d${index}`,
      group: `d${index}`,
      key: `d${index}`,
      labels: new Map([['common', 5], ...(index % 10 === 0 ? [['rare', 1] as const] : [])]),
    }));
    const parts = splitDocuments(documents, { shares: [80, 10, 10], seed: 7 });
    expect(parts.map(({ size }) => size)).toEqual([80, 10, 10]);
    const rare = parts.map((part) => [...part].filter((id) => id.endsWith('0')).length);
    expect(rare).toEqual([8, 1, 1]);
  });

  it('is another division with another seed', () => {
    const documents = Array.from({ length: 40 }, (_, index): DealtDocument => ({
      id: `d${index}`,
      group: `d${index}`,
      key: `d${index}`,
      labels: new Map([['label', 1]]),
    }));
    const [one, two] = [1, 2].map((seed) => asLists(splitDocuments(documents, { shares: [5, 3, 2], seed })));
    expect(one).not.toEqual(two);
  });
});
