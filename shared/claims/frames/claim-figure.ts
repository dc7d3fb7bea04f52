import type { Annotation } from '../../domain/annotation.ts';
import { compareQuantities } from '../../quantities/compare-quantities.ts';
import { formatQuantity } from '../../quantities/format-quantity.ts';
import type { Quantity } from '../../quantities/quantity.ts';
import { fromAttributes } from '../../quantities/quantity-attributes.ts';
import { type FoundQuantity, mainQuantity } from '../../quantities/read-quantity.ts';
import { quantitiesOfClaim } from './claim-quantities.ts';

/** The figure of a claim, and whether a person gave it or it was read out of the words. */
export interface ClaimFigure {
  readonly quantity: Quantity;
  readonly basis: 'attributes' | 'text';
}

/**
 * The figure that a claim gives: what stands in its fields, otherwise what its words say. Of the fields, value and unit
 * are mostly all that is filled in; the bound and the time then come from the words that say the same number. With
 * `text`, the whole article, what the words leave open comes from their sentences; see `quantitiesOfClaim`.
 *
 *     "At least six people were dead"  { quantity_value: 6, quantity_unit: 'deaths' }   ≥ 6 deaths
 */
export function claimFigure(claim: FigureWords, text?: string): ClaimFigure | null {
  const said = quantitiesOfClaim(claim, text);
  const given = fromAttributes(claim.attributes);
  if (given) return { quantity: completed(given, claim.attributes, said), basis: 'attributes' };
  const main = mainQuantity(said);
  return main ? { quantity: main.quantity, basis: 'text' } : null;
}

type FigureWords = Pick<Annotation, 'attributes' | 'quote' | 'spans'>;

/**
 * All figures that a claim gives, each once: that of its fields first, then those of its words in reading order.
 *
 *     "Four died and eleven were missing"  { quantity_value: 4, quantity_unit: 'deaths' }   4 deaths, 11 people
 */
export function claimFigures(claim: FigureWords, text?: string): ClaimFigure[] {
  const main = claimFigure(claim, text);
  if (!main) return [];
  const said = quantitiesOfClaim(claim, text).map(({ quantity }): ClaimFigure => ({ quantity, basis: 'text' }));
  const isSaidByField = ({ quantity }: ClaimFigure): boolean =>
    quantity.value === main.quantity.value && isComparable(quantity, main.quantity);
  const all =
    main.basis === 'text' && said.length > 0 ? said : [main, ...said.filter((figure) => !isSaidByField(figure))];
  const seen = new Set<string>();
  return all.filter(({ quantity }) => {
    const key = formatQuantity(quantity);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Whichever figure of a claim's words can be compared with another one; null where none can. */
export function comparableFigure(
  claim: Pick<Annotation, 'quote' | 'spans'>,
  other: Quantity,
  text?: string,
): ClaimFigure | null {
  const found = quantitiesOfClaim(claim, text).find(
    ({ quantity }) => compareQuantities(quantity, other).relation !== 'incomparable',
  );
  return found ? { quantity: found.quantity, basis: 'text' } : null;
}

function isComparable(a: Quantity, b: Quantity): boolean {
  return compareQuantities(a, b).relation !== 'incomparable';
}

function completed(
  given: Quantity,
  attributes: Readonly<Record<string, unknown>>,
  found: readonly FoundQuantity[],
): Quantity {
  const said = found.find(({ quantity }) => quantity.value === given.value)?.quantity;
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
