import type { Annotation, AttributeValue } from '../../domain/annotation.ts';
import type { AttributeDefinition } from '../../domain/codebook.ts';
import { findValueFault } from '../../domain/attribute-value.ts';
import { sameValue } from '../../domain/same-value.ts';
import { contains, envelope, overlaps } from '../../domain/span.ts';
import type { Quantity } from '../../quantities/quantity.ts';
import { toAttributes } from '../../quantities/quantity-attributes.ts';
import { type FoundQuantity, quantitiesIn } from '../../quantities/read-quantity.ts';
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
 * The figures in the words of a claim, in reading order. The rest of its sentences is read along with it, since the
 * period and the unit often stand there ("a deficit of $45.7 billion with India in 2024").
 */
export function quantitiesOfClaim(text: string, { spans }: Pick<Annotation, 'spans'>): FoundQuantity[] {
  const claim = envelope(spans);
  const start = Math.max(text.lastIndexOf('\n', Math.max(0, claim.start - 1)) + 1, claim.start - REACH);
  const next = text.indexOf('\n', claim.end);
  const end = Math.min(next < 0 ? text.length : next, claim.end + REACH);
  const touched = sentencesOf(text.slice(start, end), start).filter((one) => overlaps(one, claim));
  const read = touched.length > 0 ? envelope(touched) : claim;
  return quantitiesIn(text.slice(read.start, read.end), read.start).filter(({ span }) =>
    spans.some((fragment) => contains(fragment, span)),
  );
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
