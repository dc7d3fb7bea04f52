import type { Annotation, AttributeValue } from '../../domain/annotation.ts';
import type { AttributeDefinition } from '../../domain/codebook.ts';
import { findValueFault } from '../../domain/attribute-value.ts';
import { sameValue } from '../../domain/same-value.ts';
import { envelope, overlaps, type Span } from '../../domain/span.ts';
import type { Quantity } from '../../quantities/quantity.ts';
import { toAttributes } from '../../quantities/quantity-attributes.ts';
import { type FoundQuantity, quantitiesIn, readQuantity } from '../../quantities/read-quantity.ts';
import { sentencesOf } from '../../text/segmentation.ts';

const quantityIds = [
  'quantity_comparator',
  'quantity_value',
  'quantity_upper',
  'quantity_unit',
  'quantity_period',
  'quantity_as_of',
  'quantity_change',
] as const;

/** In UTF-16 units on either side of a claim: as much as its sentences may reach beyond it. */
const REACH = 1000;

/**
 * The figures in the words of a claim, in reading order, with their places in the article. This is the one reader of
 * them: window, tables, comparisons and command line all ask it.
 *
 * A number and its bound are what the claim's own words say. What these leave open is completed from the rest of their
 * sentences, where the same number stands with more around it: period, date, unit, rise or fall. Without `text`, the
 * whole article, nothing is completed.
 *
 *     India had [a deficit of $45.7 billion] in 2024.   USD 45.7 billion (2024)
 *     At least [six people] died.                       6 people
 */
export function quantitiesOfClaim(claim: ClaimWords, text?: string): FoundQuantity[] {
  const own = inOwnWords(claim);
  if (own.length === 0 || text === undefined) return own;
  const around = inSentences(text, envelope(claim.spans));
  return own.map((found) => completed(found, around));
}

type ClaimWords = Pick<Annotation, 'quote' | 'spans'>;

function inOwnWords({ quote, spans }: ClaimWords): FoundQuantity[] {
  let at = 0;
  const found = spans.flatMap(({ start, end }) => {
    const words = quote.slice(at, at + end - start);
    // `quoteOf` joins fragments by one blank.
    at += end - start + 1;
    return quantitiesIn(words, start);
  });
  // Whose words are nothing but a number means the number, also where elsewhere it would be a year or a pronoun.
  const whole = found.length === 0 && spans.length === 1 ? readQuantity(quote) : null;
  return whole ? [{ span: envelope(spans), quote, quantity: whole }] : found;
}

function inSentences(text: string, claim: Span): FoundQuantity[] {
  const start = Math.max(text.lastIndexOf('\n', Math.max(0, claim.start - 1)) + 1, claim.start - REACH);
  const next = text.indexOf('\n', claim.end);
  const end = Math.min(next < 0 ? text.length : next, claim.end + REACH);
  const touched = sentencesOf(text.slice(start, end), start).filter((one) => overlaps(one, claim));
  const read = touched.length > 0 ? envelope(touched) : claim;
  return quantitiesIn(text.slice(read.start, read.end), read.start);
}

function completed(found: FoundQuantity, around: readonly FoundQuantity[]): FoundQuantity {
  const own = found.quantity;
  const same = around.find(
    ({ span, quantity }) => overlaps(span, found.span) && quantity.value === own.value && quantity.upper === own.upper,
  )?.quantity;
  if (!same) return found;
  return {
    ...found,
    quantity: {
      ...own,
      ...(own.unit === null ? { unit: same.unit, kind: same.kind } : {}),
      period: own.period ?? same.period,
      asOf: own.asOf ?? same.asOf,
      change: own.change ?? same.change,
    },
  };
}

/** The fields of a figure as a quantity fills them; null empties one. Fields that the codebook lacks are left out. */
export function figureFields(
  quantity: Quantity,
  definitions: readonly AttributeDefinition[],
): Readonly<Record<string, AttributeValue | null>> {
  const values: Readonly<Record<string, AttributeValue | undefined>> = { ...toAttributes(quantity) };
  return Object.fromEntries(
    quantityIds.flatMap((id) => {
      const definition = definitions.find((one) => one.id === id && !one.retired);
      const value = values[id] ?? null;
      const fits = definition && (value === null || findValueFault(definition, value) === undefined);
      return fits ? [[id, value]] : [];
    }),
  );
}

/** Whether the fields of a claim say just this quantity. */
export function saysQuantity(
  { attributes }: Pick<Annotation, 'attributes'>,
  fields: Readonly<Record<string, AttributeValue | null>>,
): boolean {
  const given: Readonly<Record<string, AttributeValue | undefined>> = attributes;
  return Object.entries(fields).every(([id, value]) => sameValue(given[id] ?? null, value));
}
