import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMatches } from './matching.ts';

const loose = { wholeWord: false, caseSensitive: false, inflected: false };

const found = (text: string, typed: string, options = {}) =>
  findMatches(text, typed, { ...loose, ...options }).map(({ start, end }) => text.slice(start, end));

describe('finding what was typed', () => {
  it.each([
    ['The levée, the leve\u0301e.', 'levée', ['levée', 'leve\u0301e']],
    ['The levée, the leve\u0301e.', 'leve\u0301e', ['levée', 'leve\u0301e']],
    ['😀 Łódź, 😀 łódź', 'ŁÓDŹ', ['Łódź', 'łódź']],
    ['\u05e9\u05e8 \u05d4\u05d7\u05d5\u05e5', '\u05d4\u05d7\u05d5\u05e5', ['\u05d4\u05d7\u05d5\u05e5']],
    ['two\r\n words', 'two words', ['two\r\n words']],
    ['a', '', []],
    ['a', '   ', []],
  ])('in %j of %j', (text, typed, expected) => {
    expect(found(text, typed)).toEqual(expected);
  });

  it('keeps to case and to whole words where asked', () => {
    expect(found('É é éa', 'é', { caseSensitive: true })).toEqual(['é', 'é']);
    expect(found('É é éa', 'é', { wholeWord: true })).toEqual(['É', 'é']);
  });

  it('gives places in reading order, without overlap, each of which is what was typed', () => {
    const letters = fc.string({ unit: fc.constantFrom('e', 'é', 'e\u0301', 'E', ' ', '😀', '\n'), maxLength: 30 });
    fc.assert(
      fc.property(letters, letters, (text, typed) => {
        let last = 0;
        for (const { start, end } of findMatches(text, typed, loose)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
          const folded = (one: string) => one.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
          expect(folded(text.slice(start, end))).toBe(folded(typed));
        }
      }),
    );
  });
});
