import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSpanFault } from '../domain/span.ts';
import type { Quantity } from './quantity.ts';
import { quantitiesIn, readQuantity } from './read-quantity.ts';

const quantity = (parts: Partial<Quantity>): Quantity => ({
  comparator: 'exactly',
  value: 0,
  upper: null,
  unit: null,
  kind: 'count',
  period: null,
  asOf: null,
  change: null,
  ...parts,
});
const money = (value: number, unit: string, parts: Partial<Quantity> = {}) =>
  quantity({ value, unit, kind: 'money', ...parts });
const count = (value: number, unit: string | null, parts: Partial<Quantity> = {}) =>
  quantity({ value, unit, ...parts });
const percent = (value: number, parts: Partial<Quantity> = {}) =>
  quantity({ value, unit: 'percent', kind: 'percent', ...parts });
const measure = (value: number, unit: string, parts: Partial<Quantity> = {}) =>
  quantity({ value, unit, kind: 'measure', ...parts });
const rank = (value: number, unit: string, parts: Partial<Quantity> = {}) =>
  quantity({ value, unit, kind: 'ordinal', ...parts });
const between = (upper: number) => ({ comparator: 'between' as const, upper });

describe('readQuantity', () => {
  it.each<[text: string, quantity: Quantity | null]>([
    // number words
    ['eleven', count(11, null)],
    ['one', count(1, null)],
    ['two dozen rescuers', count(24, 'rescuers')],
    ['at least half a dozen people', count(6, 'people', { comparator: 'at-least' })],
    ['half a million people', count(500_000, 'people')],
    ['a quarter of a million', count(250_000, null)],
    ['a million and a half people', count(1_500_000, 'people')],
    ['no deaths', count(0, 'deaths')],
    ['no evidence', null],
    // digits of other scripts
    ['５０ people', count(50, 'people')],
    ['٢٥ people', count(25, 'people')],
    // parts of a whole
    ['12 out of 20 MPs', count(12, 'MPs')],
    ['12 of the 20 MPs', count(12, 'MPs')],
    // ranges said by two bounds, and where nothing moves
    ['more than $45.7 billion but less than $50 billion', money(45.7e9, 'USD', between(50e9))],
    ['estimates range from 5 to 7 million people', count(5e6, 'people', between(7e6))],
    ['rose from 5 to 7 million people', count(7e6, 'people')],
    ['two and a half million refugees', count(2_500_000, 'refugees')],
    ['two hundred and fifty thousand', count(250_000, null)],
    ['one hundred twenty-three thousand four hundred fifty-six', count(123_456, null)],
    ['between two hundred and three hundred soldiers', count(200, 'soldiers', between(300))],
    ['a third of residents', percent(33.3333333333333)],
    ['about two-thirds of them', percent(66.6666666666667, { comparator: 'about' })],
    ['half of the repairs', percent(50)],
    ['one in five children', percent(20)],
    ['nine out of 10 voters', percent(90)],
    ['killed two in five days', measure(5, 'days')],
    ['half as wide again', null],
    ['a third person', null],
    // digits
    ['2,297', count(2297, null)],
    ['2024', count(2024, null)],
    ['12 500 people', count(12_500, 'people')],
    ['12\u00a0500\u00a0crowns', money(12_500, 'crowns')],
    ['1,00,000 voters', count(100_000, 'voters')],
    ['6,29 metres', measure(6.29, 'metres')],
    ['1.234.567 euros', money(1_234_567, 'EUR')],
    ['5m people', count(5_000_000, 'people')],
    ['7.42 m', measure(7.42, 'm')],
    ['-3.5%', percent(-3.5)],
    ['minus 3 degrees', measure(-3, 'degrees')],
    // scales and currencies
    ['$45.7 billion', money(45_700_000_000, 'USD')],
    ['US$1.2tn', money(1_200_000_000_000, 'USD')],
    ['$3bn', money(3_000_000_000, 'USD')],
    ['$3 m', money(3_000_000, 'USD')],
    ['A$40 million', money(40_000_000, 'AUD')],
    ['€3m', money(3_000_000, 'EUR')],
    ['5m euros', money(5_000_000, 'EUR')],
    ['£3.50', money(3.5, 'GBP')],
    ['50 pence', money(0.5, 'GBP')],
    ['¥5,000', money(5000, 'JPY')],
    ['₹1,00,000', money(100_000, 'INR')],
    ['Rs 500 crore', money(5_000_000_000, 'INR')],
    ['Rs. 2.5 lakh crore', money(2_500_000_000_000, 'INR')],
    ['500 crore rupees', money(5_000_000_000, 'INR')],
    ['12.5 lakh voters', count(1_250_000, 'voters')],
    ['20 Hong Kong dollars', money(20, 'HKD')],
    ['90 million Swedish kronor', money(90_000_000, 'SEK')],
    ['14 million Czech crowns', money(14_000_000, 'CZK')],
    ['14 million crowns', money(14_000_000, 'crowns')],
    ['billions of dollars', money(2_000_000_000, 'USD', between(10_000_000_000))],
    ['−$5 million', money(-5_000_000, 'USD')],
    // bounds
    ['nearly $20 billion', money(20_000_000_000, 'USD', { comparator: 'about' })],
    ['at least 90 million crowns', money(90_000_000, 'crowns', { comparator: 'at-least' })],
    ['over 300 migrants', count(300, 'migrants', { comparator: 'more-than' })],
    ['more than a 5% share', percent(5, { comparator: 'more-than' })],
    ['fewer than ten boats', count(10, 'boats', { comparator: 'less-than' })],
    ['just under $5', money(5, 'USD', { comparator: 'less-than' })],
    ['up to 40 flights', count(40, 'flights', { comparator: 'at-most' })],
    ['as many as 40 flights', count(40, 'flights', { comparator: 'at-most' })],
    ['no more than 5 kilometres', measure(5, 'kilometres', { comparator: 'at-most' })],
    ['no fewer than 5 people', count(5, 'people', { comparator: 'at-least' })],
    ['some 200 soldiers', count(200, 'soldiers', { comparator: 'about' })],
    ['an estimated 1,500 homes', count(1500, 'homes', { comparator: 'about' })],
    ['more than an estimated 40 people', count(40, 'people', { comparator: 'more-than' })],
    ['10 or more people', count(10, 'people', { comparator: 'at-least' })],
    ['500+ people', count(500, 'people', { comparator: 'at-least' })],
    ['200 soldiers or so', count(200, 'soldiers', { comparator: 'about' })],
    // words that are ranges
    ['hundreds of Indian nationals', count(200, 'Indian nationals', between(1000))],
    ['tens of thousands of protesters', count(20_000, 'protesters', between(100_000))],
    ['dozens', count(24, null, between(100))],
    ['several hundred villagers', count(200, 'villagers', between(1000))],
    ['a handful of supporters', count(3, 'supporters', between(6))],
    ['lakhs of people', count(200_000, 'people', between(10_000_000))],
    ['several points', null],
    // ranges
    ['25-30 people', count(25, 'people', between(30))],
    ['25–30 people', count(25, 'people', between(30))],
    ['between 10 and 12 soldiers', count(10, 'soldiers', between(12))],
    ['three or four residents', count(3, 'residents', between(4))],
    ['10 to 12 million people', count(10_000_000, 'people', between(12_000_000))],
    ['$10-12 billion', money(10_000_000_000, 'USD', between(12_000_000_000))],
    ['between $5 million and $7 million', money(5_000_000, 'USD', between(7_000_000))],
    ['5 percent to 7 percent', percent(5, between(7))],
    ['up to 25-30 people', count(30, 'people', { comparator: 'at-most' })],
    ['from 6 to 8 people', count(8, 'people')],
    ['won 3-2', null],
    // units
    ['3 percentage points', quantity({ value: 3, unit: 'percentage-points', kind: 'percent' })],
    ['25 basis points', quantity({ value: 0.25, unit: 'percentage-points', kind: 'percent' })],
    ['5 per cent', percent(5)],
    ['1,200 square miles', measure(1200, 'square miles')],
    ['5 m²', measure(5, 'm²')],
    ['100 km/h', measure(100, 'km/h')],
    ['30°C', measure(30, '°C')],
    ['half an hour', measure(0.5, 'hour')],
    ['a 40-metre-wide gap', measure(40, 'metre')],
    ['a 19-nation group', count(19, 'nation')],
    ['six more people', count(6, 'people')],
    ['Four dead', count(4, 'dead')],
    ['12 Republicans', count(12, 'Republicans')],
    ['eighteen sports halls', count(18, 'sports halls')],
    ['one person', count(1, 'person')],
    ['two of the residents', count(2, 'residents')],
    ['two pounds of flour', measure(2, 'pounds')],
    // ranks
    ['second-largest trading partner', rank(2, 'largest trading partner')],
    ['the 3rd largest economy', rank(3, 'largest economy')],
    ['in fifth place', rank(5, 'rank')],
    ['ranked 12th', rank(12, 'rank')],
    ['the 18th amendment', null],
    // rises and falls
    ['a 4.5% rise', percent(4.5, { change: 'increase' })],
    ['4.5% year-on-year growth', percent(4.5, { change: 'increase' })],
    ['an increase of 5.4%', percent(5.4, { change: 'increase' })],
    ['exports fell by about 3.4%', percent(3.4, { comparator: 'about', change: 'decrease' })],
    ['cut the deficit by $5 billion', money(5_000_000_000, 'USD', { change: 'decrease' })],
    ['up 3%', percent(3, { change: 'increase' })],
    ['up to 3%', percent(3, { comparator: 'at-most' })],
    ['made up 3% of it', percent(3)],
    ['rose to 8%', percent(8)],
    ['an increase from nearly $20 billion', money(20_000_000_000, 'USD', { comparator: 'about' })],
    // times
    ['$45.7 billion in 2024', money(45_700_000_000, 'USD', { period: '2024' })],
    ['between 2009 and 2024, 15 people', count(15, 'people', { period: '2009/2024' })],
    ['$35 billion from January to November 2024', money(35e9, 'USD', { period: '2024-01/2024-11' })],
    ['$35 billion (Jan–Nov 2024)', money(35e9, 'USD', { period: '2024-01/2024-11' })],
    ['in the third quarter of 2024, $3', money(3, 'USD', { period: '2024-07/2024-09' })],
    ['$3 in 2023-24', money(3, 'USD', { period: '2023/2024' })],
    ['since 2020, 15 people', count(15, 'people', { period: '2020/..' })],
    ['8 people as of 9 March 2024', count(8, 'people', { asOf: '2024-03-09' })],
    ['by March 2024, 8 people', count(8, 'people', { asOf: '2024-03' })],
    ['8 people in the flood of 1976', count(8, 'people')],
    ['8 people on 9 March 2024', count(8, 'people', { asOf: '2024-03-09' })],
    ['26 percent on goods, takes effect on 9 March 2024', percent(26)],
    ['8 people, as of 9 March 2024', count(8, 'people', { asOf: '2024-03-09' })],
    ['in 2024, down from 9.2%', percent(9.2)],
    ['8 people on 9 March', count(8, 'people')],
    ['8 people on 31 February 2024', count(8, 'people')],
    ['ORSTEN, 21 March 2024 – 8 people', count(8, 'people')],
    ['$5 per month', money(5, 'USD', { period: 'per month' })],
    ['$5 a year', money(5, 'USD', { period: 'per year' })],
    ['$5 a year ago', money(5, 'USD')],
    ['2 million barrels a day', measure(2_000_000, 'barrels', { period: 'per day' })],
    // no figures
    ['', null],
    ['no figure', null],
    ['the two countries', null],
    ['no one died', null],
    ['Gate 4', null],
    ['the G20 summit', null],
    ['Covid-19', null],
    ['a Boeing 737', null],
    ['the 2020 clashes', null],
    ['at 3.40 a.m.', null],
    ['12:30', null],
    ['on 9 March 2024', null],
    ['first time', null],
  ])('reads %s', (text, expected) => {
    expect(readQuantity(text)).toEqual(expected);
  });
});

