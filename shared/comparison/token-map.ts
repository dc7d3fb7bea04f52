import type { Span } from '../domain/span.ts';
import type { Run } from './align-tokens.ts';
import { Vocabulary } from './tokens.ts';
import { sharedRuns, TokenList } from './word-diff.ts';

/** A token of the old text that is none of the new one. */
export const NOWHERE = -1;

/** How far a repetition is followed; a longer one is uncertain to that length only. */
const LONGEST_REPETITION = 1000;

/** Which token of a new text is which of the old one. */
export class TokenMap {
  readonly old: TokenList;
  readonly fresh: TokenList;
  /** Per old token the new one, or `NOWHERE`; it only rises. */
  readonly places: Int32Array;
  /**
   * Per old token 1 where it could as well be another one: of "India agreed. India refused." with a sentence less, the
   * "India" that is left is the one of either sentence.
   */
  readonly uncertain: Uint8Array;
  readonly #taken: Uint8Array;
  #added: ReadonlyMap<number, readonly number[]> | undefined;

  constructor(before: string, after: string) {
    const vocabulary = new Vocabulary();
    this.old = new TokenList(before, vocabulary);
    this.fresh = new TokenList(after, vocabulary);
    this.places = new Int32Array(this.old.spans.length).fill(NOWHERE);
    this.uncertain = new Uint8Array(this.old.spans.length);
    this.#taken = new Uint8Array(this.fresh.spans.length);
    const runs = sharedRuns(this.old, this.fresh);
    for (const { a, b, length } of runs)
      for (let i = 0; i < length; i += 1) {
        this.places[a + i] = b + i;
        this.#taken[b + i] = 1;
      }
    this.#markUncertain(runs);
  }

  /** The old tokens that a span touches: the first and the last, or undefined where there are none. */
  tokensIn({ start, end }: Span): { readonly first: number; readonly last: number } | undefined {
    const { spans } = this.old;
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    let last = low;
    high = spans.length;
    while (last < high) {
      const middle = (last + high) >> 1;
      if ((spans[middle]?.start ?? 0) < end) last = middle + 1;
      else high = middle;
    }
    return low < last ? { first: low, last: last - 1 } : undefined;
  }

  /** The new token that an old one became; just outside the new text for what is just outside the old one. */
  placeOf(token: number): number {
    if (token < 0) return -1;
    return token >= this.places.length ? this.fresh.spans.length : (this.places[token] ?? NOWHERE);
  }

  hasPlace(token: number): boolean {
    return token < 0 || token >= this.places.length || this.places[token] !== NOWHERE;
  }

  /** Where a word stands in what is new, by the numbers of its tokens. */
  addedPlacesOf(number: number): readonly number[] {
    this.#added ??= this.#collectAdded();
    return this.#added.get(number) ?? [];
  }

  #collectAdded(): Map<number, number[]> {
    const added = new Map<number, number[]>();
    for (const [token, number] of this.fresh.numbers.entries()) {
      if (this.#taken[token] === 1) continue;
      const list = added.get(number);
      if (list) list.push(token);
      else added.set(number, [token]);
    }
    return added;
  }

  /** What was only removed could also have been a few tokens earlier or later, if these are the same. */
  #markUncertain(runs: readonly Run[]): void {
    // What was removed at the beginning or at the end lies beside an empty run.
    const first = { a: 0, b: 0, length: 0 };
    const last = { a: this.places.length, b: this.#taken.length, length: 0 };
    const all = [first, ...runs, last];
    for (const [i, run] of all.entries()) {
      const next = all[i + 1];
      const from = run.a + run.length;
      const to = next?.a ?? from;
      if (!next || to === from || next.b > run.b + run.length) continue;
      const { numbers } = this.old;
      const left = Math.min(run.length, LONGEST_REPETITION);
      for (let step = 1; step <= left && numbers[from - step] === numbers[to - step]; step += 1)
        this.uncertain[from - step] = 1;
      const right = Math.min(next.length, LONGEST_REPETITION);
      for (let step = 0; step < right && numbers[from + step] === numbers[to + step]; step += 1)
        this.uncertain[to + step] = 1;
    }
  }
}
