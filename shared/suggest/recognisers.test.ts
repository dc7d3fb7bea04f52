import { describe, expect, it } from 'vitest';
import { dates } from './dates.ts';
import { money } from './money.ts';
import { quantities } from './quantities.ts';
import type { Recogniser } from './suggester.ts';

function quotesOf(recogniser: Recogniser, text: string): string[] {
  return recogniser(text).map(({ span }) => text.slice(span.start, span.end));
}

describe('dates', () => {
  it.each([
    ['It was signed on 2024-03-09.', ['2024-03-09']],
    ['Logged at 2024-03-09T14:30:05Z by the gauge', ['2024-03-09T14:30:05Z']],
    ['On 9 March 2024 and on March 10, 2024', ['9 March 2024', 'March 10, 2024']],
    ['From 2–5 March 2024 it rained', ['2–5 March 2024']],
    ['28 February to 3 March', ['28 February to 3 March']],
    ['on the 3rd of May', ['3rd of May']],
    ['in early March 2024, since October 2023', ['early March 2024', 'October 2023']],
    ['due on 03/04/2025 or 3.4.25', ['03/04/2025', '3.4.25']],
    ['due on 3/4/2025.', ['3/4/2025']],
    ['the path 3/4/2025/x and version 3.4.25.1', []],
    ['the first half of 2023, Q3 2024, FY2025-26', ['the first half of 2023', 'Q3 2024', 'FY2025-26']],
    ['between 2009 and 2024', ['2009', '2024']],
    ['in the 1990s and the 19th century', ['the 1990s', 'the 19th century']],
    [
      'before dawn on Saturday, Wednesday evening, last Monday',
      ['before dawn on Saturday', 'Wednesday evening', 'last Monday'],
    ],
    ['two weeks ago, last year, the past two decades', ['two weeks ago', 'last year', 'the past two decades']],
    ['at 3.40 a.m. and at 5pm, 15:30, 9:15 GMT', ['3.40 a.m.', '5pm', '15:30', '9:15 GMT']],
    ['since March, by November, in May', ['March', 'November', 'May']],
    // What looks like one and is none.
    ['You may march on. Section 2024-99-99, version 1.2.3, ratio 3:4', []],
    ['in 2000 houses', []],
    ['the Sun rose; Mona and Frida', []],
    ['25/13/2024 is no day', []],
  ])('are found in “%s”', (text, expected) => {
    expect(quotesOf(dates, text)).toEqual(expected);
  });
});

describe('money', () => {
  it.each([
    ['a deficit of $45.7 billion with India', ['$45.7 billion']],
    ['Rs 500 crore and Rs. 1,00,000', ['Rs 500 crore', 'Rs. 1,00,000']],
    ['€3m, £2.5bn and US$ 40', ['€3m', '£2.5bn', 'US$ 40']],
    ['25 million crowns, 3 euros, two dollars', ['25 million crowns', '3 euros', 'two dollars']],
    ['12\u00a0500\u00a0crowns', ['12\u00a0500\u00a0crowns']],
    ['USD 45 million; 45 million USD; 12 €', ['USD 45 million', '45 million USD', '12 €']],
    ['$5–10 million', ['$5–10 million']],
    ['a hundred Swiss francs', ['a hundred Swiss francs']],
    ['five pounds of flour, ten crowned heads, 45 million people', []],
  ])('is found in “%s”', (text, expected) => {
    expect(quotesOf(money, text)).toEqual(expected);
  });
});

describe('quantities', () => {
  it.each([
    ['At least six people were killed', ['At least six people']],
    ['About 2,300 residents left', ['About 2,300 residents']],
    ['18 percent, 5.4%, two per cent', ['18 percent', '5.4%', 'two per cent']],
    ['40 metres wide, 7.42 m, 30 km/h', ['40 metres', '7.42 m', '30 km/h']],
    ['between five and ten people', ['between five and ten people']],
    ['20–30 percent', ['20–30 percent']],
    ['the third-largest party, the 2nd', ['third-largest party', '2nd']],
    ['India’s second-largest trading partner, closely', ['second-largest trading partner']],
    ['the third-largest after China', ['third-largest']],
    ['−5 °C, -3 percent and minus 5 degrees, minus 12.', ['−5 °C', '-3 percent', 'minus 5 degrees', 'minus 12']],
    ['lines A-5 km and B–7 km', ['5 km', '7 km']],
    ['a 12-year-old and a 40-metre-wide gap', ['12-year-old', '40-metre-wide']],
    ['a 12-year plan', ['12-year']],
    ['a total of 15,564 Indian nationals', ['15,564']],
    ['two hundred and fifty thousand claims', ['two hundred and fifty thousand claims']],
    ['3.5 million and twenty-one', ['3.5 million', 'twenty-one']],
    // Dates and money are neither.
    ['On 9 March 2024 it cost 25 million crowns at 3.40 a.m.', []],
    ['Gate 4, page 12, the G20, Boeing 737', []],
    ['one of them, no one, someone', []],
  ])('are found in “%s”', (text, expected) => {
    expect(quotesOf(quantities, text)).toEqual(expected);
  });
});
