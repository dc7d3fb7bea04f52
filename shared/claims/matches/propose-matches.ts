import type { AnnotationId, DocumentId, EntityId } from '../../domain/ids.ts';
import { type Term, termsOf } from './claim-terms.ts';

/** A claim as far as it can be compared with others. */
export interface ComparableClaim {
  readonly id: AnnotationId;
  readonly documentId: DocumentId;
  readonly text: string;
  /** The entities whose mentions lie in the claim or have a role in it. */
  readonly entities: readonly { readonly id: EntityId; readonly name: string }[];
  /** Who says so, as far as the register knows them: several in a joint statement. */
  readonly speakerIds: readonly EntityId[];
}

/** Why two claims may be about the same thing. `texts` are in the words of the first claim, the telling ones first. */
export interface MatchReason {
  readonly kind: 'words' | 'numbers' | 'entities' | 'speaker' | 'other-numbers';
  readonly texts: readonly string[];
}

/** The type of link that the pair would get. */
export type MatchSuggestion = 'same' | 'different-figure';

export interface ClaimMatch {
  /** In the order of the claims that were given. */
  readonly fromId: AnnotationId;
  readonly toId: AnnotationId;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly suggestion: MatchSuggestion;
  readonly reasons: readonly MatchReason[];
}

interface Question {
  readonly claims: readonly ComparableClaim[];
  /** Pairs that were decided, by `pairKey`: joined by a link of any type, or in one proposition. */
  readonly decided: ReadonlySet<string>;
  /** Pairs less alike are left out. */
  readonly threshold?: number;
  /** At most so many for one claim, the likeliest. */
  readonly perClaim?: number;
}

/** Two claims by their places in the list that was given, the earlier first. */
export interface AlikePair {
  readonly from: number;
  readonly to: number;
  /** From 0 to 1. */
  readonly confidence: number;
}

interface Weighed {
  readonly terms: readonly Term[];
  /** By the term's key, of length 1 all together. */
  readonly weights: ReadonlyMap<string, number>;
}

/** The claims that have a term, by their places, and how much it weighs in each. */
interface Posting {
  readonly places: number[];
  readonly weights: number[];
}

/** Terms that more claims have find no pairs, though they count in those that others found. */
const MOST_CLAIMS = 400;
/** Beyond that the bound below keeps what can reach the threshold; this many of them are compared at most. */
const MOST_CANDIDATES = 100;
const KIND_WEIGHTS: Readonly<Record<Term['kind'], number>> = { word: 1, number: 1.2, entity: 1.4 };
const SAME_SPEAKER = 0.08;
const PER_CLAIM = 8;
const TELLING = 5;

/** Pairs less alike than this are mostly chance: see the measured numbers in docs/matching.md. */
export const MATCH_THRESHOLD = 0.2;

/** Equal for a pair of claims, whichever comes first. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** Pairs of claims of different documents that may say the same, or the same with another figure, the likeliest first. */
export function proposeMatches({
  claims,
  decided,
  threshold = MATCH_THRESHOLD,
  perClaim = PER_CLAIM,
}: Question): ClaimMatch[] {
  const matcher = atOnce(ClaimMatcher.inSteps(claims));
  const pairs = atOnce(matcher.pairsInSteps({ threshold, perClaim: perClaim * 4 }));
  const idOf = (place: number): string => claims[place]?.id ?? '';
  const open = pairs.filter(({ from, to }) => !decided.has(pairKey(idOf(from), idOf(to))));
  return likeliest(open, perClaim).map((pair) => matcher.explain(pair));
}

