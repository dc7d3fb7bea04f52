import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareQuantities, type QuantityReason, type QuantityRelation } from './compare-quantities.ts';
import { formatQuantity } from './format-quantity.ts';
import { comparators, type Quantity } from './quantity.ts';
import { fromAttributes, toAttributes } from './quantity-attributes.ts';
import { readQuantity } from './read-quantity.ts';
import { kindOf } from './units.ts';

function read(text: string): Quantity {
  const quantity = readQuantity(text);
  if (!quantity) throw new Error(`no figure in “${text}”`);
  return quantity;
}

describe('compareQuantities', () => {
  it.each<[a: string, b: string, relation: QuantityRelation, ...reasons: QuantityReason[]]>([
    ['four people', 'four people', 'same', 'equal'],
    ['four people', 'eight people', 'different', 'value'],
    ['at least six', 'eight', 'compatible', 'bounds'],
    ['at least six people', 'five people', 'different', 'value'],
    ['at least five people', 'more than 3 people', 'compatible', 'bounds'],
    ['at most five people', 'fewer than 9 people', 'compatible', 'bounds'],
    ['more than eight people', 'eight people', 'different', 'value'],
    ['up to 40 flights', '25-30 flights', 'compatible', 'bounds'],
    ['hundreds of Indian nationals', '332 Indian nationals', 'compatible', 'bounds'],
    ['hundreds of Indian nationals', '15,564 Indian nationals', 'different', 'value'],
    ['dozens of people', 'at least a hundred people', 'compatible', 'bounds'],
    // rounding
    ['about 2,300 residents', '2,297 residents', 'compatible', 'approximation'],
    ['about 2,300 residents', '2,800 residents', 'different', 'value'],
    ['about 20 people', '22 people', 'compatible', 'approximation'],
    ['about 20 people', '25 people', 'different', 'value'],
    ['2,300 residents', '2,297 residents', 'compatible', 'rounding'],
    ['2,300 residents', '2,250 residents', 'compatible', 'rounding'],
    ['2,300 residents', '2,350 residents', 'different', 'value'],
    ['50 people', '48 people', 'different', 'value'],
    ['1 million people', '1.4 million people', 'different', 'value'],
    ['$45.7 billion', '$45,666 million', 'compatible', 'rounding'],
    ['5%', '5.4%', 'compatible', 'rounding'],
    ['5%', '5.5%', 'different', 'value'],
    ['4.5%', '4.6%', 'different', 'value'],
    ['-2,300 metres', '-2,250 metres', 'compatible', 'rounding'],
    ['more than $45.7 billion', '$45.7 billion', 'compatible', 'rounding'],
    ['185 million crowns', '164 million crowns', 'different', 'value'],
    ['about a third of it', '35%', 'compatible', 'approximation'],
    // units
    ['7.42 m', '7.42 metres', 'same', 'equal'],
    ['60 metres', '197 feet', 'compatible', 'rounding'],
    ['5 metres', '5 days', 'incomparable', 'unit'],
    ['$5', '€5', 'incomparable', 'unit'],
    ['5 crowns', '5 Czech crowns', 'same', 'equal'],
    ['5 crowns', '5 francs', 'incomparable', 'unit'],
    ['5%', '5 percentage points', 'incomparable', 'unit'],
    ['four dead', 'four people', 'compatible', 'equal', 'unit-narrower'],
    ['four dead', 'eleven missing', 'incomparable', 'unit'],
    ['12 Indian nationals', '12 Chinese nationals', 'incomparable', 'unit'],
    ['12 Indian nationals', '12 nationals', 'compatible', 'equal', 'unit-narrower'],
    ['2,800', '2,800 residents', 'same', 'equal', 'unit-unstated'],
    ['one person', '1 people', 'same', 'equal'],
    ['second-largest partner', 'third-largest partner', 'different', 'value'],
    ['2nd largest partner', '2', 'incomparable', 'unit'],
    // times
    ['$45.7 billion in 2024', '$35 billion from January to November 2024', 'different', 'value', 'period'],
    ['$35 billion in 2024', '$35 billion from January to November 2024', 'compatible', 'equal', 'period'],
    ['$35 billion in 2024', '$35 billion', 'same', 'equal'],
    ['$35 billion in 2024', '$30 billion in 2023', 'incomparable', 'period'],
    ['$35 billion since 2020', '$30 billion in 2023', 'different', 'value', 'period'],
    ['$5 per month', '$5', 'incomparable', 'period'],
    ['$5 per month', '$5 a year', 'incomparable', 'period'],
    ['4 people as of 9 March 2024', '8 people as of 21 March 2024', 'different', 'value', 'as-of'],
    ['4 people as of 9 March 2024', '4 people as of March 2024', 'same', 'equal'],
    // rises and falls
    ['a 5% rise', 'a 5% fall', 'different', 'change'],
    ['a 5% rise', '5%', 'compatible', 'equal', 'change'],
  ])('%s · %s: %s', (a, b, relation, ...reasons) => {
    expect(compareQuantities(read(a), read(b))).toEqual({ relation, reasons });
    expect(compareQuantities(read(b), read(a))).toEqual({ relation, reasons });
  });
});

