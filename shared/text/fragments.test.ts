import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { findSpanFault } from '../domain/span.ts';
import { fragmentIndexAt, joinFragments } from './fragments.ts';

const text = 'Misri met and thanked Landau.\nHe left.';

function spanOf(quote: string) {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length };
}

describe('joining fragments', () => {
  it.each([
    ['keeps a gap with words in it', ['Misri', 'thanked'], ['Misri', 'thanked']],
    ['puts them into reading order', ['thanked', 'Misri'], ['Misri', 'thanked']],
    ['joins those that overlap', ['Misri met', 'met and'], ['Misri met and']],
    ['joins those that touch', ['Misri', ' met'], ['Misri met']],
    ['joins what only a blank parts', ['thanked', 'Landau'], ['thanked Landau']],
    ['keeps two paragraphs apart', ['Landau.', 'He'], ['Landau.', 'He']],
    ['swallows one inside another', ['Misri met and', 'met'], ['Misri met and']],
  ])('%s', (_, given, expected) => {
    const joined = joinFragments(text, given.map(spanOf));
    expect(joined.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  it('always gives fragments that an annotation may have, and covers all that was given', () => {
    const span = fc
      .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 12 }))
      .map(([start, length]) => ({ start, end: Math.min(text.length, start + length) }));
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 8 }), (spans) => {
        const joined = joinFragments(text, spans);
        expect(findSpanFault(text, joined)).toBeUndefined();
        for (const { start, end } of spans)
          expect(joined.some((one) => one.start <= start && end <= one.end)).toBe(true);
      }),
    );
  });
});

describe('the fragment at an offset', () => {
  const spans = [spanOf('Misri'), spanOf('thanked'), spanOf('left')];

  it.each([
    ['its first character', spanOf('thanked').start, 1],
    ['its last character', spanOf('thanked').end - 1, 1],
    ['the gap, nearer to the first', spanOf('Misri').end, 0],
    ['behind all of them', text.length, 2],
  ])('is found from %s', (_, offset, index) => {
    expect(fragmentIndexAt(spans, offset)).toBe(index);
  });
});
