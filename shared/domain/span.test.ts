import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSpans, contains, crosses, envelope, findSpanFault, overlaps, quoteOf, type Span } from './span.ts';

const span = fc
  .tuple(fc.nat(30), fc.integer({ min: 1, max: 10 }))
  .map(([start, length]): Span => ({ start, end: start + length }));

function charactersOf({ start, end }: Span): Set<number> {
  return new Set(Array.from({ length: end - start }, (_, i) => start + i));
}

describe('spans', () => {
  it('overlap exactly where they share a character', () => {
    fc.assert(
      fc.property(
        span,
        span,
        (a, b) => overlaps(a, b) === [...charactersOf(a)].some((place) => charactersOf(b).has(place)),
      ),
    );
  });

  it('contain exactly where every character of the one is in the other', () => {
    fc.assert(
      fc.property(
        span,
        span,
        (a, b) => contains(a, b) === [...charactersOf(b)].every((place) => charactersOf(a).has(place)),
      ),
    );
  });

  it('cross where they overlap and neither contains the other', () => {
    expect(crosses({ start: 0, end: 5 }, { start: 3, end: 8 })).toBe(true);
    expect(crosses({ start: 0, end: 5 }, { start: 0, end: 8 })).toBe(false);
    expect(crosses({ start: 0, end: 5 }, { start: 5, end: 8 })).toBe(false);
  });

  it('are read by start, and the longer one first', () => {
    const spans = [
      { start: 2, end: 4 },
      { start: 0, end: 3 },
      { start: 2, end: 9 },
    ];
    expect(spans.toSorted(compareSpans)).toEqual([
      { start: 0, end: 3 },
      { start: 2, end: 9 },
      { start: 2, end: 4 },
    ]);
  });

  it('lie inside their envelope', () => {
    fc.assert(
      fc.property(fc.array(span, { minLength: 1 }), (spans) => spans.every((one) => contains(envelope(spans), one))),
    );
  });
});

describe('the quote of fragments', () => {
  it('is the text itself for one span', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        expect(quoteOf(text, [{ start: 0, end: text.length }])).toBe(text);
      }),
    );
  });

  it('joins several by one space', () => {
    expect(
      quoteOf('pick this one up', [
        { start: 0, end: 4 },
        { start: 14, end: 16 },
      ]),
    ).toBe('pick up');
  });
});

describe('what is wrong with fragments', () => {
  it.each([
    ['nothing', [{ start: 0, end: 1 }], undefined],
    [
      'nothing, for two that touch',
      [
        { start: 0, end: 1 },
        { start: 1, end: 2 },
      ],
      undefined,
    ],
    ['none', [], 'none'],
    ['an end behind the text', [{ start: 0, end: 7 }], 'outside-text'],
    [
      'overlap',
      [
        { start: 0, end: 2 },
        { start: 1, end: 3 },
      ],
      'out-of-order',
    ],
    [
      'the wrong order',
      [
        { start: 2, end: 3 },
        { start: 0, end: 1 },
      ],
      'out-of-order',
    ],
    ['an empty one', [{ start: 1, end: 1 }], 'out-of-order'],
    ['half of an emoji at its start', [{ start: 4, end: 6 }], 'splits-character'],
    ['half of an emoji at its end', [{ start: 0, end: 4 }], 'splits-character'],
  ] as const)('%s', (_, spans, fault) => {
    expect(findSpanFault('abc😀d', [...spans])).toBe(fault);
  });
});