describe('formatQuantity', () => {
  it.each([
    ['about 2,300 people', '≈ 2,300 people'],
    ['at least six people', '≥ 6 people'],
    ['$45.7 billion in 2024', 'USD 45.7 billion (2024)'],
    ['at least 90 million crowns', '≥ 90 million crowns'],
    ['hundreds of Indian nationals', '200–1,000 Indian nationals'],
    ['$10-12 billion', 'USD 10–12 billion'],
    ['900,000 to 1.2 million people', '900,000–1,200,000 people'],
    ['1,234,567 people', '1,234,567 people'],
    ['Rs 1,234.5 crore', 'INR 12.345 billion'],
    ['a 4.5% rise in 2024', '4.5% (increase, 2024)'],
    ['a third of it', '33.3333%'],
    ['-3 percentage points', '−3 percentage points'],
    ['$5 per month', 'USD 5 per month'],
    ['8 people as of 9 March 2024', '8 people (as of 2024-03-09)'],
    ['second-largest trading partner', '2nd largest trading partner'],
    ['over 300', '> 300'],
  ])('writes %s as %s', (text, written) => {
    expect(formatQuantity(read(text))).toBe(written);
  });
});

const units = ['USD', 'crowns', 'percent', 'percentage-points', 'people', 'Indian nationals', 'metres', 'km/h', null];
const times = [null, '2024', '2024-03', '2024-01/2024-11', '2020/..', 'per year'];
const made: fc.Arbitrary<Quantity> = fc
  .record({
    comparator: fc.constantFrom(...comparators),
    value: fc.oneof(
      fc.integer({ min: 2, max: 9999 }),
      fc.integer({ min: 20, max: 99_999 }).map((n) => n * 100_000),
    ),
    more: fc.integer({ min: 1, max: 999 }),
    unit: fc.constantFrom(...units),
    period: fc.constantFrom(...times),
    asOf: fc.constantFrom(null, '2024-03-09', '2024'),
    change: fc.constantFrom(null, 'increase' as const, 'decrease' as const),
  })
  .map(({ more, ...rest }) => ({
    ...rest,
    kind: kindOf(rest.unit),
    upper: rest.comparator === 'between' ? rest.value + more : null,
  }));

describe('any quantity', () => {
  it('is the same as itself', () => {
    fc.assert(
      fc.property(made, (one) => {
        expect(compareQuantities(one, one).relation).toBe('same');
      }),
    );
  });

  it('compares the same either way round', () => {
    fc.assert(
      fc.property(made, made, (a, b) => {
        expect(compareQuantities(a, b)).toEqual(compareQuantities(b, a));
      }),
      { numRuns: 1000 },
    );
  });

  it('comes back from its attributes', () => {
    fc.assert(
      fc.property(made, (one) => {
        expect(fromAttributes({ ...toAttributes(one) })).toEqual(one);
      }),
    );
  });

  it('can be read from what is shown of it', () => {
    fc.assert(
      fc.property(made, (one) => {
        // A rise is told only of amounts: "20 people (increase)" is no English.
        const isAmount = one.kind === 'money' || one.kind === 'percent';
        const shown = { ...one, change: isAmount && one.period !== 'per year' ? one.change : null };
        expect(readQuantity(formatQuantity(shown))).toEqual(shown);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('fromAttributes', () => {
  it('needs a value and fills in the rest', () => {
    expect(fromAttributes({ quantity_unit: 'people' })).toBeNull();
    expect(fromAttributes({ quantity_value: 'many' })).toBeNull();
    expect(fromAttributes({ quantity_value: 4 })).toMatchObject({ comparator: 'exactly', unit: null, kind: 'count' });
    expect(fromAttributes({ quantity_value: '4', quantity_upper: 2 })).toMatchObject({
      comparator: 'between',
      value: 2,
      upper: 4,
    });
    expect(fromAttributes({ quantity_value: 4, quantity_comparator: 'between' })).toMatchObject({
      comparator: 'exactly',
      upper: null,
    });
  });

  it.each([
    ['%', 'percent', 'percent'],
    ['US dollars', 'USD', 'money'],
    ['euros', 'EUR', 'money'],
    ['crowns', 'crowns', 'money'],
    ['metres', 'metres', 'measure'],
    ['deaths', 'deaths', 'count'],
    ['largest group', 'largest group', 'ordinal'],
    [' ', null, 'count'],
  ])('understands the unit %j', (written, unit, kind) => {
    expect(fromAttributes({ quantity_value: 1, quantity_unit: written })).toMatchObject({ unit, kind });
  });
});