const quotes = (text: string) => quantitiesIn(text).map(({ quote }) => quote);

describe('quantitiesIn', () => {
  it('finds all figures of a claim in order, none in its dates', () => {
    const text =
      'reporting a goods trade deficit of $45.7 billion with India in 2024, marking a 5.4% increase from the previous year';
    expect(quotes(text)).toEqual(['$45.7 billion', '5.4%']);
  });

  it('counts offsets from where the text begins in its document', () => {
    expect(quantitiesIn('Four people', 100)[0]?.span).toEqual({ start: 100, end: 111 });
  });

  it('gives a number without a unit that of the same sentence', () => {
    const units = (text: string) => quantitiesIn(text).map(({ quantity: { value, unit } }) => [value, unit]);
    expect(units('Four people died and eleven were missing')).toEqual([
      [4, 'people'],
      [11, 'people'],
    ]);
    expect(units('It put the number of evacuated residents at 2,800.')).toEqual([[2800, 'evacuated residents']]);
    expect(units('had put the damage at 185 million crowns, now expects 164 million')).toEqual([
      [185_000_000, 'crowns'],
      [164_000_000, 'crowns'],
    ]);
    expect(units('1,900 claims came. So far, 640 have arrived.')).toEqual([
      [1900, 'claims'],
      [640, null],
    ]);
  });

  it('keeps cells and paragraphs apart', () => {
    expect(quotes('toll reaches six\n\nPeople fled')).toEqual(['six']);
    expect(quotes('killed 12\npeople')).toEqual(['12\npeople']);
    expect(quantitiesIn('12\npeople')[0]?.quantity.unit).toBe('people');
  });
});

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(
    ...' |, |. |\n|👩‍🚒|\u00a0|9| March| 2024|$|1,00,000| million| crowns|%| people| at least | and |two| hundred|-|–|(|)|'.split(
      '|',
    ),
    ...'between |to |half a |dozens of |a third of |rose by |second-largest |per year|Rs |US$|or more|in |of |Indian '.split(
      '|',
    ),
  ),
);

describe('any text', () => {
  it('gives stretches of it, whole characters, in order and apart, with finite numbers', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
        fc.nat(1000),
        (text, from) => {
          let before = from;
          for (const { span, quote, quantity } of quantitiesIn(text, from)) {
            const local = { start: span.start - from, end: span.end - from };
            expect(findSpanFault(text, [local])).toBeUndefined();
            expect(text.slice(local.start, local.end)).toBe(quote);
            expect(span.start).toBeGreaterThanOrEqual(before);
            expect(Number.isFinite(quantity.value)).toBe(true);
            expect(quantity.upper === null).toBe(quantity.comparator !== 'between');
            expect(quantity.upper ?? Infinity).toBeGreaterThan(quantity.value);
            before = span.end;
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each(
    '1|1,000,|1 000 |two hundred and |at least |$|$1 |10-|between 10 and |half a |dozens of |March 1 to |5% rise |in 2024 |of the |people |number of |1st |\u{1f600}|-| |one in '.split(
      '|',
    ),
  )('comes to an end with nothing but %j', (unit) => {
    expect(quantitiesIn(unit.repeat(Math.ceil(60_000 / unit.length)))).toBeInstanceOf(Array);
  });
});
