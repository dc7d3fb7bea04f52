import { type Comparator, comparators, type Quantity } from './quantity.ts';
import { canonicalUnit, kindOf } from './units.ts';

/** The claim attributes of a figure. Parts that are null have no key. */
export interface QuantityAttributes {
  readonly quantity_comparator: Comparator;
  readonly quantity_value: number;
  readonly quantity_upper?: number;
  readonly quantity_unit?: string;
  readonly quantity_period?: string;
  readonly quantity_as_of?: string;
  /** Only of a rise or fall; a codebook without it loses nothing but that. */
  readonly quantity_change?: 'increase' | 'decrease';
}

/** A quantity as attributes of a claim, by the ids of the default codebook. The kind follows from the unit. */
export function toAttributes(quantity: Quantity): QuantityAttributes {
  const { comparator, value, upper, unit, period, asOf, change } = quantity;
  return {
    quantity_comparator: comparator,
    quantity_value: value,
    ...(upper === null ? {} : { quantity_upper: upper }),
    ...(unit === null ? {} : { quantity_unit: unit }),
    ...(period === null ? {} : { quantity_period: period }),
    ...(asOf === null ? {} : { quantity_as_of: asOf }),
    ...(change === null ? {} : { quantity_change: change }),
  };
}

/**
 * The quantity that a claim's attributes give, corrected by hand or not; null without a value. What is missing is
 * unknown, and the comparator then `exactly`, or `between` where there is an upper end. A unit is understood as people
 * write it ("%", "US dollars"), ends the wrong way round are put right, and what is of no use is left out.
 */
export function fromAttributes(attributes: Readonly<Record<string, unknown>>): Quantity | null {
  const value = numberOf(attributes['quantity_value']);
  if (value === null) return null;
  const end = numberOf(attributes['quantity_upper']);
  const written = comparators.find((one) => one === attributes['quantity_comparator']);
  const comparator = written ?? (end === null ? 'exactly' : 'between');
  const isRange = comparator === 'between' && end !== null;
  const unit = canonicalUnit(textOf(attributes['quantity_unit']) ?? '');
  const change = attributes['quantity_change'];
  return {
    comparator: comparator === 'between' && end === null ? 'exactly' : comparator,
    value: isRange ? Math.min(value, end) : value,
    upper: isRange ? Math.max(value, end) : null,
    unit,
    kind: kindOf(unit),
    period: textOf(attributes['quantity_period']),
    asOf: textOf(attributes['quantity_as_of']),
    change: change === 'increase' || change === 'decrease' ? change : null,
  };
}

function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function textOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}
