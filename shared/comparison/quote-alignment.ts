import { alignTokens } from './align-tokens.ts';
import { isUnspaced } from '../text/segmentation.ts';
import type { QuotedWord } from './quoted-words.ts';
import { spellingKey } from './spelling.ts';
import { Vocabulary } from './tokens.ts';

/** A word of the quotation and the word of the text that stands for it, each by its number. */
export interface Pair {
  readonly quoted: number;
  readonly found: number;
  /** The same word but for its case; else one word was put for the other. */
  readonly same: boolean;
}

export interface Alignment {
  readonly pairs: readonly Pair[];
  readonly score: number;
}

/** Beyond so many cells (quotation times stretch) the words are aligned as in a diff. */
const MOST_CELLS = 4_000_000;

// Weights in hundredths. A word that says something is worth four that do not, and a changed one costs half of that.
const CONTENT = 400;
const FUNCTION = 200;
const SIMILAR = 50;
const CHANGED = -200;
/** Words that an ellipsis stands for cost next to nothing: but the nearest place is the right one. */
const LEFT_OUT = -1;
const REPLACED = -20;

/** How a cell was come to: from nowhere, by a pair, by dropping a quoted word, by passing over one of the text. */
const Step = { stop: 0, pair: 1, quoted: 2, found: 3 } as const;

/**
 * The best local alignment (Smith and Waterman 1981) of a quotation with the words `[from, to)` of a text. Brackets in
 * the quotation may be dropped, an ellipsis may stand for any words, and insertions may stand for a few.
 */
export function alignQuote(
  quoted: readonly QuotedWord[],
  words: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
): Alignment {
  const width = to - from;
  if (quoted.length === 0 || width <= 0) return { pairs: [], score: 0 };
  if ((quoted.length + 1) * (width + 1) > MOST_CELLS) return alignLong(quoted, words, { from, to });
  const columns = width + 1;
  const steps = new Uint8Array((quoted.length + 1) * columns);
  let above = new Int32Array(columns);
  let row = new Int32Array(columns);
  let best = { score: 0, i: 0, j: 0 };
  for (let i = 1; i <= quoted.length; i += 1) {
    const word = quoted[i - 1];
    if (!word) break;
    const dropped = word.inserted ? 0 : CHANGED;
    const skipped = skipCost(word, quoted[i]);
    row[0] = 0;
    for (let j = 1; j <= width; j += 1) {
      const pair = (above[j - 1] ?? 0) + pairScore(word, words[from + j - 1] ?? '');
      const quote = (above[j] ?? 0) + dropped;
      const found = (row[j - 1] ?? 0) + skipped;
      const score = Math.max(0, pair, quote, found);
      row[j] = score;
      steps[i * columns + j] = stepOf(score, { pair, quote, found });
      if (score > best.score) best = { score, i, j };
    }
    [above, row] = [row, above];
  }
  return { pairs: trace(quoted, words, { steps, columns, from, ...best }), score: best.score };
}

function stepOf(score: number, { pair, quote, found }: { pair: number; quote: number; found: number }): number {
  if (score <= 0) return Step.stop;
  if (score === pair) return Step.pair;
  return score === quote || score !== found ? Step.quoted : Step.found;
}

/** What it costs to pass over a word of the text that stands behind this one of the quotation. */
function skipCost(word: QuotedWord, next: QuotedWord | undefined): number {
  if (next?.afterEllipsis === true) return LEFT_OUT;
  return word.inserted || next?.inserted === true ? REPLACED : CHANGED;
}

function pairScore(quoted: QuotedWord, found: string): number {
  if (quoted.word === found) return quoted.worth > 0 ? CONTENT : FUNCTION;
  if (quoted.inserted) return CHANGED;
  return isSimilar(quoted.word, found) ? SIMILAR : CHANGED;
}

/** Another form of the word ("tariff", "tariffs"): half of it at least, from the beginning on, is the same. */
function isSimilar(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  // There the words beside one may change where it is cut: "绝不|会" and "永远|不会".
  if (isUnspaced(a) && isUnspaced(b)) return shorter > 0 && (a.includes(b) || b.includes(a));
  if (shorter < 4 || a.charCodeAt(0) !== b.charCodeAt(0) || Math.abs(a.length - b.length) > 3) return false;
  let same = 1;
  while (same < shorter && a.charCodeAt(same) === b.charCodeAt(same)) same += 1;
  return same >= 4 && 2 * same >= Math.max(a.length, b.length);
}

interface Trace {
  readonly steps: Uint8Array;
  readonly columns: number;
  readonly from: number;
  readonly i: number;
  readonly j: number;
}

function trace(quoted: readonly QuotedWord[], words: readonly string[], { steps, columns, from, ...end }: Trace) {
  const pairs: Pair[] = [];
  let { i, j } = end;
  while (i > 0 && j > 0) {
    const step = steps[i * columns + j];
    if (step === Step.stop) break;
    if (step === Step.pair) {
      const found = from + j - 1;
      pairs.push({ quoted: i - 1, found, same: isSameWord(quoted[i - 1]?.word ?? '', words[found] ?? '') });
    }
    if (step !== Step.found) i -= 1;
    if (step !== Step.quoted) j -= 1;
  }
  return pairs.reverse();
}

/** The same but for its spelling on either side of the Atlantic. */
export function isSameWord(a: string, b: string): boolean {
  return a === b || (a.charCodeAt(0) === b.charCodeAt(0) && spellingKey(a) === spellingKey(b));
}

function alignLong(
  quoted: readonly QuotedWord[],
  words: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
): Alignment {
  const vocabulary = new Vocabulary();
  const a = Int32Array.from(quoted, ({ word }) => vocabulary.numberOf(word));
  const b = Int32Array.from(words.slice(from, to), (word) => vocabulary.numberOf(word));
  const pairs = alignTokens(a, b).flatMap((run) =>
    Array.from({ length: run.length }, (_, i) => ({ quoted: run.a + i, found: from + run.b + i, same: true })),
  );
  return { pairs, score: pairs.length * FUNCTION };
}
