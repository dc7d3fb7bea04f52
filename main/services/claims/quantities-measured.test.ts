import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compareQuantities } from '#shared/quantities/compare-quantities.ts';
import { formatQuantity } from '#shared/quantities/format-quantity.ts';
import type { Quantity } from '#shared/quantities/quantity.ts';
import { fromAttributes } from '#shared/quantities/quantity-attributes.ts';
import { quantitiesIn, readQuantity } from '#shared/quantities/read-quantity.ts';
import { sampleArticles } from '../../sample/articles.ts';

// What the reader of quantities is worth: on the claims of the sample project, whose figures were coded by hand, and on
// the five real articles, whose figures are all written down here.

const folder = fileURLToPath(new URL('../../../../shared/articles', import.meta.url));

/** Each figure with how a table shows it. */
const figures: readonly (readonly (readonly [quote: string, shown: string])[])[] = [
  [
    ['$45.7 billion', 'USD 45.7 billion (2024)'],
    ['5.4%', '5.4% (increase, 2024)'],
    ['an estimated $129.2 billion', '≈ USD 129.2 billion (2024)'],
    ['$87.4 billion', 'USD 87.4 billion'],
    ['4.5%', '4.5% (increase)'],
    ['3.4%', '3.4% (increase)'],
    ['$41.8 billion', 'USD 41.8 billion'],
    ['hundreds of Indian nationals', '200–1,000 Indian nationals'],
    ['15,564 Indian nationals', '15,564 Indian nationals (2009/2024)'],
  ],
  [],
  [
    ['second-largest trading partner', '2nd largest trading partner'],
    ['$35 billion', 'USD 35 billion (2024-01/2024-11)'],
    ['$35 billion', 'USD 35 billion'],
    ['nearly $20 billion', '≈ USD 20 billion'],
    ['five years', '5 years'],
    ['third-largest group', '3rd largest group (2022)'],
  ],
  [
    ['50%', '50%'],
    ['25%', '25%'],
    ['25%', '25%'],
  ],
  [['two areas', '2 areas']],
];

describe('the five real articles', () => {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  if (names.length === 0)
    process.stdout.write(`The real articles are not in ${folder}: their figures are not measured.\n`);
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'));

  it.skipIf(names.length === 0)('give all their figures and nothing else', () => {
    const found = texts.map((text) =>
      quantitiesIn(text).map(({ quote, quantity }) => [quote, formatQuantity(quantity)]),
    );
    expect(found).toEqual(figures);
  });

  it.skipIf(names.length === 0)('differ on the trade balance, and over another period', () => {
    const [deficit] = quantitiesIn(texts[0] ?? '');
    const surplus = quantitiesIn(texts[2] ?? '').find(({ quantity }) => quantity.kind === 'money');
    if (!deficit || !surplus) throw new Error('no figures');
    expect(compareQuantities(deficit.quantity, surplus.quantity)).toEqual({
      relation: 'different',
      reasons: ['value', 'period'],
    });
  });
});

interface Coded {
  readonly quote: string;
  readonly coded: Quantity;
  readonly read: Quantity | null;
}

/** The claims of the sample that somebody gave a value. */
const claims: readonly Coded[] = sampleArticles.flatMap(({ annotations }) =>
  annotations.flatMap(({ quote, attributes = {} }) => {
    const coded = fromAttributes(attributes);
    return coded ? [{ quote, coded, read: readQuantity(quote) }] : [];
  }),
);

describe('the figures of the sample project', () => {
  it('are read from every claim that has one', () => {
    expect(claims.length).toBeGreaterThanOrEqual(13);
    expect(claims.filter(({ coded, read }) => read?.value !== coded.value)).toEqual([]);
  });

  it('are in a unit that can be compared with the coded one', () => {
    const foreign = claims.filter(
      ({ coded, read }) => !read || compareQuantities(read, coded).relation === 'incomparable',
    );
    expect(foreign).toEqual([]);
  });

  it('tell apart what the reports correct, and let stand what only bounds it', () => {
    const first = (start: string): Quantity => {
      const quantity = claims.find(({ quote }) => quote.startsWith(start))?.read;
      if (!quantity) throw new Error(`no figure in ${start}`);
      return quantity;
    };
    const four = first('Four people died');
    const six = first('At least six people');
    const eight = first('The flood of 9 March killed eight');
    expect(compareQuantities(four, eight)).toEqual({ relation: 'different', reasons: ['value'] });
    expect(compareQuantities(six, eight)).toEqual({ relation: 'compatible', reasons: ['bounds'] });
    expect(compareQuantities(six, four).relation).toBe('different');
    const evacuated = first('the number of evacuated');
    const corrected = first('the count of those evacuated');
    expect(compareQuantities(evacuated, corrected).relation).toBe('different');
    expect(compareQuantities(first('About 2,300 residents'), evacuated).relation).toBe('different');
  });
});
