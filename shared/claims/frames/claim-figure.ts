import type { Annotation } from '../../domain/annotation.ts';
import { shownQuote } from '../../domain/shown-quote.ts';
import { compareQuantities } from '../../quantities/compare-quantities.ts';
import type { Quantity } from '../../quantities/quantity.ts';
import { fromAttributes } from '../../quantities/quantity-attributes.ts';
import { quantitiesIn, readQuantity } from '../../quantities/read-quantity.ts';

/** The figure of a claim, and whether a person gave it or it was read out of the words. */
export interface ClaimFigure {
  readonly quantity: Quantity;
  readonly basis: 'attributes' | 'text';
}

/**
 * The figure that a claim gives: what stands in its fields, otherwise what its words say. Of the fields, value and unit
 * are mostly all that is filled in; the bound and the time then come from the words that say the same number.
 *
 *     "At least six people were dead"  { quantity_value: 6, quantity_unit: 'deaths' }   ≥ 6 deaths
 */
export function claimFigure(claim: Pick<Annotation, 'attributes' | 'quote' | 'spans'>): ClaimFigure | null {
  const words = shownQuote(claim);
  const given = fromAttributes(claim.attributes);
  if (given) return { quantity: completed(given, claim.attributes, words), basis: 'attributes' };
  const read = readQuantity(words);
  return read && { quantity: read, basis: 'text' };
}

/** Whichever figure of a claim's words can be compared with another one; null where none can. */
export function comparableFigure(claim: Pick<Annotation, 'quote' | 'spans'>, other: Quantity): ClaimFigure | null {
  const found = quantitiesIn(shownQuote(claim)).find(
    ({ quantity }) => compareQuantities(quantity, other).relation !== 'incomparable',
  );
  return found ? { quantity: found.quantity, basis: 'text' } : null;
}

function completed(given: Quantity, attributes: Readonly<Record<string, unknown>>, words: string): Quantity {
  const said = quantitiesIn(words).find(({ quantity }) => quantity.value === given.value)?.quantity;
  if (!said) return given;
  const isBoundGiven = attributes['quantity_comparator'] !== undefined || given.upper !== null;
  return {
    ...given,
    ...(isBoundGiven ? {} : { comparator: said.comparator, upper: said.upper }),
    period: given.period ?? said.period,
    asOf: given.asOf ?? said.asOf,
    change: given.change ?? said.change,
  };
}
