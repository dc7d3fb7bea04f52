import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveBoundary } from './boundary.ts';
import { characterAround, splitsCharacter } from './graphemes.ts';
import { snapToCharacters } from './snap.ts';

const family = '👩‍👩‍👧‍👦';

/** Texts in which a character is easily cut: joined emoji, flags in a row, marks, jamo, conjuncts, line ends. */
const difficult = fc
  .array(
    fc.constantFrom(
      family,
      '🇨🇭',
      '🇳🇱',
      '👍🏽',
      '❤️',
      'e\u0301',
      'a',
      ' ',
      '\r\n',
      '\n',
      '각',
      '\u1100\u1161\u11a8',
      'क्षि',
      'ב',
      '你',
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

/** By segmenting the whole text. */
function edgesOf(text: string): number[] {
  const all = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ index }) => index);
  return [...new Set([0, ...all, text.length])];
}

describe('characters', () => {
  it('are those of the whole text, although only a window of it is looked at', () => {
    fc.assert(
      fc.property(difficult, (text) => {
        const edges = edgesOf(text);
        for (let offset = 0; offset < text.length; offset += 1) {
          const start = edges.findLast((edge) => edge <= offset);
          const end = edges.find((edge) => edge > offset);
          expect(characterAround(text, offset)).toEqual({ start, end });
          expect(splitsCharacter(text, offset)).toBe(start !== offset);
        }
        expect(characterAround(text, text.length)).toBeUndefined();
        expect(characterAround(text, -1)).toBeUndefined();
      }),
    );
  });

  it('are found in the middle of a long text', () => {
    const text = `${'Some words before it. '.repeat(5000)}${family}${' and after it.'.repeat(5000)}`;
    const start = text.indexOf(family);
    expect(characterAround(text, start + 5)).toEqual({ start, end: start + family.length });
  });

  it('are passed over whole when a boundary moves, there and back', () => {
    const move = (text: string, end: number, direction: 'left' | 'right') =>
      moveBoundary(text, [{ start: 0, end }], { edge: 'end', direction, unit: 'character' })?.[0]?.end;
    fc.assert(
      fc.property(difficult, (text) => {
        const edges = edgesOf(text);
        edges.forEach((edge, i) => {
          if (edge === 0) return;
          expect(move(text, edge, 'right')).toBe(edges[i + 1]);
          expect(move(text, edge, 'left')).toBe(edges[i - 1] === 0 ? undefined : edges[i - 1]);
        });
      }),
    );
  });

  it('are never cut by a selection, however it was drawn', () => {
    fc.assert(
      fc.property(difficult, fc.nat(), fc.nat(), (text, a, b) => {
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        if (start === end) return;
        const span = snapToCharacters(text, { start, end });
        const edges = edgesOf(text);
        expect(span).toEqual({
          start: edges.findLast((edge) => edge <= start),
          end: edges.find((edge) => edge >= end),
        });
      }),
    );
  });
});