function atOnce<Value>(steps: Generator<number, Value>): Value {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Of pairs that are sorted, the likeliest first, those that are among the first few of one of their claims. */
export function likeliest(pairs: readonly AlikePair[], perClaim: number): AlikePair[] {
  const counts = new Map<number, number>();
  return pairs.filter(({ from, to }) => {
    const [a, b] = [counts.get(from) ?? 0, counts.get(to) ?? 0];
    counts.set(from, a + 1).set(to, b + 1);
    return a < perClaim || b < perClaim;
  });
}

/**
 * How alike claims are: the cosine of tf-idf over stems, numbers and entities (Salton and Buckley,
 * 1988). Candidates come from an inverted index over the rarer terms, so that the time grows with the pairs that share one and
 * not with all pairs.
 */
export class ClaimMatcher {
  readonly #claims: readonly ComparableClaim[];
  readonly #weighed: readonly Weighed[];
  readonly #postings = new Map<string, Posting>();
  /** By the claims' places: what their terms weigh that too many claims have, and the length of that part. */
  readonly #frequent: { readonly weights: ReadonlyMap<string, number>; readonly length: number }[] = [];

  private constructor(claims: readonly ComparableClaim[], weighed: readonly Weighed[]) {
    this.#claims = claims;
    this.#weighed = weighed;
  }

  /** Reads and weighs the claims, in small steps; each says how many of them are done. */
  static *inSteps(claims: readonly ComparableClaim[]): Generator<number, ClaimMatcher> {
    const weighed = yield* weigh(claims);
    const matcher = new ClaimMatcher(claims, weighed);
    for (const [place, { weights }] of weighed.entries()) {
      for (const [key, weight] of weights) matcher.#post(key, place, weight);
      yield claims.length;
    }
    for (const { weights } of weighed) {
      const own = [...weights].filter(([key]) => matcher.#isFrequent(key));
      matcher.#frequent.push({ weights: new Map(own), length: Math.hypot(...own.map(([, weight]) => weight)) });
      yield claims.length;
    }
    return matcher;
  }

  #post(key: string, place: number, weight: number): void {
    const posting = this.#postings.get(key);
    if (posting) {
      posting.places.push(place);
      posting.weights.push(weight);
    } else this.#postings.set(key, { places: [place], weights: [weight] });
  }

  #isFrequent(key: string): boolean {
    return (this.#postings.get(key)?.places.length ?? 0) > MOST_CLAIMS;
  }

  /** The pairs, the likeliest first, in small steps; each says how many of the claims are done. */
  *pairsInSteps({
    threshold,
    perClaim,
  }: {
    readonly threshold: number;
    readonly perClaim: number;
  }): Generator<number, AlikePair[]> {
    const best = new Map<number, AlikePair>();
    const count = this.#claims.length;
    const shared = new Float64Array(count);
    for (let place = 0; place < count; place += 1) {
      const pairs = this.#pairsOf(place, shared, threshold)
        .sort((a, b) => b.confidence - a.confidence)
        .slice(0, perClaim);
      for (const pair of pairs) best.set(pair.from * count + pair.to, pair);
      yield place + 1;
    }
    return yield* sortedInSteps(best.values(), count);
  }

  /** A claim with those of other documents that reach the threshold and share a term that is not too common. */
  #pairsOf(place: number, shared: Float64Array, threshold: number): AlikePair[] {
    const touched: number[] = [];
    for (const [key, weight] of this.#weighed[place]?.weights ?? []) {
      const posting = this.#postings.get(key);
      if (!posting || posting.places.length > MOST_CLAIMS) continue;
      const { places, weights } = posting;
      for (let i = 0; i < places.length; i += 1) {
        // `i` is below the length of both lists, and places are below that of `shared`.
        const other = places[i] as number;
        if (shared[other] === 0) touched.push(other);
        shared[other] = (shared[other] as number) + weight * (weights[i] as number);
      }
    }
    const documentId = this.#claims[place]?.documentId;
    const own = this.#frequent[place]?.length ?? 0;
    // What the common terms add is at most the product of the lengths of those parts (Cauchy and Schwarz).
    const found: { readonly other: number; readonly cosine: number }[] = [];
    for (const other of touched) {
      const cosine = shared[other] ?? 0;
      shared[other] = 0;
      if (cosine + own * (this.#frequent[other]?.length ?? 0) + SAME_SPEAKER < threshold) continue;
      if (this.#claims[other]?.documentId !== documentId) found.push({ other, cosine });
    }
    if (found.length > MOST_CANDIDATES) found.sort((a, b) => b.cosine - a.cosine);
    return found
      .slice(0, MOST_CANDIDATES)
      .map(({ other, cosine }) => this.#pair(Math.min(place, other), Math.max(place, other), cosine))
      .filter(({ confidence }) => confidence >= threshold);
  }

  /** `rare` is the cosine as far as the terms of the index tell. */
  #pair(from: number, to: number, rare: number): AlikePair {
    let cosine = rare;
    const others = this.#frequent[to]?.weights;
    for (const [key, weight] of this.#frequent[from]?.weights ?? []) cosine += weight * (others?.get(key) ?? 0);
    return { from, to, confidence: Math.min(1, cosine + (this.#isOneSpeaker(from, to) ? SAME_SPEAKER : 0)) };
  }

  #isOneSpeaker(from: number, to: number): boolean {
    const others = this.#claims[to]?.speakerIds ?? [];
    return this.#claims[from]?.speakerIds.some((id) => others.includes(id)) ?? false;
  }

  /** Why the two are alike. */
  explain({ from, to, confidence }: AlikePair): ClaimMatch {
    const [a, b] = [this.#weighed[from], this.#weighed[to]];
    const [one, other] = [this.#claims[from], this.#claims[to]];
    if (!a || !b || !one || !other) throw new RangeError(`No claims ${from} and ${to}.`);
    const shared = a.terms
      .map((term) => ({ term, weight: (a.weights.get(term.key) ?? 0) * (b.weights.get(term.key) ?? 0) }))
      .filter(({ weight }) => weight > 0)
      .sort((first, second) => second.weight - first.weight);
    const otherNumbers = differ(numbersOf(a), numbersOf(b));
    return {
      fromId: one.id,
      toId: other.id,
      confidence,
      suggestion: otherNumbers ? 'different-figure' : 'same',
      reasons: [
        ...reason('words', shared, 'word'),
        ...reason('numbers', shared, 'number'),
        ...reason('entities', shared, 'entity'),
        ...(this.#isOneSpeaker(from, to) ? [{ kind: 'speaker' as const, texts: [] }] : []),
        ...(otherNumbers
          ? [{ kind: 'other-numbers' as const, texts: [textOf(numbersOf(a)), textOf(numbersOf(b))] }]
          : []),
      ],
    };
  }
}

/** Sorting hundreds of thousands of pairs at once would hold everybody up: one hundredth of confidence after the other. */
function* sortedInSteps(pairs: Iterable<AlikePair>, done: number): Generator<number, AlikePair[]> {
  const buckets = Array.from({ length: 101 }, (): AlikePair[] => []);
  for (const pair of pairs) buckets[100 - Math.floor(pair.confidence * 100)]?.push(pair);
  const sorted: AlikePair[] = [];
  for (const bucket of buckets) {
    bucket.sort((a, b) => b.confidence - a.confidence || a.from - b.from || a.to - b.to);
    for (const pair of bucket) sorted.push(pair);
    yield done;
  }
  return sorted;
}

function* weigh(claims: readonly ComparableClaim[]): Generator<number, Weighed[]> {
  const terms: Term[][] = [];
  for (const claim of claims) {
    terms.push([...termsOf(claim.text), ...entityTerms(claim)]);
    yield 0;
  }
  const frequency = new Map<string, number>();
  for (const list of terms) for (const { key } of list) frequency.set(key, (frequency.get(key) ?? 0) + 1);
  const weighed: Weighed[] = [];
  for (const list of terms) {
    const weights = new Map(
      list.map(({ key, kind }) => [key, KIND_WEIGHTS[kind] * Math.log(1 + claims.length / (frequency.get(key) ?? 1))]),
    );
    const length = Math.hypot(...weights.values()) || 1;
    for (const [key, weight] of weights) weights.set(key, weight / length);
    weighed.push({ terms: list, weights });
    yield 0;
  }
  return weighed;
}

function entityTerms({ entities }: ComparableClaim): Term[] {
  return entities.map(({ id, name }) => ({ kind: 'entity', key: `e ${id}`, text: name, start: 0 }));
}

function reason(
  kind: MatchReason['kind'],
  shared: readonly { readonly term: Term }[],
  of: Term['kind'],
): MatchReason[] {
  const texts = shared.filter(({ term }) => term.kind === of).map(({ term }) => term.text);
  return texts.length === 0 ? [] : [{ kind, texts: texts.slice(0, TELLING) }];
}

/** Both name figures, and none of the same. */
function differ(a: readonly Term[], b: readonly Term[]): boolean {
  return a.length > 0 && b.length > 0 && a.every(({ key }) => b.every((other) => other.key !== key));
}

function numbersOf({ terms }: Weighed): readonly Term[] {
  return terms.filter(({ kind }) => kind === 'number');
}

function textOf(terms: readonly Term[]): string {
  return terms.map(({ text }) => text).join(', ');
}
