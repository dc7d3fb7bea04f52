import type { Run } from './align-tokens.ts';
import { Fingerprints } from './passage-fingerprints.ts';
import type { PassageWords } from './passage-words.ts';

/** Words `[from, to)` of all texts, by their numbers. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/** A stretch of words that stood in an earlier place already. */
export interface Match {
  readonly copy: WordRange;
  readonly origin: WordRange;
  /** The same words in both, in reading order: `a` in the copy, `b` in the origin. */
  readonly runs: readonly Run[];
}

export interface MatchOptions {
  /** The least number of words that are the same. */
  readonly minimumWords: number;
  /** The least that the words must say together; see `PassageWords.rarityOf`. */
  readonly minimumRarity: number;
}

/** So many places of one phrase are remembered; it is a common one then. */
const MOST_ORIGINS = 4;

/** A change inside a passage is of so many words at most, and so many must be the same behind it. */
const LONGEST_CHANGE = 4;
const SAME_AGAIN = 3;

/** What a changed word costs, in words that are the same; a passage goes no further where the sum falls so low. */
const CHANGE_COST = 2;
const LOWEST = 8;

/**
 * Finds what stood before, document by document in the order given. A stretch that is a copy is not remembered as an
 * origin itself, so that a report of an agency in 500 papers costs 499 comparisons and not 125,000. Yields how many
 * documents are done, after each of them.
 */
export function* matchesInSteps(words: PassageWords, options: MatchOptions): Generator<number, Match[]> {
  const fingerprints = new Fingerprints(words, options.minimumWords);
  const origins = new Origins(words.numbers, fingerprints.length);
  const found: Match[] = [];
  for (let document = 0; document < words.ids.length; document += 1) {
    const { places, hashes } = fingerprints.of(document);
    let open: Match[] = [];
    for (const [i, place] of places.entries()) {
      const hash = hashes[i] ?? 0;
      open = open.filter(({ copy }) => copy.to > place);
      const known = origins.placesOf(hash, place);
      let isCopy = false;
      for (const origin of known) {
        const match = open.some((one) => isInside(one, place, origin))
          ? 'known'
          : matchAt(words, { copy: place, origin, length: fingerprints.length }, options);
        isCopy ||= match !== undefined;
        if (match === undefined || match === 'known') continue;
        open.push(match);
        found.push(match);
      }
      if (!isCopy && known.length < MOST_ORIGINS) origins.add(hash, place);
    }
    yield document + 1;
  }
  return found;
}

function isInside({ copy, origin }: Match, inCopy: number, inOrigin: number): boolean {
  return copy.from <= inCopy && inCopy < copy.to && origin.from <= inOrigin && inOrigin < origin.to;
}

interface Seed {
  readonly copy: number;
  readonly origin: number;
  readonly length: number;
}

/** The passage around words that are the same in both places, as far as it goes; undefined where it is too little. */
function matchAt(words: PassageWords, seed: Seed, options: MatchOptions): Match | undefined {
  const { numbers } = words;
  const copied = words.documentOf(seed.copy);
  const origin = words.documentOf(seed.origin);
  // In one document a stretch is no copy of itself.
  const isSame = copied === origin;
  if (isSame && seed.copy < seed.origin + seed.length) return undefined;
  const before = extend(numbers, {
    a: seed.copy - 1,
    b: seed.origin - 1,
    endA: isSame ? seed.origin + seed.length - 1 : words.firstOf(copied) - 1,
    endB: words.firstOf(origin) - 1,
    step: -1,
  }).reverse();
  const start = before[0]?.a ?? seed.copy;
  const after = extend(numbers, {
    a: seed.copy + seed.length,
    b: seed.origin + seed.length,
    endA: words.firstOf(copied + 1),
    endB: isSame ? start : words.firstOf(origin + 1),
    step: 1,
  });
  const runs = [...before, { a: seed.copy, b: seed.origin, length: seed.length }, ...after];
  const match = { runs, ...rangesOf(runs) };
  if (sameWords(runs) < options.minimumWords) return undefined;
  return words.rarityOf(match.origin.from, match.origin.to) >= options.minimumRarity ? match : undefined;
}

