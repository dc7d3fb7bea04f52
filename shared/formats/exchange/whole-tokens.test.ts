import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wholeTokens } from './whole-tokens.ts';

const piece = fc.constantFrom('Ada', ' ', ' ', '  ', '\n', '\r\n', '\t', "it's", 'U.S.', '😀', '北京', '.', 'é');

it('makes up the whole text, and begins and ends a token where a span does', () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      fc.array(fc.tuple(fc.nat(80), fc.nat(80)), { maxLength: 6 }),
      (text, places) => {
        const spans = places
          .map(([a, b]) => ({ start: Math.min(a, b, text.length), end: Math.min(Math.max(a, b), text.length) }))
          .filter(({ start, end }) => start < end);
        const tokens = wholeTokens(text, spans);
        expect(tokens.map(({ start, end, ws }) => text.slice(start, end) + (ws ? ' ' : '')).join('')).toBe(text);
        const [starts, ends] = [tokens.map(({ start }) => start), tokens.map(({ end }) => end)];
        expect(spans.filter(({ start, end }) => !starts.includes(start) || !ends.includes(end))).toEqual([]);
        expect(tokens.every(({ start, end }) => start < end)).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
