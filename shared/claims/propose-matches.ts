import type { AnnotationId, DocumentId, EntityId } from '../domain/ids.ts';
import { type Term, termsOf } from './claim-terms.ts';

/** A claim as far as it can be compared with others. */
export interface ComparableClaim {
  readonly id: AnnotationId;
  readonly documentId: DocumentId;
  readonly text: string;
  /** The entities whose mentions lie in the claim or have a role in it. */
  readonly entities: readonly { readonly id: EntityId; readonly name: string }[];
  /** Who says so. */
  readonly speakerId: EntityId | null;
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

interface Weighed {
  readonly claim: ComparableClaim;
  readonly place: number;
  readonly terms: readonly Term[];
  /** By the term's key, of length 1 all together. */
  readonly weights: ReadonlyMap<string, number>;
  readonly numbers: ReadonlySet<string>;
}

/** The places of the claims that have a term. */
type Index = ReadonlyMap<string, readonly number[]>;

/** Terms that more claims have find no pairs, though they count in those that others found. */
const MOST_CLAIMS = 400;
const ENTITY_WEIGHT = 1.4;
const NUMBER_WEIGHT = 1.2;
const SAME_SPEAKER = 0.08;
const THRESHOLD = 0.22;
const PER_CLAIM = 8;
const TELLING = 5;

/** Equal for a pair of claims, whichever comes first. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/**
 * Pairs of claims of different documents that may say the same, or the same with another figure, the likeliest first.
 * Cosine of tf-idf over stems, numbers and entities (Salton and Buckley, 1988); candidates come from an inverted index
 * over the rarer terms, so that the time grows with the pairs that share one and not with all pairs.
 */
export function proposeMatches({
  claims,
  decided,
  threshold = THRESHOLD,
  perClaim = PER_CLAIM,
}: Question): ClaimMatch[] {
  const weighed = weigh(claims);
  const index = indexOf(weighed);
  const best = new Map<string, ClaimMatch>();
  for (const one of weighed) {
    // Some more than are wanted, since common terms may change their order.
    const matches = candidatesOf(one, { weighed, index, decided }, perClaim * 4)
      .map((other) => (other.place < one.place ? compare(other, one) : compare(one, other)))
      .filter(({ confidence }) => confidence >= threshold)
      .sort((a, b) => b.confidence - a.confidence)
      .slice(0, perClaim);
    for (const match of matches) best.set(pairKey(match.fromId, match.toId), match);
  }
  return [...best.values()].sort((a, b) => b.confidence - a.confidence || (a.fromId < b.fromId ? -1 : 1));
}

function weigh(claims: readonly ComparableClaim[]): Weighed[] {
  const terms = claims.map((claim) => [...termsOf(claim.text), ...entityTerms(claim)]);
  const frequency = new Map<string, number>();
  for (const list of terms) for (const { key } of list) frequency.set(key, (frequency.get(key) ?? 0) + 1);
  return claims.map((claim, place) => {
    const list = terms[place] ?? [];
    const weights = new Map(
      list.map(({ key, kind }) => [key, kindWeight(kind) * Math.log(1 + claims.length / (frequency.get(key) ?? 1))]),
    );
    const length = Math.hypot(...weights.values()) || 1;
    for (const [key, weight] of weights) weights.set(key, weight / length);
    const numbers = new Set(list.filter(({ kind }) => kind === 'number').map(({ key }) => key));
    return { claim, place, terms: list, weights, numbers };
  });
}

function entityTerms({ entities }: ComparableClaim): Term[] {
  return entities.map(({ id, name }) => ({ kind: 'entity', key: `e ${id}`, text: name }));
}

function kindWeight(kind: Term['kind']): number {
  if (kind === 'word') return 1;
  return kind === 'entity' ? ENTITY_WEIGHT : NUMBER_WEIGHT;
}

function indexOf(weighed: readonly Weighed[]): Index {
  const index = new Map<string, number[]>();
  for (const { place, weights } of weighed)
    for (const key of weights.keys()) {
      const places = index.get(key);
      if (places) places.push(place);
      else index.set(key, [place]);
    }
  return index;
}

interface Candidates {
  readonly weighed: readonly Weighed[];
  readonly index: Index;
  readonly decided: ReadonlySet<string>;
}

/** The claims that share the most with one, as far as terms that are not too common tell. */
function candidatesOf(one: Weighed, { weighed, index, decided }: Candidates, count: number): Weighed[] {
  const shared = new Map<number, number>();
  for (const [key, weight] of one.weights) {
    const places = index.get(key) ?? [];
    if (places.length > MOST_CLAIMS) continue;
    for (const place of places)
      shared.set(place, (shared.get(place) ?? 0) + weight * (weighed[place]?.weights.get(key) ?? 0));
  }
  return [...shared]
    .sort(([, a], [, b]) => b - a)
    .map(([place]) => weighed[place])
    .filter((other) => other !== undefined)
    .filter(({ claim }) => claim.documentId !== one.claim.documentId && !decided.has(pairKey(claim.id, one.claim.id)))
    .slice(0, count);
}

function compare(a: Weighed, b: Weighed): ClaimMatch {
  const shared = a.terms
    .map((term) => ({ term, weight: (a.weights.get(term.key) ?? 0) * (b.weights.get(term.key) ?? 0) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  const sameSpeaker = a.claim.speakerId !== null && a.claim.speakerId === b.claim.speakerId;
  const cosine = shared.reduce((sum, { weight }) => sum + weight, 0);
  const otherNumbers = differ(a.numbers, b.numbers);
  return {
    fromId: a.claim.id,
    toId: b.claim.id,
    confidence: Math.min(1, cosine + (sameSpeaker ? SAME_SPEAKER : 0)),
    suggestion: otherNumbers ? 'different-figure' : 'same',
    reasons: [
      ...reason('words', shared, 'word'),
      ...reason('numbers', shared, 'number'),
      ...reason('entities', shared, 'entity'),
      ...(sameSpeaker ? [{ kind: 'speaker' as const, texts: [] }] : []),
      ...(otherNumbers ? [{ kind: 'other-numbers' as const, texts: [numbersOf(a), numbersOf(b)] }] : []),
    ],
  };
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
function differ(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && [...a].every((number) => !b.has(number));
}

function numbersOf({ terms }: Weighed): string {
  return terms
    .filter(({ kind }) => kind === 'number')
    .map(({ text }) => text)
    .join(', ');
}
