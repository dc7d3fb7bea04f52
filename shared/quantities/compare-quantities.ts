import { assertNever } from '../domain/assert-never.ts';
import { aboutReach, halfPlace } from './precision.ts';
import type { Quantity } from './quantity.ts';
import { isRate } from './rates.ts';
import { matchUnits } from './units.ts';

/**
 * How two figures stand to each other. `same`: the same number, bound and time. `compatible`: both can be true of one
 * thing. `different`: they cannot, unless the reasons behind `value` explain it. `incomparable`: of different things.
 */
export type QuantityRelation = 'same' | 'compatible' | 'different' | 'incomparable';

/**
 * Why. `equal`, `rounding` (one is the other rounded), `approximation` (one is said to be about right), `bounds` (one is
 * a bound or range that holds the other), `value` (the numbers exclude each other), `unit` (no common unit),
 * `unit-narrower` (one counts less: "residents", "people"), `unit-unstated` (one is a number alone), `period`, `as-of`
 * (said of different times), `change` (a rise against a fall, or against a level).
 */
export const quantityReasons = [
  'equal',
  'rounding',
  'approximation',
  'bounds',
  'value',
  'unit',
  'unit-narrower',
  'unit-unstated',
  'period',
  'as-of',
  'change',
] as const;
export type QuantityReason = (typeof quantityReasons)[number];

export interface QuantityComparison {
  readonly relation: QuantityRelation;
  /** The deciding one first; never empty. */
  readonly reasons: readonly QuantityReason[];
}

/**
 * Compares two figures that are taken to be about the same thing; whether they are, is not asked here. The same result
 * either way round. Rounding is allowed for by the rules in `precision.ts`; measures are converted, currencies are not.
 * Figures of times that overlap are compared, and the times named as a reason; of times that do not, they are
 * incomparable, and so are a rate ("per year") and a sum. A time that is not stated is no difference.
 *
 *     about 2,300 people · 2,297        compatible   approximation
 *     at least six people · eight       compatible   bounds
 *     four dead · eight dead            different    value
 *     $45.7 billion (2024) · $35 billion (2024-01/2024-11)   different   value, period
 */
export function compareQuantities(a: Quantity, b: Quantity): QuantityComparison {
  const units = matchUnits(a, b);
  if (!units) return { relation: 'incomparable', reasons: ['unit'] };
  const times = comparePeriods(a.period, b.period);
  if (times === 'apart') return { relation: 'incomparable', reasons: ['period'] };
  if (a.change !== null && b.change !== null && a.change !== b.change)
    return { relation: 'different', reasons: ['change'] };
  const reason = compareValues(a, b, units.factor);
  const notes: QuantityReason[] = [];
  if (times === 'overlapping') notes.push('period');
  if (isOtherDate(a.asOf, b.asOf)) notes.push('as-of');
  if (a.change !== b.change) notes.push('change');
  if (units.note === 'unit-narrower') notes.push(units.note);
  const reasons = [reason, ...notes, ...(units.note === 'unit-unstated' ? [units.note] : [])];
  if (reason === 'value') return { relation: 'different', reasons };
  return { relation: reason === 'equal' && notes.length === 0 ? 'same' : 'compatible', reasons };
}

/** What a figure allows for; the ends belong to it or not. */
interface Interval {
  readonly low: number;
  readonly high: number;
  readonly isLowOpen: boolean;
  readonly isHighOpen: boolean;
}

type ValueReason = 'equal' | 'rounding' | 'approximation' | 'bounds' | 'value';

function compareValues(a: Quantity, b: Quantity, factor: number): ValueReason {
  const isAlike = a.comparator === b.comparator && isNearly(a.value, b.value * factor);
  if (isAlike && isNearly(a.upper ?? 0, (b.upper ?? 0) * factor)) return 'equal';
  if (intersects(intervalOf(a, 1), intervalOf(b, factor))) {
    if (a.comparator === 'exactly' && b.comparator === 'exactly') return 'equal';
    const isAbout = (one: Quantity) => one.comparator === 'about' || one.comparator === 'exactly';
    return isAbout(a) && isAbout(b) ? 'approximation' : 'bounds';
  }
  return isRounded(a, b, factor) ? 'rounding' : 'value';
}

function intervalOf({ comparator, value, upper }: Quantity, factor: number): Interval {
  const closed = { isLowOpen: false, isHighOpen: false };
  const at = value * factor;
  switch (comparator) {
    case 'exactly':
      return { low: at, high: at, ...closed };
    case 'about': {
      const reach = aboutReach(value) * factor;
      return { low: at - reach, high: at + reach, ...closed };
    }
    case 'at-least':
      return { low: at, high: Infinity, ...closed };
    case 'more-than':
      return { low: at, high: Infinity, isLowOpen: true, isHighOpen: false };
    case 'at-most':
      return { low: -Infinity, high: at, ...closed };
    case 'less-than':
      return { low: -Infinity, high: at, isLowOpen: false, isHighOpen: true };
    case 'between':
      return { low: at, high: (upper ?? value) * factor, ...closed };
    default:
      return assertNever(comparator);
  }
}

/** One that is said outright is a rounding of the other: of the two the coarser one holds the finer one. */
function isRounded(a: Quantity, b: Quantity, factor: number): boolean {
  const halves = [a, b].map((one, i) =>
    one.comparator === 'exactly' ? halfPlace(one.value, one.kind) * (i === 0 ? 1 : factor) : 0,
  );
  const [first = 0, second = 0] = halves;
  if (first === 0 && second === 0) return false;
  const isFirst = first >= second;
  const coarse = isFirst ? a.value : b.value * factor;
  const half = Math.max(first, second);
  // Halves round away from zero: 2,250 is 2,300, and 2,350 is 2,400.
  const widened =
    coarse < 0
      ? { low: coarse - half, high: coarse + half, isLowOpen: true, isHighOpen: false }
      : { low: coarse - half, high: coarse + half, isLowOpen: false, isHighOpen: true };
  return intersects(widened, isFirst ? intervalOf(b, factor) : intervalOf(a, 1));
}

function intersects(a: Interval, b: Interval): boolean {
  return reaches(a, b) && reaches(b, a);
}

/** Whether `a` does not end before `b` begins. */
function reaches(a: Interval, b: Interval): boolean {
  const isOpen = a.isHighOpen || b.isLowOpen;
  return isNearly(a.high, b.low) ? !isOpen : a.high > b.low;
}

/** Equal but for what multiplications leave behind. Without a bound nothing is near, whatever share of it that would be. */
function isNearly(a: number, b: number): boolean {
  const most = Math.max(Math.abs(a), Math.abs(b));
  return a === b || (most < Infinity && Math.abs(a - b) <= 1e-9 * most);
}

function comparePeriods(a: string | null, b: string | null): 'same' | 'overlapping' | 'apart' {
  if (a === b) return 'same';
  if ((a !== null && isRate(a)) || (b !== null && isRate(b))) return 'apart';
  if (a === null || b === null) return 'same';
  const [first, second] = [endsOf(a), endsOf(b)];
  return first.start <= second.end && second.start <= first.end ? 'overlapping' : 'apart';
}

/** ISO 8601 as texts that sort: "2024" begins before "2024-01" and ends behind "2024-12-31". */
function endsOf(period: string): { start: string; end: string } {
  const [first = '', last = first] = period.split('/');
  return { start: first === '..' ? '' : first, end: last === '..' ? '\uffff' : `${last}\uffff` };
}

/** "2024-03" holds "2024-03-09" and is no other date. */
function isOtherDate(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && !a.startsWith(b) && !b.startsWith(a);
}
