import { describe, expect, it } from 'vitest';
import { Attributes } from '../../domain/annotation.ts';
import { defaultCodebook } from '../../domain/default-codebook.ts';
import { quoteOf } from '../../domain/span.ts';
import { formatQuantity } from '../../quantities/format-quantity.ts';
import { claimFigure, claimFigures } from './claim-figure.ts';
import { figureFields, quantitiesOfClaim, saysQuantity } from './claim-quantities.ts';

const definitions = defaultCodebook.layers[1]?.attributes ?? [];

function read(text: string, ...words: readonly string[]) {
  const spans = words.map((one) => ({ start: text.indexOf(one), end: text.indexOf(one) + one.length }));
  return quantitiesOfClaim({ quote: quoteOf(text, spans), spans }, text);
}

describe('the figures of a claim', () => {
  it('are read with the rest of the sentence, where the period stands', () => {
    const text =
      'In 2024 it was cold. The office reported a deficit of $45.7 billion with India in 2024. It rose by 5.4%.';
    expect(read(text, 'a deficit of $45.7 billion').map(({ quantity }) => formatQuantity(quantity))).toEqual([
      'USD 45.7 billion (2024)',
    ]);
  });

  it('are those of its words alone, with the places in the whole text', () => {
    const text = 'Nine came.\nFour people died and eleven people were missing.';
    expect(read(text, 'Four people died').map(({ span }) => text.slice(span.start, span.end))).toEqual(['Four people']);
    expect(read(text, 'Four people', 'eleven people')).toHaveLength(2);
  });

  it('are what the words of the claim say, completed by the sentence, not replaced by it', () => {
    const text = 'At least six people died in 2024, the ministry said. Imports fell by 4.5 million tonnes.';
    const said = (words: string) => read(text, words).map(({ quantity }) => formatQuantity(quantity));
    expect(said('six people died')).toEqual(['6 people (2024)']);
    expect(said('six')).toEqual(['6 people (2024)']);
    expect(read(text, '4.5 million tonnes')[0]?.quantity.change).toBe('decrease');
    expect(said('Imports fell')).toEqual([]);
  });

  it('are the same for the tables as for the inspector', () => {
    const text = 'In 2024 the port moved 12 million tonnes, the mayor said, up from 9 million in 2020.';
    const spans = [{ start: text.indexOf('the port'), end: text.indexOf(', the mayor') }];
    const claim = { quote: quoteOf(text, spans), spans, attributes: {} };
    const [found] = quantitiesOfClaim(claim, text);
    expect(found?.quantity.period).toBe('2024');
    expect(claimFigures(claim, text)).toEqual([{ quantity: found?.quantity, basis: 'text' }]);
    expect(claimFigure(claim, text)?.quantity).toEqual(found?.quantity);
  });

  it('fill the fields, and empty those that no longer hold', () => {
    const [found] = read('At least six people died.', 'At least six people died');
    const fields = found ? figureFields(found.quantity, definitions) : {};
    expect(fields).toEqual({
      quantity_comparator: 'at-least',
      quantity_value: 6,
      quantity_upper: null,
      quantity_unit: 'people',
      quantity_period: null,
      quantity_as_of: null,
      quantity_change: null,
    });
    const said = { quantity_comparator: 'at-least', quantity_value: 6, quantity_unit: 'people' };
    expect(saysQuantity({ attributes: said }, fields)).toBe(true);
    expect(saysQuantity({ attributes: Attributes.parse({ ...said, quantity_period: '2024' }) }, fields)).toBe(false);
  });

  it('leave out what the codebook has no field for', () => {
    const [found] = read('At least six people died.', 'At least six people died');
    const few = definitions.filter(({ id }) => id === 'quantity_value' || id === 'kind');
    expect(found && figureFields(found.quantity, few)).toEqual({ quantity_value: 6 });
  });
});
