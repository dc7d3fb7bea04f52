import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapToCharacters, snapToTokens } from './snap.ts';

/** The text with the selection in ‹ ›, and what it snaps to. */
function snapped(marked: string): string | undefined {
  const start = marked.indexOf('‹');
  const end = marked.indexOf('›') - 1;
  const text = marked.replace(/[‹›]/g, '');
  const span = snapToTokens(text, { start, end });
  return span && text.slice(span.start, span.end);
}

describe('snapping to tokens', () => {
  it.each([
    ['the o‹fficials touche›d on', 'officials touched'],
    ['Misri ‹ spoke, › with', 'spoke'],
    ['said “‹fair and balanced,”› she', 'fair and balanced'],
    ['said ‹“fair›” she', 'fair'],
    ['he ‹told the “Times” › that', 'told the “Times”'],
    ['the ‹Ministry of External Affairs (MEA)› said', 'Ministry of External Affairs (MEA)'],
    ['the ‹Affairs (MEA›) said', 'Affairs (MEA'],
    ['a deficit of ‹$45.7 billion.›', '$45.7 billion'],
    ['rose ‹5.4%,› then', '5.4%'],
    ['the ‹U.S.› said', 'U.S.'],
    ['by J.‹R.R. Tolkien›', 'J.R.R. Tolkien'],
    ['tit‹-for-›tat', 'for'],
    ['we ‹don’t› know', 'don’t'],
    ['end of ‹it.›', 'it'],
    ['‹👩‍👩‍👧 family›', '👩‍👩‍👧 family'],
    ['in ‹بغداد› today', 'بغداد'],
    ['nothing ‹, . › here', undefined],
    ['nothing ‹   › here', undefined],
  ])('%s', (marked, expected) => {
    expect(snapped(marked)).toBe(expected);
  });

  it('never gives blanks at an edge nor half of a character, whatever is selected', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), fc.nat(), fc.nat(), (text, a, b) => {
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        if (start === end) return;
        const span = snapToTokens(text, { start, end });
        if (!span) return;
        const quote = text.slice(span.start, span.end);
        expect(quote).toBe(quote.trim());
        expect(quote.isWellFormed()).toBe(text.isWellFormed() || quote.isWellFormed());
        expect(span.start).toBeLessThan(span.end);
      }),
    );
  });
});

describe('snapping to characters', () => {
  it('takes exactly what was selected, and the whole of an emoji that was cut', () => {
    expect(snapToCharacters('a, b', { start: 1, end: 3 })).toEqual({ start: 1, end: 3 });
    expect(snapToCharacters('a😀b', { start: 2, end: 3 })).toEqual({ start: 1, end: 3 });
    expect(snapToCharacters('a😀b', { start: 0, end: 2 })).toEqual({ start: 0, end: 3 });
  });
});
