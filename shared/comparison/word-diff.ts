import type { Span, Utf16Offset } from '../domain/span.ts';
import { alignTokens, type Run } from './align-tokens.ts';
import { readableRuns } from './readable-runs.ts';
import { comparableTokens, isWordKey, typographicKey, Vocabulary } from './tokens.ts';

/**
 * One step from one text to another. Both spans are in UTF-16 units of their own text and run from the first token to
 * the end of the last one, without the blanks around. Where a text has nothing, its span is empty (`start === end`) and
 * lies behind the token before.
 *
 *     before  the <fair> deal        removed  "fair"   after: empty, behind "the"
 *     after   the <new> deal         added    "new"    before: empty, behind "fair"
 */
export interface Change {
  readonly kind: 'equal' | 'added' | 'removed';
  readonly before: Span;
  readonly after: Span;
}

/** A text cut into what texts are compared by. */
export class TokenList {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly keys: readonly string[];
  /** Per token the number of its key. */
  readonly numbers: Int32Array;

  constructor(text: string, vocabulary: Vocabulary) {
    this.text = text;
    this.spans = comparableTokens(text);
    this.keys = this.spans.map(({ start, end }) => typographicKey(text.slice(start, end)));
    this.numbers = Int32Array.from(this.keys, (key) => vocabulary.numberOf(key));
  }

  /** The text from one token to the end of the one before `to`; empty, behind the token before, where there is none. */
  envelope(from: number, to: number): Span {
    if (from >= to) {
      const place = this.endOf(from - 1);
      return { start: place, end: place };
    }
    return { start: this.spans[from]?.start ?? 0, end: this.endOf(to - 1) };
  }

  endOf(token: number): Utf16Offset {
    return this.spans[token]?.end ?? 0;
  }

  /** How many letters and signs a token has that say something: none for punctuation. */
  weightOf(token: number): number {
    const key = this.keys[token] ?? '';
    return isWordKey(key) ? key.length : 0;
  }
}

/** The runs of tokens that two texts share in the same order, cut where a reader would cut. */
export function sharedRuns(before: TokenList, after: TokenList): Run[] {
  return readableRuns(alignTokens(before.numbers, after.numbers), before, after);
}

/**
 * What was removed and added, word by word, to make the one text of the other; in reading order of both, the removed
 * before the added where words were replaced. Blanks do not count, and kinds of quotation marks and dashes are the same;
 * case is not. Everything but blanks lies in exactly one change. In proportion to the length of the texts.
 */
export function diffWords(before: string, after: string): Change[] {
  const vocabulary = new Vocabulary();
  const old = new TokenList(before, vocabulary);
  const fresh = new TokenList(after, vocabulary);
  const changes: Change[] = [];
  let a = 0;
  let b = 0;
  const addGap = (toA: number, toB: number): void => {
    if (a < toA) changes.push({ kind: 'removed', before: old.envelope(a, toA), after: fresh.envelope(b, b) });
    if (b < toB) changes.push({ kind: 'added', before: old.envelope(toA, toA), after: fresh.envelope(b, toB) });
  };
  for (const run of sharedRuns(old, fresh)) {
    addGap(run.a, run.b);
    a = run.a + run.length;
    b = run.b + run.length;
    changes.push({ kind: 'equal', before: old.envelope(run.a, a), after: fresh.envelope(run.b, b) });
  }
  addGap(old.spans.length, fresh.spans.length);
  return changes;
}
