import { assertNever } from '../domain/assert-never.ts';
import { isPerson, singular, stateOf } from './counted.ts';
import { currenciesOf, currencyAfter } from './currencies.ts';
import { measureOf } from './measures.ts';
import { isRankUnit } from './ordinals.ts';
import type { Quantity, QuantityKind } from './quantity.ts';
import { tokensOf } from './tokens.ts';

/** What kind of quantity has this unit. "pounds" are taken for money, as in `Quantity` they are so only as GBP. */
export function kindOf(unit: string | null): QuantityKind {
  if (unit === null) return 'count';
  if (unit === 'percent' || unit === 'percentage-points') return 'percent';
  if (isRankUnit(unit)) return 'ordinal';
  if (currenciesOf(unit).length > 0) return 'money';
  return measureOf(unit) ? 'measure' : 'count';
}

/** A unit as `Quantity` has it, from what a person wrote: "%", "US dollars", "euros"; others stay as they are. */
export function canonicalUnit(written: string): string | null {
  const unit = written.trim();
  if (unit === '') return null;
  if (/^(?:%|pct|per ?cent)$/i.test(unit)) return 'percent';
  if (/^(?:percentage[ -]points?|pp)$/i.test(unit)) return 'percentage-points';
  const tokens = tokensOf(unit);
  const currency = currencyAfter(tokens, 0);
  return currency?.next === tokens.length && currency.factor === 1 ? currency.unit : unit;
}

/** How two units go together. `factor` turns numbers of the second into numbers of the first. */
export interface UnitMatch {
  readonly factor: number;
  readonly note?: 'unit-unstated' | 'unit-narrower';
}

/** Undefined where numbers of the one cannot be compared with numbers of the other. Currencies are never converted. */
export function matchUnits(a: Quantity, b: Quantity): UnitMatch | undefined {
  const isRank = a.kind === 'ordinal';
  if (isRank !== (b.kind === 'ordinal')) return undefined;
  if (a.unit === null || b.unit === null)
    return a.unit === b.unit ? { factor: 1 } : { factor: 1, note: 'unit-unstated' };
  if (a.kind !== b.kind) return undefined;
  switch (a.kind) {
    case 'percent':
      return a.unit === b.unit ? { factor: 1 } : undefined;
    case 'money':
      return matchCurrencies(a.unit, b.unit);
    case 'measure':
      return matchMeasures(a.unit, b.unit);
    case 'ordinal':
      return a.unit === 'rank' || b.unit === 'rank' ? { factor: 1 } : matchNouns(a.unit, b.unit);
    case 'count':
      return matchNouns(a.unit, b.unit);
    default:
      return assertNever(a.kind);
  }
}

function matchCurrencies(a: string, b: string): UnitMatch | undefined {
  const other = currenciesOf(b);
  return a === b || currenciesOf(a).some((code) => other.includes(code)) ? { factor: 1 } : undefined;
}

function matchMeasures(a: string, b: string): UnitMatch | undefined {
  if (a === b) return { factor: 1 };
  const first = measureOf(a);
  const second = measureOf(b);
  if (!first || first.dimension !== second?.dimension) return undefined;
  if (first.factor === second.factor) return { factor: 1 };
  return first.factor === undefined || second.factor === undefined
    ? undefined
    : { factor: second.factor / first.factor };
}

/**
 * Two noun phrases match where their nouns are the same and the words before the one are among those before the other:
 * "Indian nationals" and "nationals", but not "Chinese nationals". "People" are any human beings, and whoever is
 * counted by a state ("dead", "missing", "those evacuated") is a person in it.
 */
function matchNouns(a: string, b: string): UnitMatch | undefined {
  const first = nounOf(a);
  const second = nounOf(b);
  const isSame = first.head === second.head;
  const isGeneral = (first.head === PERSON && second.isHuman) || (second.head === PERSON && first.isHuman);
  if (!isSame && !isGeneral) return undefined;
  const [fewer, more] =
    first.modifiers.size <= second.modifiers.size
      ? [first.modifiers, second.modifiers]
      : [second.modifiers, first.modifiers];
  if ([...fewer].some((word) => !more.has(word))) return undefined;
  return isSame && fewer.size === more.size ? { factor: 1 } : { factor: 1, note: 'unit-narrower' };
}

const PERSON = 'person';

interface Noun {
  readonly head: string;
  readonly modifiers: ReadonlySet<string>;
  readonly isHuman: boolean;
}

function nounOf(unit: string): Noun {
  const words = unit
    .toLowerCase()
    .split(/[\s-]+/u)
    .filter((word) => word !== '' && word !== 'those' && word !== 'the');
  const last = words.at(-1) ?? '';
  const state = stateOf(last);
  const before = words.slice(0, -1).map((word) => stateOf(word) ?? word);
  if (state !== undefined) return { head: PERSON, modifiers: new Set([...before, state]), isHuman: true };
  const head = singular(last);
  return { head, modifiers: new Set(before), isHuman: head === PERSON || isPerson(head) };
}
