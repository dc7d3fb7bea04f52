import { expect, it } from 'vitest';
import { shownQuote } from './shown-quote.ts';
import { quoteOf } from './span.ts';

const text = 'Misri met and thanked Landau.';

it.each([
  ['one fragment as it is', [{ start: 0, end: 9 }], 'Misri met'],
  [
    'a sign for each gap',
    [
      { start: 0, end: 5 },
      { start: 14, end: 21 },
      { start: 22, end: 28 },
    ],
    'Misri … thanked … Landau',
  ],
])('shows %s', (_, spans, expected) => {
  expect(shownQuote({ quote: quoteOf(text, spans), spans })).toBe(expected);
});
