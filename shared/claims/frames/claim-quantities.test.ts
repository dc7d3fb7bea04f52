import { describe, expect, it } from 'vitest';
import { Attributes } from '../../domain/annotation.ts';
import { defaultCodebook } from '../../domain/default-codebook.ts';
import { formatQuantity } from '../../quantities/format-quantity.ts';
import { figureFields, quantitiesOfClaim, saysQuantity } from './claim-quantities.ts';

const definitions = defaultCodebook.layers[1]?.attributes ?? [];

function read(text: string, ...words: readonly string[]) {
  const spans = words.map((one) => ({ start: text.indexOf(one), end: text.indexOf(one) + one.length }));
  return quantitiesOfClaim(text, { spans });
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
