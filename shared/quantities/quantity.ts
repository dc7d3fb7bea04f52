/**
 * How the number is bounded. `about` also stands for "nearly" and "almost", which say that the number is a little too
 * high: as `less-than` they would agree with every smaller figure.
 */
export const comparators = ['exactly', 'about', 'at-least', 'at-most', 'more-than', 'less-than', 'between'] as const;
export type Comparator = (typeof comparators)[number];

export const quantityKinds = ['money', 'percent', 'count', 'measure', 'ordinal'] as const;
export type QuantityKind = (typeof quantityKinds)[number];

export type Change = 'increase' | 'decrease';

/** A figure as a text gives it, in a form in which two can be compared. Plain data. */
export interface Quantity {
  readonly comparator: Comparator;
  /** The number, or the lower end of a range, all scale words multiplied out: 45700000000 for "45.7 billion". */
  readonly value: number;
  /** The upper end, inclusive; null except with `between`. */
  readonly upper: number | null;
  /**
   * For money the ISO 4217 code, or the article's word where that leaves the currency open ("crowns"); `percent` or
   * `percentage-points`; for ranks "largest trading partner" or plain `rank`; otherwise what is counted or measured,
   * in the article's words and letters ("Indian nationals"). Null where only a number stands there ("2,800").
   */
  readonly unit: string | null;
  readonly kind: QuantityKind;
  /**
   * The time over which it was counted, in ISO 8601: a year, month or range ("2024", "2025-02", "2024-01/2024-11",
   * "2020/.." since 2020), or a rate: "per year".
   */
  readonly period: string | null;
  /** The date at which it held, in ISO 8601: "2024-03-09", or a part of one; null for dates without their year. */
  readonly asOf: string | null;
  /** Whether it is the amount of a rise or a fall; null for what merely stands at a level. */
  readonly change: Change | null;
}

/** Without what a multiplication leaves behind the 15 digits that a number holds exactly: 4.1 × 10 is 41. */
export function tidy(value: number): number {
  return Number(value.toPrecision(15));
}
