import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { independence } from './independence.ts';
import { findSharedPassages, type SharedPassage } from './shared-passages.ts';

const wire =
  'Officials underscored the importance of reciprocal market access to fostering economic growth, and promised ' +
  'further negotiations about agricultural subsidies before summer.';

function shown(texts: Readonly<Record<string, string>>, minimumWords = 8): string[] {
  const list = Object.entries(texts).map(([id, text]) => ({ id, text }));
  return findSharedPassages(list, { minimumWords }).map(({ places }) =>
    places.map(({ id, span }) => `${id}: ${texts[id]?.slice(span.start, span.end)}`).join(' | '),
  );
}

describe('findSharedPassages', () => {
  it('finds a passage in all places, as far as it goes, whatever its blanks, marks and case', () => {
    const found = shown({
      a: `Monday. ${wire} Nobody else spoke.`,
      b: `${wire.replace(/ /g, '\n').toUpperCase()} The weather held.`,
      c: 'Nothing of that sort was printed here.',
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^a: Officials underscored [^|]* before summer \| b: OFFICIALS\n[^|]*\nSUMMER$/);
  });

  it('joins what differs by a few words, and tells how much', () => {
    const near = wire.replace('reciprocal market', 'fair market').replace('further', 'many further');
    const [passage] = findSharedPassages(
      [
        { id: 'a', text: wire },
        { id: 'b', text: near },
      ],
      { minimumWords: 8 },
    );
    expect(passage?.words).toBe(21);
    expect(passage?.similarity).toBeGreaterThan(0.9);
    expect(passage?.similarity).toBeLessThan(1);
  });

  it('finds what one text repeats', () => {
    expect(shown({ a: `${wire} In between others spoke. ${wire}` })).toHaveLength(1);
  });

  it('gives a quotation inside of a longer copy a group of its own', () => {
    const quote = 'importance of reciprocal market access to fostering economic growth';
    const found = shown({ a: wire, b: wire, c: `She praised the ${quote} yesterday.` });
    expect(found.map((places) => places.replace(/: [^|]*/g, ' '))).toEqual(['a | b ', 'a | b | c ']);
  });

  it('does not count common phrases and names', () => {
    const phrase = 'US Deputy Secretary of State Christopher Landau and Foreign Secretary Vikram Misri';
    expect(shown({ a: `Then ${phrase} met.`, b: `Later ${phrase} parted.` })).toEqual([]);
    const phraseOfLittle = 'as it was said that they would have been there with us';
    expect(shown({ a: `But ${phraseOfLittle} again.`, b: `Well ${phraseOfLittle} never.` })).toEqual([]);
  });

  it('takes no text for a copy of itself, however often it says the same', () => {
    const found = findSharedPassages([{ id: 'a', text: 'trade deal '.repeat(2000) }], {
      minimumWords: 8,
      minimumRarity: 0,
    });
    for (const { places } of found)
      for (const [i, { span }] of places.entries())
        expect(span.start).toBeGreaterThanOrEqual(places[i - 1]?.span.end ?? 0);
  });

  it('finds every run of the least number of words between two texts, and nothing that is not there', () => {
    const word = fc.constantFrom(
      ...Array.from({ length: 30 }, (_, i) => `word${String.fromCharCode(97 + (i % 26))}${i}`),
    );
    const words = (length: number) => fc.array(word, { maxLength: length });
    fc.assert(
      fc.property(words(40), words(40), fc.array(word, { minLength: 6, maxLength: 12 }), (a, b, run) => {
        const half = Math.floor(b.length / 2);
        const texts = {
          a: [...a, ...run].join(' '),
          b: [...b.slice(0, half), ...run, ...b.slice(half)].join(' '),
        };
        const list = Object.entries(texts).map(([id, text]) => ({ id, text }));
        const found = findSharedPassages(list, { minimumWords: 6, minimumRarity: 0 });
        const held = found.some(({ places }) => {
          const inA = places.some(
            ({ id, span }) => id === 'a' && texts.a.slice(span.start, span.end).includes(run.join(' ')),
          );
          return inA && places.length > 1;
        });
        expect(held).toBe(true);
        for (const { places, similarity } of found) {
          expect(places.length).toBeGreaterThan(1);
          if (similarity === 1)
            expect(new Set(places.map(({ id, span }) => texts[id as 'a' | 'b'].slice(span.start, span.end))).size).toBe(
              1,
            );
        }
      }),
    );
  });

  it('costs 600 copies of one report no more than 600 comparisons', () => {
    const texts = Array.from({ length: 600 }, (_, i) => ({
      id: `d${i}`,
      text: `${wire.replace('summer', `summer ${i}`)} Own words number${i} of this paper${i}. `,
    }));
    const found = findSharedPassages(texts, { minimumWords: 8 });
    expect(Math.max(...found.map(({ places }) => places.length))).toBeGreaterThanOrEqual(600);
    expect(found.length).toBeLessThan(100);
  });
});

describe('independence', () => {
  const passage = (...places: (readonly [string, number, number])[]): SharedPassage => ({
    places: places.map(([id, start, end]) => ({ id, span: { start, end }, similarity: 1 })),
    words: 10,
    similarity: 1,
    rarity: 5,
  });
  const passages = [passage(['a', 0, 100], ['b', 50, 150]), passage(['b', 300, 400], ['c', 0, 100])];

  it.each([
    ['joins documents over a third one', ['a', 'b', 'c', 'd'], {}, [['a', 'b', 'c'], ['d']]],
    ['does not join over a document that was not asked for', ['a', 'c'], {}, [['a'], ['c']]],
    [
      'joins only what covers the claim in both',
      ['a', 'b', 'c'],
      { a: [{ start: 10, end: 50 }], b: [{ start: 60, end: 90 }], c: [{ start: 10, end: 50 }] },
      [['a', 'b'], ['c']],
    ],
    [
      'counts a claim that is covered by less than half on its own',
      ['a', 'b'],
      { a: [{ start: 90, end: 150 }] },
      [['a'], ['b']],
    ],
    ['counts a document once', ['a', 'a'], {}, [['a']]],
    ['counts nothing of nothing', [], {}, []],
  ])('%s', (_name, ids, claims, groups) => {
    const found = independence(passages, ids, new Map(Object.entries(claims)));
    expect(found).toEqual({ sources: groups.length, groups });
  });
});
