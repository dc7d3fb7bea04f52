import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSpanFault } from '../domain/span.ts';
import { type RecogniserId, recognisers } from './registry.ts';
import { TokenizedText } from './terms.ts';

// The keys of the table are its names.
const names = Object.keys(recognisers) as RecogniserId[];

/** Texts of pieces that the recognisers know, with anything else between them. */
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(
    '“',
    '”',
    '‘',
    '’',
    '"',
    ' said',
    ' that ',
    'the board',
    ', ',
    '. ',
    '\n',
    '\n\n',
    '👩‍🚒',
    '\u00a0',
    '9',
    ' March',
    ' 2024',
    '$',
    '1,00,000',
    ' million',
    ' crowns',
    '%',
    ' people',
    ' at least ',
    '3.40 a.m.',
    'according to ',
    ' and ',
    'two',
    ' hundred',
    '-',
    '–',
    ' Monday',
    'Q3 ',
    '> ',
  ),
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe.each(names)('the suggester for %s', (name) => {
  const { recognise } = recognisers[name];

  it('finds stretches of the text, whole characters, in order, with a confidence between 0 and 1', () => {
    fc.assert(
      fc.property(text, (given) => {
        let before = 0;
        for (const { span, confidence } of recognise(given)) {
          expect(findSpanFault(given, [span])).toBeUndefined();
          expect(given.slice(span.start, span.end)).toBe(given.slice(span.start, span.end).trim());
          expect(span.start).toBeGreaterThanOrEqual(before);
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
          before = span.start;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds the same again', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(recognise(given)).toEqual(recognise(given));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['digits', '1'],
    ['grouped digits', '1,000,'],
    ['number words', 'two hundred and '],
    ['opening marks', '“'],
    ['straight marks', '"a '],
    ['nested marks', '“ ‘'],
    ['verbs', 'said '],
    ['sources', 'the board, the council, '],
    ['blanks', ' \t'],
    ['lines', '\n“'],
    ['months', 'March 1 to '],
    ['currencies', '$1'],
    ['surrogates', '\u{1f600}'],
  ])('comes to an end with nothing but %s', (_, unit) => {
    expect(recognise(unit.repeat(Math.ceil(60_000 / unit.length)))).toBeInstanceOf(Array);
  });
});

describe('tokens', () => {
  it('cover everything but blanks, and no half of a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (given) => {
        const { spans } = new TokenizedText(given);
        expect(spans.map(({ start, end }) => given.slice(start, end)).join('')).toBe(given.replace(/\s/gu, ''));
        for (const span of spans) expect(findSpanFault(given, [span])).toBeUndefined();
      }),
    );
  });
});
