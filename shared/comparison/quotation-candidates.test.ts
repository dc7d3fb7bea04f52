import { describe, expect, it } from 'vitest';
import { PassageWords } from './passage-words.ts';
import { QuotationCandidates } from './quotation-candidates.ts';

const quoted = 'we will never raise the tariffs on your excellent wine again, whatever others may do about it';

function candidates(texts: readonly string[], quotes: readonly string[] = [quoted]): number[][] {
  const words = new PassageWords([...quotes, ...texts].map((text, i) => ({ id: String(i), text })));
  const ranges = quotes.map((quote, i) => words.rangeIn(i, { start: 0, end: quote.length }));
  const index = new QuotationCandidates(words, 100);
  for (const range of ranges) index.add(range);
  return texts.map((_, i) => index.in(quotes.length + i));
}

describe('candidates for a quotation', () => {
  it('are the texts with some of its words in a row', () => {
    const altered = 'She: “We will never increase any tariffs on your excellent wine again”, and left.';
    expect(candidates([`He said “${quoted}”.`, altered, 'On your wine the tariffs we will raise.'])).toEqual([
      [0],
      [0],
      [],
    ]);
  });

  it('need more of a long one than a phrase that comes again and again', () => {
    expect(candidates(['on your excellent day, on your excellent evening, on your excellent night'])).toEqual([[]]);
  });

  it('need one run of a short one, and never hold one of two words', () => {
    expect(candidates(['it is a fair deal for all'], ['a fair deal', 'fair deal'])).toEqual([[0]]);
  });

  it('are told of each text on its own', () => {
    expect(candidates([quoted, 'nothing', quoted])).toEqual([[0], [], [0]]);
  });
});

describe('the words inside a span', () => {
  it('are those that lie whole inside it', () => {
    const words = new PassageWords([
      { id: 'a', text: 'one two' },
      { id: 'b', text: 'three four five' },
    ]);
    expect(words.rangeIn(1, { start: 6, end: 15 })).toEqual({ from: 3, to: 5 });
    expect(words.rangeIn(1, { start: 7, end: 14 })).toEqual({ from: 4, to: 4 });
    expect(words.rangeIn(0, { start: 0, end: 7 })).toEqual({ from: 0, to: 2 });
  });
});
