import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OffsetConverter } from './offsets.ts';

/** Long enough to reach beyond the first remembered places, with pairs that straddle them. */
const text = fc
  .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a'.repeat(1023), '😀'.repeat(511), 'é', '\r\n')), {
    maxLength: 12,
  })
  .map((parts) => parts.join('').toWellFormed());

describe('OffsetConverter', () => {
  it.each([
    [0, 0, 0],
    [1, 1, 1],
    [2, 2, 3],
    [4, 3, 7],
    [5, 4, 8],
  ])('converts the place %i of “aé😀b” to %i code points and %i bytes, and back', (utf16, codePoint, byte) => {
    const converter = new OffsetConverter('aé😀b');
    expect(converter.toCodePoint(utf16)).toBe(codePoint);
    expect(converter.toByte(utf16)).toBe(byte);
    expect(converter.fromCodePoint(codePoint)).toBe(utf16);
    expect(converter.fromByte(byte)).toBe(utf16);
  });

  it('agrees with counting, at every place of any text', () => {
    fc.assert(
      fc.property(text, (value) => {
        const converter = new OffsetConverter(value);
        let utf16 = 0;
        let codePoints = 0;
        let bytes = 0;
        for (const character of Array.from(value).concat('')) {
          expect(converter.toCodePoint(utf16)).toBe(codePoints);
          expect(converter.toByte(utf16)).toBe(bytes);
          expect(converter.fromCodePoint(codePoints)).toBe(utf16);
          expect(converter.fromByte(bytes)).toBe(utf16);
          utf16 += character.length;
          codePoints += 1;
          bytes += new TextEncoder().encode(character).length;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('takes an offset inside a pair for the place before it', () => {
    const converter = new OffsetConverter('a😀');
    expect(converter.toCodePoint(2)).toBe(1);
    expect(converter.fromByte(3)).toBe(1);
  });

  it.each([-1, 5, 0.5, Number.NaN])('refuses the offset %d of a text of four units', (offset) => {
    expect(() => new OffsetConverter('abcd').toCodePoint(offset)).toThrow(RangeError);
    expect(() => new OffsetConverter('é😀d').toByte(offset)).toThrow(RangeError);
    expect(() => new OffsetConverter('abcd').fromCodePoint(offset)).toThrow(RangeError);
  });
});
