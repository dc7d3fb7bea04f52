import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSpanFault } from '../domain/span.ts';
import { SpanUnit } from './offset-unit.ts';

/** A text and a span in it that cuts no character. */
const place = fc
  .tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), fc.nat(), fc.nat())
  .map(([value, a, b]) => ({ text: value.toWellFormed(), start: a % value.length, end: 1 + (b % value.length) }))
  .filter(({ text, start, end }) => findSpanFault(text, [{ start, end }]) === undefined);

describe('SpanUnit', () => {
  it.each(['codepoint', 'utf16'] as const)('reads in %s what it wrote, for any span of any text', (offsets) => {
    fc.assert(
      fc.property(place, ({ text, start, end }) => {
        const unit = new SpanUnit(text, offsets);
        expect(unit.read(unit.write({ start, end }))).toEqual({ start, end });
      }),
    );
  });

  it('writes code points that cut the same words out of an array of characters', () => {
    fc.assert(
      fc.property(place, ({ text, start, end }) => {
        const written = new SpanUnit(text, 'codepoint').write({ start, end });
        expect(Array.from(text).slice(written.start, written.end).join('')).toBe(text.slice(start, end));
      }),
    );
  });

  it.each([
    [0, 4],
    [2, 2],
    [3, 2],
    [-1, 1],
  ])('has no span from %i to %i in a text of three characters', (start, end) => {
    expect(new SpanUnit('a😀b', 'codepoint').read({ start, end })).toBeUndefined();
  });
});
