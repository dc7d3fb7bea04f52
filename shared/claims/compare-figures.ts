import {
  compareQuantities,
  type QuantityComparison,
  type QuantityReason,
  type QuantityRelation,
} from '../quantities/compare-quantities.ts';
import { formatQuantity } from '../quantities/format-quantity.ts';
import type { Comparator, Quantity } from '../quantities/quantity.ts';
import type { ClaimFigure } from './frames/claim-figure.ts';
import type { ClaimFrame } from './frames/claim-frame.ts';

/** A figure that a claim gives for what others give figures for too. */
export interface GivenFigure extends ClaimFigure {
  readonly frame: ClaimFrame;
  /** Which of its claim's figures, counted from 1. */
  readonly number: number;
}

/** `other-figure`: by its fields, or by agreeing with another of its figures, the claim is about that one, not this one. */
export type FigureReason = QuantityReason | 'other-figure';

export interface ComparedFigure extends GivenFigure {
  /** To `comparedTo`. */
  readonly relation: 'reference' | QuantityRelation;
  readonly reasons: readonly FigureReason[];
  /** The reference, or a figure that agrees with the reference as this one does, and yet excludes it; null for references. */
  readonly comparedTo: GivenFigure | null;
  /** Every other figure that it excludes, each once: by the first claim that gives it. */
  readonly differsFrom: readonly GivenFigure[];
}

/** Distinct figures that are compared with all others; further ones are only compared with their reference. */
const MOST_CANDIDATES = 200;
/** Of so many things the figures get a reference of their own: dead, injured, missing. */
const MOST_REFERENCES = 20;

/**
 * Compares figures that are given for one thing, which must be in the order of time.
 *
 * The reference is the figure with which most agree (same or compatible). Bounds agree with nearly everything ("at least
 * five": 6 and 900), so that they count only other bounds. Of several the most exact one (outright, about, range, bound),
 * then the earliest; figures from fields go before figures read from the words.
 *
 * Numbers in the words of a claim whose fields give a figure of the same thing ("four died, eleven were missing", 4
 * deaths) are compared with nothing: the fields say which of them it is.
 *
 * A figure is `different` where it excludes the reference, or another figure that agrees with the reference too. What
 * excludes only figures that stand apart themselves is not: one slip would otherwise make all of them differ. All that
 * it excludes is in `differsFrom`.
 *
 *     4 deaths      different     value    from 7 and ≥ 6
 *     ≥ 6 deaths    compatible    bounds   from 4
 *     7 deaths      reference              from 4
 */
export function compareFigures(figures: readonly GivenFigure[]): ComparedFigure[] {
  const fields = new Map(figures.filter(({ basis }) => basis === 'attributes').map((one) => [one.frame.claim.id, one]));
  const insteadOf = ({ frame, quantity, basis }: GivenFigure): GivenFigure | undefined => {
    const given = basis === 'text' ? fields.get(frame.claim.id) : undefined;
    return given && isComparable(given.quantity, quantity) ? given : undefined;
  };
  const meant = figures.filter((one) => !insteadOf(one));
  const kinds = kindsOf(meant);
  const conflicts = new Conflicts(meant, kinds);
  const referenceOf = referencesOf(kinds);
  return figures.map((one) => {
    const field = insteadOf(one);
    if (field)
      return { ...one, relation: 'incomparable', reasons: ['other-figure'], comparedTo: field, differsFrom: [] };
    const reference = referenceOf.get(keyOf(one));
    const differsFrom = conflicts.of(one);
    if (!reference || reference === one)
      return { ...one, relation: 'reference', reasons: [], comparedTo: null, differsFrom };
    return { ...one, ...comparedWith(reference, { one, differsFrom, conflicts, referenceOf }), differsFrom };
  });
}

interface Context {
  readonly one: GivenFigure;
  readonly differsFrom: readonly GivenFigure[];
  readonly conflicts: Conflicts;
  readonly referenceOf: ReadonlyMap<string, GivenFigure>;
}

function comparedWith(
  reference: GivenFigure,
  { one, differsFrom, conflicts, referenceOf }: Context,
): Pick<ComparedFigure, 'relation' | 'reasons' | 'comparedTo'> {
  const plain = compareQuantities(one.quantity, reference.quantity);
  const comparedTo = reference;
  if (plain.relation === 'different' && !conflicts.exclude(one, reference))
    return { relation: 'incomparable', reasons: ['other-figure'], comparedTo };
  if (!isAgreement(plain)) return { ...plain, comparedTo };
  const excluded = differsFrom.find(
    (other) => referenceOf.get(keyOf(other)) === reference && agree(other.quantity, reference.quantity),
  );
  return excluded
    ? { ...compareQuantities(one.quantity, excluded.quantity), comparedTo: excluded }
    : { ...plain, comparedTo };
}

/** Equal figures, in the order of the first of them. */
interface Kind {
  readonly first: GivenFigure;
  readonly all: readonly GivenFigure[];
}

function kindsOf(figures: readonly GivenFigure[]): Kind[] {
  return [...Map.groupBy(figures, keyOf).values()].flatMap((all) => {
    const [first] = all;
    return first ? [{ first, all }] : [];
  });
}