export function sameWords(runs: readonly Run[]): number {
  return runs.reduce((sum, { length }) => sum + length, 0);
}

/** What runs cover from the first to the last; the list must not be empty. */
export function rangesOf(runs: readonly Run[]): { readonly copy: WordRange; readonly origin: WordRange } {
  const first = runs[0] ?? { a: 0, b: 0, length: 0 };
  const last = runs.at(-1) ?? first;
  return {
    copy: { from: first.a, to: last.a + last.length },
    origin: { from: first.b, to: last.b + last.length },
  };
}

interface Extension {
  /** The first words to be compared. */
  readonly a: number;
  readonly b: number;
  /** The first words that are out of bounds. */
  readonly endA: number;
  readonly endB: number;
  readonly step: 1 | -1;
}

/** Runs of the same words from a place on, nearest first, as long as they make up for what is changed between them. */
function extend(numbers: Int32Array, { a: fromA, b: fromB, endA, endB, step }: Extension): Run[] {
  const runs: Run[] = [];
  let a = fromA;
  let b = fromB;
  let score = 0;
  let best = 0;
  let kept = 0;
  while (score > best - LOWEST) {
    let length = 0;
    while (a !== endA && b !== endB && numbers[a] === numbers[b]) {
      a += step;
      b += step;
      length += 1;
    }
    score += length;
    if (length > 0) runs.push(step > 0 ? { a: a - length, b: b - length, length } : { a: a + 1, b: b + 1, length });
    if (score > best) {
      best = score;
      kept = runs.length;
    }
    const change = changeAt(numbers, { a, b, endA, endB, step });
    if (!change) break;
    score -= CHANGE_COST * Math.max(change.a, change.b);
    a += step * change.a;
    b += step * change.b;
  }
  runs.length = kept;
  return runs;
}

/** The smallest change behind which words are the same again: how many words it has in either text. */
function changeAt(numbers: Int32Array, { a, b, endA, endB, step }: Extension) {
  const leftA = (endA - a) * step;
  const leftB = (endB - b) * step;
  for (let size = 1; size <= 2 * LONGEST_CHANGE; size += 1)
    for (let inA = Math.max(0, size - LONGEST_CHANGE); inA <= Math.min(size, LONGEST_CHANGE); inA += 1) {
      const inB = size - inA;
      if (inA + SAME_AGAIN > leftA || inB + SAME_AGAIN > leftB) continue;
      let same = 0;
      while (same < SAME_AGAIN && numbers[a + step * (inA + same)] === numbers[b + step * (inB + same)]) same += 1;
      if (same === SAME_AGAIN) return { a: inA, b: inB };
    }
  return undefined;
}

/** Where stretches stood first: a hash table whose chains hold the earliest places. */
class Origins {
  readonly #numbers: Int32Array;
  readonly #length: number;
  readonly #heads: Int32Array;
  readonly #places: number[] = [-1];
  readonly #next: number[] = [0];

  constructor(numbers: Int32Array, length: number) {
    this.#numbers = numbers;
    this.#length = length;
    // About one place in three is remembered.
    this.#heads = new Int32Array(2 ** Math.max(8, Math.ceil(Math.log2(numbers.length / 2 + 1))));
  }

  /** Earlier places of the very words that stand at `place`. */
  placesOf(hash: number, place: number): number[] {
    const found: number[] = [];
    for (let entry = this.#heads[this.#slot(hash)] ?? 0; entry > 0; entry = this.#next[entry] ?? 0) {
      const origin = this.#places[entry] ?? 0;
      if (this.#isSame(origin, place)) found.push(origin);
    }
    return found;
  }

  add(hash: number, place: number): void {
    const slot = this.#slot(hash);
    this.#next.push(this.#heads[slot] ?? 0);
    this.#heads[slot] = this.#places.push(place) - 1;
  }

  #slot(hash: number): number {
    return hash & (this.#heads.length - 1);
  }

  #isSame(a: number, b: number): boolean {
    for (let i = 0; i < this.#length; i += 1) if (this.#numbers[a + i] !== this.#numbers[b + i]) return false;
    return true;
  }
}
