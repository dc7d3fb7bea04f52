import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorAt, findAnchor } from './anchor.ts';

const spanOf = (text: string, quote: string, from = 0) => {
  const start = text.indexOf(quote, from);
  return { start, end: start + quote.length };
};

describe('findAnchor', () => {
  it.each([
    ['moved by what was put in front', 'the ministry said so', 'Update: the ministry said so', 'ministry'],
    ['with other quotation marks', 'he said "no" again', 'he said “no” again', '"no"'],
    ['with a line break for a blank', 'trade\u00a0deal is near', 'a trade\r\ndeal is near', 'trade\u00a0deal'],
  ])('finds the words %s', (_name, before, after, quote) => {
    const found = findAnchor(after, anchorAt(before, spanOf(before, quote)));
    expect(found && after.slice(found.span.start, found.span.end).replace(/\s+/g, '_').replace(/[“”]/g, '"')).toBe(
      quote.replace(/\s+/g, '_'),
    );
  });

  it('finds quotes of megabytes, or finds that they are nowhere', () => {
    const long = `${'word  "of" many – '.repeat(20_000)}end`;
    const text = `Here: ${long.replaceAll('  ', '\n').replaceAll('"of"', '“of”')}.`;
    const anchor = { quote: long, prefix: '', suffix: '', start: 0 };
    expect(findAnchor(text, anchor)?.span).toEqual({ start: 6, end: text.length - 1 });
    expect(findAnchor(text, { ...anchor, quote: `${long}s` })).toBeUndefined();
  });

  it('chooses among occurrences by the words around them, then by the distance', () => {
    const before = 'Landau spoke. Then Misri met Landau in Delhi.';
    const after = 'Landau spoke. Landau left. Then Misri met Landau in Delhi.';
    const found = findAnchor(after, anchorAt(before, spanOf(before, 'Landau', 5)));
    expect(found?.span).toEqual(spanOf(after, 'Landau', 20));
    expect(found?.score).toBeLessThan(1);
    expect(findAnchor('x x x', { quote: 'x', prefix: '', suffix: '', start: 2 })?.span.start).toBe(2);
  });

  it('finds nothing where the words are gone, rather than similar ones', () => {
    expect(findAnchor('the minister said', anchorAt('the ministry said', { start: 4, end: 12 }))).toBeUndefined();
    expect(findAnchor('abc', { quote: '', prefix: '', suffix: '', start: 0 })).toBeUndefined();
  });

  it('finds every place of an unchanged text again, with the full score', () => {
    const place = fc
      .tuple(fc.string({ minLength: 1, maxLength: 80 }), fc.nat(), fc.nat())
      .map(([text, a, b]) => ({ text, start: a % text.length, length: 1 + (b % (text.length - (a % text.length))) }));
    fc.assert(
      fc.property(place, ({ text, start, length }) => {
        const found = findAnchor(text, anchorAt(text, { start, end: start + length }));
        expect(found).toMatchObject({ span: { start, end: start + length }, score: 1 });
      }),
    );
  });
});