function keyOf({ quantity, basis }: GivenFigure): string {
  // A field goes before words that say the same.
  return `${basis} ${formatQuantity(quantity)}`;
}

/** By each kind of figure what it is compared with: figures of other things that several claims give have their own. */
function referencesOf(kinds: readonly Kind[]): ReadonlyMap<string, GivenFigure> {
  const references = new Map<string, GivenFigure>();
  let rest = kinds;
  let main: GivenFigure | undefined;
  for (let at = 0; at < MOST_REFERENCES && rest.length > 0; at += 1) {
    const reference = bestOf(rest);
    if (!reference) break;
    const own = rest.filter(({ first }) => isComparable(first.quantity, reference.quantity));
    const claims = new Set(own.flatMap(({ all }) => all.map(({ frame }) => frame.claim.id)));
    // What stands alone is no reference of anything.
    const isReference = main === undefined || claims.size > 1;
    for (const { first } of own) references.set(keyOf(first), isReference ? reference : (main ?? reference));
    main ??= reference;
    rest = rest.filter((kind) => !own.includes(kind));
  }
  if (main) for (const { first } of rest) references.set(keyOf(first), main);
  return references;
}

/** See `compareFigures`. */
function bestOf(kinds: readonly Kind[]): GivenFigure | undefined {
  // What a person wrote into fields goes before what was read: a sentence may hold other numbers too.
  const given = kinds.filter(({ first }) => first.basis === 'attributes');
  let best: { readonly first: GivenFigure; readonly agreeing: number } | undefined;
  for (const { first } of (given.length > 0 ? given : kinds).slice(0, MOST_CANDIDATES)) {
    const agreeing = kinds.reduce((sum, other) => sum + (countsFor(first, other.first) ? other.all.length : 0), 0);
    const isBetter =
      !best || agreeing > best.agreeing || (agreeing === best.agreeing && looseness(first) < looseness(best.first));
    if (isBetter) best = { first, agreeing };
  }
  return best?.first;
}

function countsFor(one: GivenFigure, other: GivenFigure): boolean {
  return (!isBound(one) || isBound(other)) && agree(one.quantity, other.quantity);
}

const loosest = 3;
const loosenessOf: Readonly<Record<Comparator, number>> = {
  exactly: 0,
  about: 1,
  between: 2,
  'at-least': loosest,
  'more-than': loosest,
  'at-most': loosest,
  'less-than': loosest,
};

function looseness({ quantity }: GivenFigure): number {
  return loosenessOf[quantity.comparator];
}

function isBound(figure: GivenFigure): boolean {
  return looseness(figure) === loosest;
}

/** Which figures exclude each other, where two claims do not agree by other figures of theirs. */
class Conflicts {
  readonly #kinds: readonly Kind[];
  readonly #ofClaim: ReadonlyMap<string, readonly GivenFigure[]>;
  /** By a kind: the others that exclude it. */
  readonly #excluded = new Map<string, readonly Kind[]>();

  constructor(figures: readonly GivenFigure[], kinds: readonly Kind[]) {
    this.#kinds = kinds.slice(0, MOST_CANDIDATES);
    this.#ofClaim = Map.groupBy(figures, ({ frame }) => frame.claim.id);
  }

  of(one: GivenFigure): GivenFigure[] {
    const found = this.#excludedBy(one).flatMap(({ all }) => all.find((other) => this.#areApart(one, other)) ?? []);
    return [...new Map(found.toReversed().map((other) => [formatQuantity(other.quantity), other])).values()].reverse();
  }

  exclude(one: GivenFigure, other: GivenFigure): boolean {
    return isDifferent(one.quantity, other.quantity) && this.#areApart(one, other);
  }

  #excludedBy(one: GivenFigure): readonly Kind[] {
    const key = keyOf(one);
    const known = this.#excluded.get(key);
    if (known) return known;
    const found = this.#kinds.filter(({ first }) => isDifferent(one.quantity, first.quantity));
    this.#excluded.set(key, found);
    return found;
  }

  /** "Four died, eight were hurt" does not contradict "four people": by four they agree, and eight is something else. */
  #areApart(one: GivenFigure, other: GivenFigure): boolean {
    if (one.frame.claim.id === other.frame.claim.id) return false;
    const agrees = ({ quantity }: GivenFigure, { frame }: GivenFigure): boolean =>
      this.#ofClaim.get(frame.claim.id)?.some((figure) => agree(figure.quantity, quantity)) ?? false;
    return !agrees(one, other) && !agrees(other, one);
  }
}

function isDifferent(a: Quantity, b: Quantity): boolean {
  return compareQuantities(a, b).relation === 'different';
}

function isComparable(a: Quantity, b: Quantity): boolean {
  return compareQuantities(a, b).relation !== 'incomparable';
}

function agree(a: Quantity, b: Quantity): boolean {
  return isAgreement(compareQuantities(a, b));
}

function isAgreement({ relation }: QuantityComparison): boolean {
  return relation === 'same' || relation === 'compatible';
}
