import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnnotationId, DocumentId, EntityId } from '../../domain/ids.ts';
import { type ComparableClaim, pairKey, proposeMatches } from './propose-matches.ts';

const bruce = { id: EntityId.parse('bruce'), name: 'Tammy Bruce' };

function claim(id: string, documentId: string, text: string, more: Partial<ComparableClaim> = {}): ComparableClaim {
  return {
    id: AnnotationId.parse(id),
    documentId: DocumentId.parse(documentId),
    text,
    entities: [],
    speakerIds: [],
    ...more,
  };
}

const reported = [
  claim('gratitude', 'a', 'Landau expressed gratitude to India for its assistance in tackling illegal immigration'),
  claim('deficit', 'a', 'a goods trade deficit of $45.7 billion with India in 2024'),
  claim('thanks', 'b', 'Landau thanked Misri for India’s assistance in addressing illegal immigration'),
  claim('surplus', 'c', 'a $35 billion trade surplus with Washington from January to November 2024'),
  claim('weather', 'c', 'rain is expected over the coast on Sunday'),
  claim('deficit-again', 'd', 'India’s goods trade deficit was $41 billion in 2023'),
];

function propose(claims: readonly ComparableClaim[], decided: readonly string[] = []) {
  return proposeMatches({ claims, decided: new Set(decided) });
}

describe('pairs of claims that may be about the same', () => {
  it('are found by what few claims share, the likeliest first, with what they share', () => {
    const [first] = propose(reported);
    expect(first).toMatchObject({ fromId: 'gratitude', toId: 'thanks', suggestion: 'same' });
    const words = first?.reasons.find(({ kind }) => kind === 'words');
    expect(words?.texts).toContain('illegal');
    expect(propose(reported).some(({ fromId, toId }) => [fromId, toId].includes(AnnotationId.parse('weather')))).toBe(
      false,
    );
  });

  it('have one speaker where one of those who say it together says the other, too', () => {
    const landau = EntityId.parse('landau');
    const [match] = propose([
      claim('one', 'a', 'the talks went well', { speakerIds: [landau, bruce.id] }),
      claim('two', 'b', 'the talks went very well', { speakerIds: [bruce.id] }),
    ]);
    expect(match?.reasons.map(({ kind }) => kind)).toContain('speaker');
  });

  it('are found by their words where no blanks part these', () => {
    const claims = [
      claim('one', 'a', '堤坝在周六早上决堤，至少四人死亡'),
      claim('two', 'b', '消防队说周六堤坝出现裂缝'),
    ];
    const [match] = proposeMatches({ claims, decided: new Set(), threshold: 0.1 });
    expect(match?.reasons).toEqual([{ kind: 'words', texts: expect.arrayContaining(['堤坝', '周六']) }]);
  });

  it('with other numbers are proposed as different figures, and both numbers are told', () => {
    const match = propose(reported).find(({ toId }) => toId === 'deficit-again');
    expect(match).toMatchObject({ fromId: 'deficit', suggestion: 'different-figure' });
    expect(match?.reasons.at(-1)).toEqual({ kind: 'other-numbers', texts: ['45.7, 2024', '41, 2023'] });
  });

  it('are likelier with one speaker and with the same entities', () => {
    const plain = [claim('one', 'a', 'the talks went well'), claim('two', 'b', 'the talks were productive')];
    const [without] = proposeMatches({ claims: plain, decided: new Set(), threshold: 0 });
    const [withSpeaker] = proposeMatches({
      claims: plain.map((one) => ({ ...one, speakerIds: [bruce.id], entities: [bruce] })),
      decided: new Set(),
      threshold: 0,
    });
    expect(withSpeaker?.confidence).toBeGreaterThan(without?.confidence ?? 1);
    expect(withSpeaker?.reasons.map(({ kind }) => kind)).toEqual(['words', 'entities', 'speaker']);
  });

  it('are not of one document, and not proposed again once they are decided', () => {
    expect(propose(reported.map((one) => ({ ...one, documentId: DocumentId.parse('a') })))).toEqual([]);
    const key = pairKey('thanks', 'gratitude');
    expect(propose(reported, [key]).some(({ fromId, toId }) => pairKey(fromId, toId) === key)).toBe(false);
  });

  it('are each there once, with a confidence from 0 to 1, whatever the claims say', () => {
    const word = fc.constantFrom('trade', 'talks', 'India', '45.7', 'tariffs', 'the', 'Landau', '1,200', 'said', '’s');
    const claims = fc
      .array(fc.tuple(fc.array(word, { maxLength: 8 }), fc.constantFrom('a', 'b', 'c')), { maxLength: 20 })
      .map((list) => list.map(([words, documentId], at) => claim(`c-${at}`, documentId, words.join(' '))));
    fc.assert(
      fc.property(claims, (list) => {
        const matches = proposeMatches({ claims: list, decided: new Set(), threshold: 0.01 });
        expect(new Set(matches.map(({ fromId, toId }) => pairKey(fromId, toId))).size).toBe(matches.length);
        for (const { confidence } of matches) expect(confidence > 0 && confidence <= 1).toBe(true);
      }),
    );
  });
});
